import { succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import type { Operator } from '../../../../shared/domain/staff/operator.ts';
import { copyMark } from '../../../../shared/texts/printing.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { Tables } from '../../ports/store.ts';
import type { DocumentRecord } from '../../ports/tables.ts';
import { maySeePaper } from '../may-see-paper.ts';
import type { PaperRefusal } from '../papers.ts';
import { noteOf } from './request-print.ts';
import type { PrintWish } from './request-print.ts';

/** What trying the words of a reason needs. */
export type NotePorts = Pick<OfficePorts, 'store' | 'files' | 'composer' | 'clock'>;

/** As wide as the number of a copy gets. */
const WIDEST_NUMBER = 9_999;

/**
 * Tries the words of a reason on a paper of each kind, so that they are refused to whoever wrote them and not at the
 * printer: a ticket takes fewer of them than a sheet.
 */
export async function checkNote(
  { store, files, composer, clock }: NotePorts,
  { documentIds, operator }: { readonly documentIds: readonly string[]; readonly operator: Operator },
  { reason }: Pick<PrintWish, 'reason'>,
): Promise<Result<void, PaperRefusal>> {
  const note = noteOf({ reason });
  if (note === null || reason === undefined) return succeed(undefined);
  const text = copyMark({ copyNumber: WIDEST_NUMBER, reason: reason.kind, note, at: clock.now() });
  for (const { fileId } of await store.read((tables) => findOneOfEachKind(tables, operator, documentIds))) {
    const pdf = await files.read(fileId);
    if (!pdf) continue;
    const marked = await composer.markCopy(pdf, { text });
    if (!marked.ok) return marked;
  }
  return succeed(undefined);
}

/** Of those the person may see. Nothing is written on sealed papers, nor on those that were not printed before. */
async function findOneOfEachKind(
  tables: Tables,
  operator: Operator,
  documentIds: readonly string[],
): Promise<readonly DocumentRecord[]> {
  const found = new Map<DocumentRecord['kind'], DocumentRecord>();
  for (const { paper, printedCopies } of await tables.printing.findPapers(documentIds)) {
    if (found.has(paper.kind) || paper.sealCount > 0 || printedCopies === 0) continue;
    if (await maySeePaper(tables, operator, paper)) found.set(paper.kind, paper);
  }
  return [...found.values()];
}
