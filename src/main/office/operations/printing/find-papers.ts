import { succeed } from '../../../../shared/kernel/result.ts';
import type { PrintablePaper } from '../../../../shared/api/office/printing.ts';
import { MOST_PAPERS_OF_A_BATCH } from '../../../../shared/domain/document/print-job.ts';
import type { Operator } from '../../../../shared/domain/staff/operator.ts';
import type { LocalDate } from '../../../../shared/kernel/time.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { PrintablePaperRecord } from '../../ports/print-table.ts';
import type { Tables } from '../../ports/store.ts';
import { maySeePaper } from '../may-see-paper.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { toDocumentSummary } from '../papers.ts';
import { spanOf } from './job-view.ts';
import type { PrintPorts } from './job-view.ts';

/** Papers of a day, of some kinds, that the person may see: others' papers before them take no room from them. */
export function createFindPapers(ports: PrintPorts): OfficeOperations['printing']['findPapers'] {
  return ({ madeOn, kinds, onlyUnprinted }, caller) =>
    ports.store.read(async (tables) => {
      const { operator } = sessionOf(caller);
      const span = spanOf(madeOn as LocalDate);
      const papers: PrintablePaper[] = [];
      let after: PrintablePaperRecord['paper'] | undefined;
      do {
        const query = { kinds, onlyUnprinted, limit: MOST_PAPERS_OF_A_BATCH, after };
        const found = await tables.printing.listPapers(span, query);
        papers.push(...(await keepSeen(tables, operator, found)));
        after = found.length < MOST_PAPERS_OF_A_BATCH ? undefined : found.at(-1)?.paper;
      } while (after && papers.length < MOST_PAPERS_OF_A_BATCH);
      return succeed(papers.slice(0, MOST_PAPERS_OF_A_BATCH));
    });
}

async function keepSeen(
  tables: Tables,
  operator: Operator,
  found: readonly PrintablePaperRecord[],
): Promise<readonly PrintablePaper[]> {
  const seen: PrintablePaper[] = [];
  for (const each of found) {
    if (await maySeePaper(tables, operator, each.paper)) seen.push(toPrintable(each));
  }
  return seen;
}

function toPrintable({ paper, printedCopies, hasOpenJob }: PrintablePaperRecord): PrintablePaper {
  const { documentId, kind, title, number, madeAt, needsSeal } = toDocumentSummary(paper);
  return {
    documentId,
    kind,
    title,
    number,
    caseId: paper.caseId,
    madeAt,
    needsSeal,
    printedCopies,
    hasOpenJob,
  };
}
