import { maskIdentityNumber } from '../../../../shared/domain/applicant/mask.ts';
import type { SubCase } from '../../../../shared/domain/case/case-action.ts';
import { openingOf } from '../../../../shared/domain/case/project-case.ts';
import { authorityOn } from '../../../../shared/domain/delivery/may-collect.ts';
import type { AnyPaperContent } from '../../../../shared/domain/document/paper-template.ts';
import type { Instant } from '../../../../shared/kernel/time.ts';
import { deliveryReceipt, RESULT_WITHOUT_PAPER } from '../../../../shared/texts/documents-delivery.ts';
import type { PaperResult } from '../../../../shared/texts/documents-delivery.ts';
import type { Session } from '../../ports/caller.ts';
import type { Tables } from '../../ports/store.ts';
import { numberOf } from '../case-view.ts';
import type { ReceiveAction } from '../find-sub-case.ts';
import { getDesk, toPaperCase } from '../paper-case.ts';
import type { HandingOver } from './hand-over.ts';

/** 领证签收单 for what is handed out now; a case handed out in two steps has two of them. */
export async function receiptContent(
  tables: Tables,
  handing: HandingOver,
  at: Instant,
): Promise<AnyPaperContent> {
  const { receive, reading, session, actions, collectorKind, relation } = handing;
  const about = await paperAbout(tables, receive, { session, at });
  return deliveryReceipt(
    { ...about, simulated: receive.simulated || reading.simulated },
    {
      place: actions.filter((action) => action.kind === 'handOver' && isAtDesk(action.manner)).length + 1,
      collectorName: reading.card.name,
      collectorIdentityNumber: maskIdentityNumber(reading.card.identityNumber),
      collectorKind,
      ...(relation === undefined ? {} : { relation }),
      authorityScope: collectorKind === 'agent' ? (authorityOn(receive, at)?.scope ?? null) : null,
      results: await resultsOf(tables, handing),
    },
  );
}

/** What was handed over by early versions of the program left at the desk. */
function isAtDesk(manner: string | undefined): boolean {
  return manner === undefined || manner === 'desk';
}

/** What the papers of the issuing window say of the case, and of the desk the person signed in sits at. */
export async function paperAbout(
  tables: Tables,
  receive: ReceiveAction,
  { session, at }: { readonly session: Session; readonly at: Instant },
) {
  const desk = await getDesk(tables, session.deskId ?? receive.deskId);
  return toPaperCase(receive, { desk, session, at });
}

/** The outcomes as the papers name them. */
export async function resultsOf(
  tables: Tables,
  { receive, parts }: { readonly receive: ReceiveAction; readonly parts: readonly SubCase[] },
): Promise<readonly PaperResult[]> {
  const results: PaperResult[] = [];
  for (const { subCaseId, actions } of parts) {
    const opening = openingOf(actions);
    const paper = await tables.documents.findOfSubCase(subCaseId, ['outcome', 'denialDecision']);
    results.push({
      number: paper?.number ?? numberOf(receive, opening),
      itemName: opening.itemName,
      paper: paper?.title ?? RESULT_WITHOUT_PAPER,
    });
  }
  return results;
}
