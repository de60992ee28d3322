import { succeed } from '../../../../shared/kernel/result.ts';
import type { PrintablePaper } from '../../../../shared/api/office/printing.ts';
import { MOST_PAPERS_OF_A_BATCH } from '../../../../shared/domain/document/print-job.ts';
import type { LocalDate } from '../../../../shared/kernel/time.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { PrintablePaperRecord } from '../../ports/print-table.ts';
import { maySeePaper } from '../may-see-paper.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { toDocumentSummary } from '../papers.ts';
import { spanOf } from './job-view.ts';
import type { PrintPorts } from './job-view.ts';

/** Papers of a day, of some kinds, that the person may see. */
export function createFindPapers(ports: PrintPorts): OfficeOperations['printing']['findPapers'] {
  return ({ madeOn, kinds, onlyUnprinted }, caller) =>
    ports.store.read(async (tables) => {
      const query = { kinds, onlyUnprinted, limit: MOST_PAPERS_OF_A_BATCH };
      const found = await tables.printing.listPapers(spanOf(madeOn as LocalDate), query);
      const { operator } = sessionOf(caller);
      const papers: PrintablePaper[] = [];
      for (const each of found) {
        if (await maySeePaper(tables, operator, each.paper)) papers.push(toPrintable(each));
      }
      return succeed(papers);
    });
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
