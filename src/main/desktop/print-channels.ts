import { ipcMain } from 'electron';
import type { BrowserWindow } from 'electron';
import type { ShellPrintFailure } from '../../shared/api/shell-printing.ts';
import { fail } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { isOwnPage } from './own-page.ts';
import { readPrintTask } from './print-task.ts';
import type { ShellPrinters } from './shell-printers.ts';

/** The channels between page and shell; the preload names them as well. */
const LIST_CHANNEL = 'quanke:listPrinters';
const PRINT_CHANNEL = 'quanke:printPaper';

/** Lists printers and prints papers for our own window's page, and for nobody else. */
export function openPrintChannels(window: BrowserWindow, printers: ShellPrinters): void {
  ipcMain.handle(LIST_CHANNEL, async (event) => {
    return isOwnPage(event, window) ? printers.list() : fail('call.linkRefused');
  });
  ipcMain.handle(PRINT_CHANNEL, async (event, wanted: unknown): Promise<Result<null, ShellPrintFailure>> => {
    if (!isOwnPage(event, window)) return fail('call.linkRefused');
    const task = readPrintTask(wanted);
    return task.ok ? printers.print(task.value) : task;
  });
}
