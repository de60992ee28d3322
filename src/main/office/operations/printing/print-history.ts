import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { PrintedCopy } from '../../../../shared/api/office/printing.ts';
import { hasRole } from '../../../../shared/domain/staff/operator.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { PrintTable } from '../../ports/print-table.ts';
import type { Tables } from '../../ports/store.ts';
import { maySeePaper } from '../may-see-paper.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { toLineOf } from './job-view.ts';
import type { PrintPorts } from './job-view.ts';

type CopyRecord = Awaited<ReturnType<PrintTable['listCopies']>>[number];

/** The copies of a paper, and the job that is on its way. */
export function createPrintHistory(ports: PrintPorts): OfficeOperations['printing']['history'] {
  return ({ documentId }, caller) =>
    ports.store.read(async (tables) => {
      const paper = await tables.documents.find(documentId);
      if (!paper) return fail('document.notFound');
      const { operator } = sessionOf(caller);
      const may = hasRole(operator, ['supervisor']) || (await maySeePaper(tables, operator, paper));
      if (!may) return fail('call.notPermitted');

      const open = await tables.printing.findOpenOfPaper(documentId);
      const copies: PrintedCopy[] = [];
      for (const copy of await tables.printing.listCopies(documentId))
        copies.push(await toCopy(tables, copy));
      return succeed({ documentId, copies, openJob: open ? await toLineOf(ports, tables, open) : null });
    });
}

async function toCopy(tables: Tables, copy: CopyRecord): Promise<PrintedCopy> {
  const { documentId: _documentId, confirmedBy, ...rest } = copy;
  const name = (await tables.operators.find(confirmedBy))?.displayName ?? confirmedBy;
  return { ...rest, confirmedBy: name };
}
