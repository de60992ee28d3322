import type { OperationsOf } from '../../../shared/api/procedure.ts';
import type { printing } from '../../../shared/api/station/printing.ts';
import { assert } from '../../../shared/kernel/assert.ts';
import { parseBase64 } from '../../../shared/kernel/bytes.ts';
import { succeed } from '../../../shared/kernel/result.ts';
import type { PrintTasks } from '../printing/print-tasks.ts';

/** The operations behind `station.printing`. */
export function createPrintingOperations(tasks: PrintTasks): OperationsOf<typeof printing, unknown> {
  const { printers } = tasks;
  return {
    printers: () => printers.list(),
    print: async ({ pdf, ...task }) => {
      const bytes = parseBase64(pdf);
      assert(bytes, 'the contract takes base64 only');
      const printed = await tasks.print({ ...task, pdf: bytes });
      return printed.ok ? succeed({ simulated: printers.simulated }) : printed;
    },
    cancel: async ({ jobId }) => succeed({ cancelled: tasks.cancel(jobId) }),
  };
}
