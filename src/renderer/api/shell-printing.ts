import type { ShellPrinting } from '../../shared/api/shell-printing.ts';
import type { PrinterStatus } from '../../shared/api/station/printing.ts';
import { succeed } from '../../shared/kernel/result.ts';
import type { StationClient } from './clients.ts';

type Printing = StationClient['printing'];

/** The station, whose printers are the shell's where it speaks with no spooler (Windows). A browser has no shell. */
export function withShellPrinting(
  station: StationClient,
  shell: Partial<ShellPrinting> | undefined,
): StationClient {
  const { listPrinters, printPaper } = shell ?? {};
  if (!listPrinters || !printPaper) return station;
  const { idCardReader, printing, sealKey, simulator } = station;

  const printers: Printing['printers'] = async (...args) => {
    const listed = await printing.printers(...args);
    if (listed.ok || listed.failure.code !== 'printing.spoolerAbsent') return listed;
    const found = await listPrinters();
    if (!found.ok) return found;
    return found.value.length > 0 ? succeed(found.value.map(toStatus)) : listed;
  };

  const print: Printing['print'] = async (...args) => {
    const printed = await printing.print(...args);
    if (printed.ok || printed.failure.code !== 'printing.spoolerAbsent') return printed;
    const [{ printer, copies, oneSided, pdf }] = args;
    const taken = await printPaper({ printer, copies, oneSided, pdf });
    return taken.ok ? succeed({ simulated: false, unconfirmed: true }) : taken;
  };

  return { idCardReader, sealKey, simulator, printing: { printers, print, cancel: printing.cancel } };
}

/** Nothing but its name is known of a printer of the system. */
function toStatus({
  name,
  description,
}: {
  readonly name: string;
  readonly description: string;
}): PrinterStatus {
  const known = { name, description, simulated: false };
  return { ...known, state: 'idle', accepting: true, reasons: [], isDefault: false };
}
