// 外壳打印. Where the station speaks with no spooler (Windows), the shell draws a paper in a window nobody sees and gives
// the sheets to the system's spooler, without a dialog. The window has a session of its own in which our built files and
// this one paper are all there is: no office, no station, no bridge, no network. Chromium's own PDF viewer is not used,
// because it does not say when a paper is ready, and what is printed before that is blank.
import { setTimeout as pause } from 'node:timers/promises';
import { session as sessions } from 'electron';
import type { BrowserWindow, Session, WebContentsPrintOptions } from 'electron';
import type { ShellListFailure, ShellPrinter, ShellPrintFailure } from '../../shared/api/shell-printing.ts';
import { fail, succeed } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Log } from '../http/log.ts';
import type { PageFiles } from '../http/page-files.ts';
import { DESK_ORIGIN, DESK_SCHEME, isDeskUrl, mayRequest } from './desk-address.ts';
import { openPrintWindow } from './desk-window.ts';
import { lockSession } from './locks.ts';
import { readDrawnPaper, toPrintOptions } from './print-options.ts';
import { isPrinterName } from './print-task.ts';
import type { ShellPrintTask } from './print-task.ts';

/** The printers of the system, as the shell reaches them. */
export interface ShellPrinters {
  list(): Promise<Result<readonly ShellPrinter[], ShellListFailure>>;
  /**
   * One paper after the other. Ends when the system's spooler took all of it: Chromium says so too where the printer has
   * no paper (electron/electron#38975), and nothing but a person sees what came out.
   */
  print(task: ShellPrintTask): Promise<Result<null, ShellPrintFailure>>;
}

type Parts = { readonly window: BrowserWindow; readonly page: PageFiles; readonly log: Log };

const SHEETS_PATH = '/print-paper.html';

/** How long a paper may take, ms: nothing came out before it is drawn, anything may have afterwards. */
const DRAWN_WITHIN_MS = 30_000;
const TAKEN_WITHIN_MS = 60_000;

/** What Chromium says when the spooler takes a paper not, or not to its end. */
const REASONS: Readonly<Record<string, ShellPrintFailure>> = {
  'Invalid printer settings': 'printing.refused',
  'Print job canceled': 'printing.cancelled',
};

export function createShellPrinters({ window, page, log }: Parts): ShellPrinters {
  const session = sessions.fromPartition('quanke-print');
  let paper: Uint8Array | undefined;
  let line: Promise<unknown> = Promise.resolve();
  lockSession(session);
  serveSheets(session, page, () => paper);

  async function list(): Promise<readonly ShellPrinter[]> {
    const found = await window.webContents.getPrintersAsync();
    return found
      .filter(({ name }) => isPrinterName(name))
      .map(({ name, displayName }) => ({ name, description: displayName || name }));
  }

  async function print(task: ShellPrintTask): Promise<Result<null, ShellPrintFailure>> {
    const printers = await list();
    if (!printers.some(({ name }) => name === task.printer)) return fail('printing.noPrinter');
    const hidden = openPrintWindow(session);
    paper = task.pdf;
    try {
      const drawn = await within(draw(hidden), DRAWN_WITHIN_MS, null);
      if (drawn === null) return fail('printing.refused');
      const given = give(hidden, toPrintOptions(task, drawn));
      return await within(given, TAKEN_WITHIN_MS, fail('printing.timedOut'));
    } finally {
      paper = undefined;
      hidden.destroy();
    }
  }

  /** What goes wrong may have gone wrong after the paper came out: the page asks somebody to look. */
  async function tryTo<Answer>(work: () => Promise<Answer>) {
    try {
      return await work();
    } catch (error) {
      log.error('shellPrintingFailed', error);
      return fail('call.internal');
    }
  }

  return {
    list: () => tryTo(async () => succeed(await list())),
    print: (task) => {
      const printed = line.then(() => tryTo(() => print(task)));
      line = printed;
      return printed;
    },
  };
}

function serveSheets(session: Session, page: PageFiles, paper: () => Uint8Array | undefined): void {
  session.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, ({ url, resourceType, frame }, answer) => {
    const request = { url, resourceType, frameOrigin: frame?.origin, development: false };
    answer({ cancel: !mayRequest(request) });
  });
  session.protocol.handle(DESK_SCHEME, ({ url, method }) => {
    if (method !== 'GET' || !isDeskUrl(url)) return new Response(null, { status: 404 });
    const { pathname } = new URL(url);
    const pdf = pathname === '/paper.pdf' ? paper() : undefined;
    if (pdf) return new Response(new Uint8Array(pdf), { headers: { 'content-type': 'application/pdf' } });
    const isNeeded = pathname === SHEETS_PATH || pathname.startsWith('/assets/');
    const file = isNeeded ? page.find(pathname) : undefined;
    if (!file) return new Response(null, { status: 404 });
    return new Response(new Uint8Array(file.bytes), { headers: file.headers });
  });
}

/** Null for a paper that cannot be drawn. */
async function draw(hidden: BrowserWindow) {
  await hidden.loadURL(DESK_ORIGIN + SHEETS_PATH);
  return readDrawnPaper(await hidden.webContents.executeJavaScript('window.drawnPaper'));
}

function give(
  hidden: BrowserWindow,
  options: WebContentsPrintOptions,
): Promise<Result<null, ShellPrintFailure>> {
  return new Promise((resolve) => {
    hidden.webContents.print(options, (isTaken, reason) => {
      resolve(isTaken ? succeed(null) : fail(REASONS[reason] ?? 'printing.interrupted'));
    });
  });
}

function within<Value>(work: Promise<Value>, limitMs: number, late: Value): Promise<Value> {
  return Promise.race([work, pause(limitMs, late, { ref: false })]);
}
