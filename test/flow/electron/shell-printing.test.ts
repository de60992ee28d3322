import { PDFDocument, rgb } from 'pdf-lib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ShellPrinting } from '../../../src/shared/api/shell-printing.ts';
import { fail, succeed } from '../../../src/shared/kernel/result.ts';
import { openCupsBench } from '../../station/support/cups-bench.ts';
import type { CupsBench } from '../../station/support/cups-bench.ts';
import { openDisplay, openElectronDesk } from '../../support/flow/electron-desk.ts';
import { waitUntil } from '../../support/flow/processes.ts';
import { makeTemporaryFolder } from '../../support/flow/temporary-folder.ts';
import { needs } from '../../support/needs.ts';
import { countInk, countStrange, createPopplerRenderer } from '../../support/page-pictures.ts';

const tools = {
  electron: needs('electron') ?? '',
  xvfb: needs('xvfb') ?? '',
  setpriv: needs('setpriv') ?? '',
  gtk: needs('gtk') ?? '',
  cupsd: needs('cupsd') ?? '',
  pdftoppm: needs('pdftoppm') ?? '',
};
const POINTS_PER_MM = 72 / 25.4;
const invalid = (fields: string) => fail('call.invalidInput', { fields });

type Bridged = { readonly quanke: ShellPrinting };

describe.skipIf(Object.values(tools).includes(''))('printing by the shell', () => {
  let folder: ReturnType<typeof makeTemporaryFolder>;
  let cups: CupsBench;
  let display: Awaited<ReturnType<typeof openDisplay>> | undefined;
  let desk: Awaited<ReturnType<typeof openElectronDesk>>;

  beforeAll(async () => {
    folder = makeTemporaryFolder();
    cups = await openCupsBench(tools.cupsd);
    display = await openDisplay(tools.xvfb);
    desk = await openElectronDesk(tools, display.name, `${folder.path}/data`);
    await nameSpooler(cups.socket);
  });
  afterEach(async () => {
    const open = await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    expect({ open, faults: desk.watch.faults }).toEqual({ open: 1, faults: [] }); // no hidden window is left
  });
  afterAll(async () => {
    await desk?.close();
    display?.close();
    await cups?.close();
    folder.remove();
  });

  /** Chromium asks the spooler this names; to be said before it asks the first time. */
  function nameSpooler(socket: string): Promise<void> {
    return desk.app.evaluate((_electron, path) => void (process.env['CUPS_SERVER'] = path), socket);
  }

  function print(paper: object) {
    return desk.page.evaluate(
      (given) => (window as Window & Partial<Bridged>).quanke?.printPaper(given as never),
      { printer: cups.name, copies: 1, ...paper },
    );
  }

  async function untilPrinted(count: number): Promise<readonly Buffer[]> {
    const isWhole = (text: string): boolean => text.trimEnd().endsWith('%%EOF');
    const came = () => cups.printed().filter(isWhole);
    await waitUntil('the paper came out', () => came().length >= count);
    return came().map((text) => Buffer.from(text, 'latin1'));
  }

  it('lists the printers of the system', async () => {
    const listed = await desk.page.evaluate(() =>
      (window as Window & Partial<Bridged>).quanke?.listPrinters(),
    );

    expect(listed).toEqual(succeed([{ name: 'office-1', description: 'office-1' }]));
  });

  it.each([
    ['A4', 210, 297],
    ['A4 across', 297, 210],
    ['a strip', 80, 140],
    ['a strip that is wider than high', 80, 60],
  ])('prints %s at its own size', async (_name, widthMm, heightMm) => {
    const paper = await makePaper([
      [widthMm, heightMm],
      [widthMm, heightMm],
    ]);
    const before = cups.printed().length;

    const answer = await print({ pdf: paper.toString('base64') });

    expect(answer).toEqual(succeed(null));
    const printed = (await untilPrinted(before + 1)).at(-1) ?? Buffer.alloc(0);
    const draw = createPopplerRenderer(tools.pdftoppm);
    const [given, came] = [draw(paper), draw(printed)];
    expect(came).toHaveLength(given.length);
    for (const [place, page] of given.entries()) {
      const other = came[place] ?? page;
      expect(Math.abs(other.width - page.width) + Math.abs(other.height - page.height)).toBeLessThan(4);
      expect(countInk(page)).toBeGreaterThan(1_000);
      expect(countStrange(page, other)).toBe(0);
    }
  });

  it('prints as many copies as were wanted', async () => {
    const paper = await makePaper([[210, 297]]);
    const before = cups.printed().length;

    const answer = await print({ copies: 3, pdf: paper.toString('base64') });

    expect(answer).toEqual(succeed(null));
    expect(await untilPrinted(before + 3)).toHaveLength(before + 3);
  });

  it('prints one paper after the other', async () => {
    const pdf = (await makePaper([[210, 297]])).toString('base64');
    const before = cups.printed().length;

    const answers = await Promise.all([print({ pdf }), print({ pdf })]);

    expect(answers).toEqual([succeed(null), succeed(null)]);
    expect(await untilPrinted(before + 2)).toHaveLength(before + 2);
  });

  it('refuses what it cannot print, and prints nothing', async () => {
    const broken = Buffer.from('%PDF-1.7\nno paper\n%%EOF\n').toString('base64');
    const mixed = await makePaper([
      [210, 297],
      [297, 210],
    ]);
    const before = cups.printed().length;

    expect(await print({ pdf: Buffer.from('<html>').toString('base64') })).toEqual(invalid('pdf'));
    expect(await print({ pdf: 'file:///etc/passwd' })).toEqual(invalid('pdf'));
    expect(await print({ pdf: broken })).toEqual(fail('printing.refused'));
    expect(await print({ pdf: mixed.toString('base64') })).toEqual(fail('printing.refused'));
    expect(await print({ printer: 'office-2', pdf: mixed.toString('base64') })).toEqual(
      fail('printing.noPrinter'),
    );
    expect(cups.printed()).toHaveLength(before);
  });

  it('is done when the spooler took the paper, though the printer stands still', async () => {
    const pdf = (await makePaper([[210, 297]])).toString('base64');
    const before = cups.printed().length;
    await cups.setOnline(false);

    const answer = await print({ pdf });

    expect(answer).toEqual(succeed(null)); // so nobody but a person knows what came out, and the page asks
    expect(cups.printed()).toHaveLength(before);
    await cups.setOnline(true);
    await untilPrinted(before + 1);
  });

  it.each(['data:text/html,<p>other', 'app://desk/'])(
    'is not there for another window, at %s',
    async (url) => {
      const answers = await desk.app.evaluate(async ({ app, BrowserWindow, session }, address) => {
        const preload = `${app.getAppPath()}/out/preload/index.cjs`;
        const own = { session: session.fromPartition('quanke'), sandbox: true, preload };
        const window = new BrowserWindow({ show: false, webPreferences: own });
        await window.loadURL(address);
        const call = 'Promise.all([quanke.listPrinters(), quanke.printPaper({})])';
        const answered: unknown = await window.webContents.executeJavaScript(call);
        window.destroy();
        return answered;
      }, url);

      expect(answers).toEqual([fail('call.linkRefused'), fail('call.linkRefused')]);
    },
  );

  it('lets the window that draws reach its paper and the built page only', async () => {
    const reached = await desk.app.evaluate(async ({ BrowserWindow, session }) => {
      const own = { session: session.fromPartition('quanke-print'), sandbox: true };
      const window = new BrowserWindow({ show: false, webPreferences: own });
      await window.loadURL('app://desk/print-paper.html');
      const ask = (path: string) => `fetch('${path}').then(({ status }) => status, () => 'refused')`;
      const paths = [
        '/print-paper.html',
        '/paper.pdf',
        '/',
        '/station/pin',
        'file:///etc/passwd',
        'https://example.invalid/',
      ];
      const asked = `Promise.all([${paths.map(ask).join(', ')}])`;
      const answered: unknown = await window.webContents.executeJavaScript(asked);
      const bridge: unknown = await window.webContents.executeJavaScript("'quanke' in window");
      window.destroy();
      return { answered, bridge };
    });

    expect(reached).toEqual({ answered: [200, 404, 404, 404, 'refused', 'refused'], bridge: false });
  });

  it('knows no printer any more once the spooler is gone', async () => {
    const pdf = (await makePaper([[210, 297]])).toString('base64');
    await cups.stop();

    expect(await print({ pdf })).toEqual(fail('printing.noPrinter'));
  });
});

/** A frame 15 mm inside the edge of each page, and a bar that grows from page to page. */
async function makePaper(sizesMm: readonly (readonly [number, number])[]): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  for (const [place, [widthMm, heightMm]] of sizesMm.entries()) {
    const [width, height, edge] = [widthMm, heightMm, 15].map((mm) => mm * POINTS_PER_MM);
    if (width === undefined || height === undefined || edge === undefined) continue;
    const page = pdf.addPage([width, height]);
    const inner = { x: edge, y: edge, width: width - 2 * edge, height: height - 2 * edge };
    page.drawRectangle({ ...inner, borderWidth: 2, borderColor: rgb(0, 0, 0) });
    page.drawRectangle({ x: 2 * edge, y: 1.5 * edge, width: (place + 1) * edge, height: edge / 2 });
  }
  return Buffer.from(await pdf.save());
}
