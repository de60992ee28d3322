import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { layOutPaper } from '../../../src/main/office/documents/lay-out-paper.ts';
import { loadPaperFonts } from '../../../src/main/office/documents/paper-fonts.ts';
import { writePaper } from '../../../src/main/office/documents/write-paper.ts';
import type { DocumentModel } from '../../../src/shared/domain/document/document-model.ts';
import { makeOutcome, makeReceiptSlip } from '../../support/make-document-model.ts';
import { FONTS, composePaper } from '../../support/make-seal.ts';
import { needs } from '../../support/needs.ts';
import { makeFolder, runTool } from '../../support/run-tool.ts';

const pdftotext = needs('pdftotext');
const pdftoppm = needs('pdftoppm');
const qpdf = needs('qpdf');
const folder = makeFolder();
afterAll(folder.remove);

async function writeFile(name: string, model: DocumentModel): Promise<string> {
  const path = folder.path(name);
  writeFileSync(path, await composePaper(model));
  return path;
}

describe.skipIf(!pdftotext)('what another program reads in a paper', () => {
  it('is the text of the model, rare names included', async () => {
    const model = makeOutcome();

    const { text } = runTool(pdftotext ?? '', [
      '-raw',
      '-enc',
      'UTF-8',
      await writeFile('text.pdf', model),
      '-',
    ]);

    const read = withoutBlanks(text);
    for (const words of textsOf(model)) expect(read).toContain(withoutBlanks(words));
  });

  it('says on every page of a simulated paper that it is one', async () => {
    const long = makeReceiptSlip({
      simulated: true,
      blocks: [{ kind: 'paragraph', text: '说明。'.repeat(900) }],
    });

    const { text } = runTool(pdftotext ?? '', ['-enc', 'UTF-8', await writeFile('simulated.pdf', long), '-']);

    const pages = text.split('\f').filter((page) => page !== '');
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(page).toContain('模拟');
  });

  it('finds every font embedded as a TrueType subset', async () => {
    const path = await writeFile('fonts.pdf', makeOutcome());

    const { text } = runTool((pdftotext ?? '').replace(/pdftotext$/, 'pdffonts'), [path]);

    const rows = text.trim().split('\n').slice(2);
    expect(rows.length).toBe(2);
    for (const row of rows) expect(row).toMatch(/CID TrueType\s+Identity-H\s+yes yes yes/);
  });
});

describe.skipIf(!qpdf)('the structure of a paper', () => {
  it('has nothing qpdf complains about', async () => {
    const { code, text } = runTool(qpdf ?? '', ['--check', await writeFile('check.pdf', makeOutcome())]);

    expect(text).toContain('No syntax or stream encoding errors found');
    expect(code).toBe(0);
  });
});

describe.skipIf(!pdftoppm)('the picture of a paper', () => {
  // Older font engines lose most of the ink of a Chinese subset while the text still reads right.
  it('is the same with subsets as with whole fonts', { timeout: 60_000 }, async () => {
    const model = makeOutcome({
      blocks: [
        { kind: 'paragraph', text: `𬱖㛃䶮堃喆玥曌犇翀甯昇祎頔瑭骉赟𫖯𬬭𫟼𠙶㑇㛹䂮𬸚〇${manyCharacters()}` },
      ],
    });
    const subset = await render('subset', model, false);
    const whole = await render('whole', model, true);

    expect(inkOf(subset)).toBeGreaterThan(10_000);
    expect(Buffer.compare(subset, whole)).toBe(0);
  });
});

async function render(name: string, model: DocumentModel, wholeFonts: boolean): Promise<Buffer> {
  const fonts = await loadPaperFonts(FONTS);
  const paper = layOutPaper(model, fonts);
  if (!paper.ok) throw new Error(paper.failure.code);
  const facts = { title: '', issuedOn: null, fileId: '00'.repeat(16), wholeFonts };
  writeFileSync(folder.path(`${name}.pdf`), await writePaper(paper.value, facts, fonts));
  runTool(pdftoppm ?? '', [
    '-r',
    '100',
    '-gray',
    '-singlefile',
    folder.path(`${name}.pdf`),
    folder.path(name),
  ]);
  return readFileSync(folder.path(`${name}.pgm`));
}

/** Dark pixels of a grey picture. */
function inkOf(picture: Buffer): number {
  return picture.subarray(20).reduce((sum, pixel) => sum + (pixel < 128 ? 1 : 0), 0);
}

/** Every fortieth character of the common block. */
function manyCharacters(): string {
  return Array.from({ length: 420 }, (_, i) => String.fromCodePoint(0x4e00 + 40 * i)).join('');
}

function textsOf(model: DocumentModel): readonly string[] {
  const blocks = model.blocks.flatMap((block) => {
    if (block.kind === 'facts') return block.rows.flat();
    if (block.kind === 'signatures') return block.labels;
    return block.kind === 'table' ? block.rows.flat() : [block.text];
  });
  return [model.title, model.number, model.closing?.organizationName ?? '', '2026年11月20日', ...blocks];
}

function withoutBlanks(text: string): string {
  return text.replaceAll(/\s/g, '');
}
