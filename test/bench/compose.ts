import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { DocumentModel } from '../../src/shared/domain/document/document-model.ts';
import { makeOutcome } from '../support/make-document-model.ts';
import { FONTS, composePaper } from '../support/make-seal.ts';
import { medianOf } from './bench-line.ts';
import type { BenchLine } from './bench-line.ts';

const NOTICES = 200;
const WARM_UP = 20;
const MARGIN_PT = 79;
const SIZE_PT = 15.75;

/** As much of pdfkit as a notice needs. */
type PdfKitDocument = {
  registerFont(name: string, font: Uint8Array): PdfKitDocument;
  font(name: string): PdfKitDocument;
  fontSize(sizePt: number): PdfKitDocument;
  text(text: string, options?: { readonly align?: string; readonly indent?: number }): PdfKitDocument;
  on(event: 'data', take: (bytes: Uint8Array) => void): PdfKitDocument;
  on(event: 'end', take: () => void): PdfKitDocument;
  end(): void;
};
type PdfKit = new (options: { readonly size: string; readonly margin: number }) => PdfKitDocument;

const PdfKit = createRequire(import.meta.url)('pdfkit') as PdfKit;
const title = readFileSync(join(FONTS, 'title.ttf'));
const body = readFileSync(join(FONTS, 'body.ttf'));

/**
 * A notice of one page: ours with grid, QR code, table and place of the seal, beside programs that set the same text
 * in the same fonts and nothing else. Ours and pdfkit take turns, so that both meet the same moments of the machine.
 */
export async function benchCompose(): Promise<readonly BenchLine[]> {
  const ours: number[] = [];
  const pdfkit: number[] = [];
  for (let i = 0; i < WARM_UP + NOTICES; i += 1) {
    const model = makeOutcome({ number: `示城管许〔2026〕第${i}号` });
    const [our, peer] = [await timeOf(() => composePaper(model)), await timeOf(() => setWithPdfKit(model))];
    if (i < WARM_UP) continue;
    ours.push(our);
    pdfkit.push(peer);
  }
  const figure = round(medianOf(ours));
  const reportlab = timeReportlab();
  return [
    lineBeside('compose a notice, beside pdfkit', figure, round(medianOf(pdfkit))),
    ...(reportlab === undefined
      ? []
      : [lineBeside('compose a notice, beside reportlab', figure, round(reportlab))]),
  ];
}

function lineBeside(name: string, figure: number, peer: number): BenchLine {
  return { name, figure, unit: 'ms', bound: null, met: true, peer, ratio: round(figure / peer) };
}

async function timeOf(once: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await once();
  return performance.now() - begun;
}

function setWithPdfKit(model: DocumentModel): Promise<number> {
  const file = new PdfKit({ size: 'A4', margin: MARGIN_PT });
  let length = 0;
  const whole = new Promise<number>((resolve) => {
    file.on('data', (bytes) => (length += bytes.length)).on('end', () => resolve(length));
  });
  file.registerFont('title', title).registerFont('body', body);
  file.font('title').fontSize(22).text(model.title, { align: 'center' });
  file.font('body').fontSize(SIZE_PT);
  for (const text of linesOf(model)) file.text(text, { indent: 2 * SIZE_PT });
  file.end();
  return whole;
}

/** Where Debian's python3-reportlab is installed; it measures itself, with fonts it keeps as we keep ours. */
function timeReportlab(): number | undefined {
  const model = makeOutcome();
  const notice = {
    folder: FONTS,
    title: model.title,
    lines: linesOf(model),
    count: NOTICES,
    warmUp: WARM_UP,
    marginPt: MARGIN_PT,
    sizePt: SIZE_PT,
  };
  const { status, stdout } = spawnSync('python3', [join(import.meta.dirname, 'compose-reportlab.py')], {
    input: JSON.stringify(notice),
    encoding: 'utf8',
  });
  return status === 0 ? Number(stdout) : undefined;
}

function linesOf({ number, blocks, closing }: DocumentModel): readonly string[] {
  const lines = blocks.flatMap((block): readonly string[] => {
    if (block.kind === 'facts') return block.rows.map((row) => row.join(' '));
    return 'text' in block ? [block.text] : [];
  });
  return [number, ...lines, closing?.organizationName ?? '', closing?.issuedOn ?? ''];
}

function round(figure: number): number {
  return Math.round(figure * 100) / 100;
}
