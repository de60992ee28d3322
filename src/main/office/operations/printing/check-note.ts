import { succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import { copyMark } from '../../../../shared/texts/printing.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { PaperRefusal } from '../papers.ts';
import { noteOf } from './request-print.ts';
import type { PrintWish } from './request-print.ts';

/** What trying the words of a reason needs. */
export type NotePorts = Pick<OfficePorts, 'store' | 'files' | 'composer' | 'clock'>;

/** As wide as the number of a copy gets. */
const WIDEST_NUMBER = 9_999;

/** Tries the words of a reason on the paper, so that they are refused to whoever wrote them and not at the printer. */
export async function checkNote(
  { store, files, composer, clock }: NotePorts,
  documentId: string,
  wish: Pick<PrintWish, 'reason'>,
): Promise<Result<void, PaperRefusal>> {
  const note = noteOf(wish);
  if (note === null || wish.reason === undefined) return succeed(undefined);
  const paper = await store.read((tables) => tables.documents.find(documentId));
  if (!paper || paper.sealCount > 0) return succeed(undefined); // nothing is written on it
  const pdf = await files.read(paper.fileId);
  if (!pdf) return succeed(undefined);
  const text = copyMark({ copyNumber: WIDEST_NUMBER, reason: wish.reason.kind, note, at: clock.now() });
  const marked = await composer.markCopy(pdf, { text });
  return marked.ok ? succeed(undefined) : marked;
}
