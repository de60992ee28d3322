import { succeed } from '../../../../shared/kernel/result.ts';
import { openSubCases } from '../../../../shared/domain/case/accept-application.ts';
import { intakeDeadlines } from '../../../../shared/domain/case/intake-outlook.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import { calendarInForce } from '../calendar-in-use.ts';
import { catalogueOfDraft } from '../catalogue-in-use.ts';
import { mergeSubject } from '../merge-subject.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { findDraftOfDesk } from '../open-draft.ts';
import { partiesOf } from '../parties.ts';
import { fixedDayOf } from './open-case.ts';
import { findSuspectedDuplicates } from './suspected-duplicates.ts';

/** 收件预告. What the clerk should know before they decide; taking in counts and looks again. */
export function createForeseeIntake(
  ports: Pick<OfficePorts, 'store' | 'clock' | 'data'>,
): OfficeOperations['case']['foreseeIntake'] {
  return async ({ draftId }, caller) =>
    ports.store.read(async (tables) => {
      const found = await findDraftOfDesk(tables, sessionOf(caller), draftId);
      if (!found.ok) return found;
      const draft = found.value;
      const { catalogue } = await catalogueOfDraft(tables, ports.clock, draft);
      const merged = mergeSubject(catalogue, draft);
      const at = ports.clock.now();
      const openings = openSubCases(merged, numbered(), fixedDayOf(merged, at));
      const { identityNumber } = partiesOf(merged.fields, draft.answers).applicant;
      const itemCodes = openings.map(({ itemCode }) => itemCode);
      const duplicates = await findSuspectedDuplicates(tables, { identityNumber, itemCodes, at });
      const { correctionWorkingDays } = ports.data.windowRules;
      const calendar = await calendarInForce(tables, ports.data);
      return succeed({
        ...intakeDeadlines(calendar, openings, { at, correctionWorkingDays }),
        duplicates: duplicates.filter(({ caseId }) => caseId !== draft.link?.caseId),
      });
    });
}

/** Ids for parts that nobody keeps. */
function numbered(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return String(count);
  };
}
