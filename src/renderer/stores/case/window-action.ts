import type { CaseView } from '../../../shared/api/office/case.ts';
import type { CallResult } from '../../api/call.ts';
import type { OfficeClient } from '../../api/clients.ts';

/** A part as the page last saw it. */
export type SeenPart = { readonly subCaseId: string; readonly version: number };

/** A point of a notice, with the words that say how to mend it. */
export type NoticePoint = {
  readonly where: 'material' | 'field';
  readonly code: string;
  readonly remedy: string;
};

/** What a window does to a case that was taken in. */
export type WindowAction =
  | {
      readonly kind: 'accept';
      readonly part: SeenPart;
      readonly deferred: readonly string[];
      readonly promised: readonly string[];
    }
  | {
      readonly kind: 'refuse';
      readonly part: SeenPart;
      readonly reason: string;
      readonly legalBasis: string;
    }
  | { readonly kind: 'returnToApplicant'; readonly part: SeenPart; readonly reason: string }
  | { readonly kind: 'correct'; readonly points: readonly NoticePoint[] }
  | { readonly kind: 'correctAgain'; readonly points: readonly NoticePoint[]; readonly reason: string }
  | {
      readonly kind: 'withdraw';
      readonly parts: readonly SeenPart[];
      readonly reason: string;
      /** A signed reading of the card of who takes it back; null where the clerk states it. */
      readonly reading: string | null;
    };

type Expected = { readonly requestId: string; readonly caseId: string; readonly caseVersion: number };
type Cases = OfficeClient['case'];
type Answer = Promise<CallResult<CaseView>>;

/** Sends an action to the office. */
export function sendWindowAction(cases: Cases, action: WindowAction, expected: Expected): Answer {
  const { requestId, caseId } = expected;
  switch (action.kind) {
    case 'accept': {
      const { deferred, promised } = action;
      return cases.acceptPart({
        ...expectedPart(requestId, action.part),
        deferred: [...deferred],
        promised: [...promised],
      });
    }
    case 'refuse': {
      const { reason, legalBasis } = action;
      return cases.refusePart({ ...expectedPart(requestId, action.part), reason, legalBasis });
    }
    case 'returnToApplicant':
      return cases.returnPart({ ...expectedPart(requestId, action.part), reason: action.reason });
    case 'correct':
      return cases.correct({ ...expected, points: [...action.points] });
    case 'correctAgain':
      return cases.correctAgain({ ...expected, points: [...action.points], reason: action.reason });
    case 'withdraw': {
      const parts = action.parts.map(({ subCaseId, version }) => ({ subCaseId, expectedVersion: version }));
      return cases.withdraw({ requestId, caseId, parts, reason: action.reason, reading: action.reading });
    }
  }
}

function expectedPart(requestId: string, { subCaseId, version }: SeenPart) {
  return { requestId, subCaseId, expectedVersion: version };
}
