import { maskIdentityNumber } from '../../../../shared/domain/applicant/mask.ts';
import { openingOf } from '../../../../shared/domain/case/project-case.ts';
import type { DocumentModel } from '../../../../shared/domain/document/document-model.ts';
import type { Instant } from '../../../../shared/kernel/time.ts';
import { deliveryReceipt, RESULT_WITHOUT_PAPER } from '../../../../shared/texts/documents-delivery.ts';
import type { PaperHandOver } from '../../../../shared/texts/documents-delivery.ts';
import type { Tables } from '../../ports/store.ts';
import { numberOf } from '../case-view.ts';
import { getDesk, toPaperCase } from '../paper-case.ts';
import type { HandingOver } from './hand-over.ts';

/** 领证签收单 for what is handed out now; a case handed out in two steps has two of them. */
export async function receiptModel(
  tables: Tables,
  handing: HandingOver,
  at: Instant,
): Promise<DocumentModel> {
  const { receive, reading, session, actions } = handing;
  const desk = await getDesk(tables, session.deskId ?? receive.deskId);
  const about = toPaperCase(receive, { desk, session, at });
  const results: PaperHandOver['results'][number][] = [];
  for (const part of handing.ready) results.push(await resultOf(tables, handing, part));
  return deliveryReceipt(
    { ...about, simulated: receive.simulated || reading.simulated },
    {
      place: actions.filter(({ kind }) => kind === 'handOver').length + 1,
      collectorName: reading.card.name,
      collectorIdentityNumber: maskIdentityNumber(reading.card.identityNumber),
      collectorKind: handing.collectorKind,
      results,
    },
  );
}

async function resultOf(tables: Tables, { receive }: HandingOver, part: HandingOver['ready'][number]) {
  const opening = openingOf(part.actions);
  const paper = await tables.documents.findOfSubCase(part.subCaseId, ['outcome', 'denialDecision']);
  return {
    number: paper?.number ?? numberOf(receive, opening),
    itemName: opening.itemName,
    paper: paper?.title ?? RESULT_WITHOUT_PAPER,
  };
}
