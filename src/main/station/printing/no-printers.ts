import { fail } from '../../../shared/kernel/result.ts';
import type { Printers } from './printers.ts';

/** A workstation whose spooler we do not speak with: Windows, where a paper is printed by the browser. */
export const noPrinters: Printers = {
  simulated: false,
  list: async () => fail('printing.spoolerAbsent'),
  print: async () => fail('printing.spoolerAbsent'),
};
