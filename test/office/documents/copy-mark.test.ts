import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ThreadedComposer } from '../../../src/main/office/documents/threaded-composer.ts';
import type { DocumentModel } from '../../../src/shared/domain/document/document-model.ts';
import { PAPER_PARTS } from '../../../src/shared/texts/paper-marks.ts';
import {
  makeCertificate,
  makeOutcome,
  makeReceiptSlip,
  makeTicket,
  makeTwoPartNotice,
} from '../../support/make-document-model.ts';
import { FONTS, composePaper, composer, makeSeal, sealPaper } from '../../support/make-seal.ts';
import { needs } from '../../support/needs.ts';
import { makeFolder, runTool } from '../../support/run-tool.ts';

const pdftotext = needs('pdftotext');
const qpdf = needs('qpdf');
const folder = makeFolder();
afterAll(folder.remove);

const TEXT = '副本 第2份 · 补打原因：遗失（𬱖㛃䶮） · 2026-11-20 15:04';

async function mark(pdf: Uint8Array, text = TEXT): Promise<Uint8Array> {
  const marked = await composer.markCopy(pdf, { text });
  if (!marked.ok) throw new Error(JSON.stringify(marked.failure));
  return marked.value;
}

function read(pdf: Uint8Array): string {
  const path = folder.path('read.pdf');
  writeFileSync(path, pdf);
  return runTool(pdftotext ?? '', ['-raw', '-enc', 'UTF-8', path, '-']).text;
}

const longSlip = makeReceiptSlip({ blocks: [{ kind: 'paragraph', text: '说明。'.repeat(900) }] });

const PAPERS: readonly (readonly [name: string, model: DocumentModel, marks: number])[] = [
  ['a decision', makeOutcome({ sealField: null }), 1],
  ['a slip of several pages', longSlip, 3],
  ['both parts of a sheet that is cut', makeTwoPartNotice(), 2],
  ['each page of parts that have pages of their own', makeTwoPartNotice({ blocks: longSlip.blocks }), 6],
  ['a certificate', makeCertificate(), 1],
  ['a ticket', makeTicket(), 1],
];

describe.skipIf(!pdftotext)('the mark of a copy', () => {
  it.each(PAPERS)('stands on %s, and takes nothing away', async (_, model, marks) => {
    const paper = await composePaper(model);

    const copy = read(await mark(paper));

    expect(withoutBlanks(copy).split(withoutBlanks(TEXT))).toHaveLength(marks + 1);
    expect(withoutBlanks(copy).replaceAll(withoutBlanks(TEXT), '')).toBe(withoutBlanks(read(paper)));
  });

  it('goes over several lines where the strip is narrow', async () => {
    const copy = read(await mark(await composePaper(makeTicket()), `${TEXT}${'当面说明'.repeat(5)}`));

    expect(withoutBlanks(copy)).toContain('当面说明'.repeat(5));
  });
});

describe('marking a copy', () => {
  it('gives the same bytes for the same copy, and others for another', async () => {
    const paper = await composePaper();

    expect(await mark(paper)).toEqual(await mark(paper));
    expect(await mark(paper, '副本 第3份')).not.toEqual(await mark(paper));
  });

  it('gives the same bytes in a thread of its own', async () => {
    const program = join(import.meta.dirname, '../../../src/main/office/documents/composer-worker.ts');
    const threaded = new ThreadedComposer({ workerFile: program, fonts: { folder: FONTS } });
    const paper = await composePaper();

    const marked = await threaded.markCopy(paper, { text: TEXT });
    await threaded.close();

    expect(marked).toEqual({ ok: true, value: await mark(paper) });
  });

  it('touches no sealed paper', async () => {
    const sealed = await sealPaper(await composePaper(), makeSeal());

    await expect(composer.markCopy(sealed, { text: TEXT })).rejects.toThrow('sealed');
  });

  it('refuses what no font draws', async () => {
    const refused = await composer.markCopy(await composePaper(), { text: `${TEXT}😀` });

    const details = { character: '😀', codePoint: 'U+1F600', part: PAPER_PARTS.copyMark };
    expect(refused).toEqual({ ok: false, failure: { code: 'document.glyphMissing', details } });
  });

  it('refuses what the margin does not hold', async () => {
    const refused = await composer.markCopy(await composePaper(), { text: TEXT.repeat(20) });

    const details = { part: PAPER_PARTS.copyMark };
    expect(refused).toEqual({ ok: false, failure: { code: 'document.contentOverflow', details } });
  });
});

describe.skipIf(!qpdf)('the structure of a copy', () => {
  it.each(PAPERS)('of %s has nothing qpdf complains about', async (_, model) => {
    const path = folder.path('check.pdf');
    writeFileSync(path, await mark(await composePaper(model)));

    const { code, text } = runTool(qpdf ?? '', ['--check', path]);

    expect(text).toContain('No syntax or stream encoding errors found');
    expect(code).toBe(0);
  });
});

function withoutBlanks(text: string): string {
  return text.replaceAll(/\s/g, '');
}
