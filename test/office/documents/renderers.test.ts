import { writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { TEMPLATE_KINDS } from '../../../src/shared/domain/document/paper-definitions.ts';
import { toSampleContent } from '../../../src/shared/domain/document/paper-sample.ts';
import type { DocumentModel } from '../../../src/shared/domain/document/document-model.ts';
import { toPaperDate } from '../../../src/shared/texts/paper-marks.ts';
import { SAMPLES, wordsOf } from '../../domain/document/use-templates.ts';
import { fillPaper } from '../../support/fill-paper.ts';
import {
  makeCertificate,
  makeCustodySheet,
  makeOutcome,
  makeReceiptSlip,
  makeTicket,
  makeTwoPartNotice,
} from '../../support/make-document-model.ts';
import { composePaper, composer, makeSeal, sealPaper } from '../../support/make-seal.ts';
import { needs } from '../../support/needs.ts';
import {
  countInk,
  countStrange,
  createMupdfRenderer,
  createPopplerRenderer,
} from '../../support/page-pictures.ts';
import { makeFolder, runTool } from '../../support/run-tool.ts';

const pdftoppm = needs('pdftoppm');
const pdftotext = needs('pdftotext');
const mutool = needs('mutool');
const qpdf = needs('qpdf');
const folder = makeFolder();
afterAll(folder.remove);

const byPoppler = createPopplerRenderer(pdftoppm ?? '');
const byMupdf = createMupdfRenderer(mutool ?? '');

const RARE = '𬱖㛃䶮堃喆玥曌犇翀甯昇祎頔瑭骉赟𫖯𬬭𫟼𠙶㑇㛹䂮𬸚〇';
const RARE_NAME = { kind: 'facts', rows: [['姓名', RARE]] } as const;
const LONG_TEXT = Array.from({ length: 60 }, (_, i) => {
  return { kind: 'paragraph', text: `第${i + 1}段，本机关于2026年11月12日受理，经审查：` } as const;
});

const PAPERS: readonly (readonly [name: string, model: DocumentModel])[] = [
  ...TEMPLATE_KINDS.map((kind) => [kind, fillPaper(toSampleContent(SAMPLES, kind))] as const),
  ['a letter with rare names', makeOutcome({ blocks: [RARE_NAME, ...LONG_TEXT] })],
  ['a slip with rare names', makeReceiptSlip({ blocks: [RARE_NAME, ...LONG_TEXT] })],
  ['parts on one sheet with rare names', makeTwoPartNotice({ blocks: [RARE_NAME] })],
  ['parts of several pages', makeTwoPartNotice({ blocks: LONG_TEXT })],
  ['a sheet two sides sign', makeCustodySheet()],
  ['a certificate with rare names', makeCertificate({ blocks: [RARE_NAME] })],
  ['a ticket with rare names', makeTicket({ blocks: [RARE_NAME] })],
];

describe.skipIf(!pdftoppm || !mutool)('the picture of a paper', () => {
  it.each(PAPERS)('is the same to two programs: %s', async (_, model) => {
    const paper = await composePaper(model);

    expectSamePictures(paper);
  });

  it('is the same to two programs with a seal on it', async () => {
    expectSamePictures(await sealPaper(await composePaper(makeCertificate()), makeSeal()));
  });

  it('is the same to two programs with the mark of a copy on it', async () => {
    const marked = await composer.markCopy(await composePaper(makeTwoPartNotice()), { text: `副本 ${RARE}` });

    expectSamePictures(marked.ok ? marked.value : new Uint8Array());
  });

  it('would not be the same if one stroke were another', async () => {
    const [one] = byPoppler(await composePaper(makeTicket({ title: '未' })));
    const [other] = byMupdf(await composePaper(makeTicket({ title: '末' })));

    expect(one && other && countStrange(one, other)).toBeGreaterThan(0);
  });
});

function expectSamePictures(paper: Uint8Array): void {
  const [ones, others] = [byPoppler(paper), byMupdf(paper)];
  expect(ones.length).toBe(others.length);
  expect(ones.length).toBeGreaterThan(0);
  ones.forEach((one, i) => {
    const other = others[i];
    expect(countInk(one)).toBeGreaterThan(1000);
    expect(other && countStrange(one, other)).toBe(0);
  });
}

describe.skipIf(!pdftotext)('the text of a paper', () => {
  it.each(PAPERS)('is read as it was written: %s', async (_, model) => {
    const read = withoutBlanks(
      runTool(pdftotext ?? '', ['-raw', '-enc', 'UTF-8', await write(model), '-']).text,
    );

    const { number, parts, closing } = model;
    const ends = closing ? [closing.organizationName, toPaperDate(closing.issuedOn)] : [];
    for (const words of [...wordsOf(model), number, ...parts, ...ends]) {
      expect(read).toContain(withoutBlanks(words));
    }
  });
});

describe.skipIf(!qpdf)('the structure of a paper', () => {
  it.each(PAPERS)('has nothing qpdf complains about: %s', async (_, model) => {
    const { code, text } = runTool(qpdf ?? '', ['--check', await write(model)]);

    expect(text).toContain('No syntax or stream encoding errors found');
    expect(code).toBe(0);
  });
});

async function write(model: DocumentModel): Promise<string> {
  const path = folder.path('paper.pdf');
  writeFileSync(path, await composePaper(model));
  return path;
}

function withoutBlanks(text: string): string {
  return text.replaceAll(/\s/g, '');
}
