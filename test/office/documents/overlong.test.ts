import { describe, expect, it } from 'vitest';
import { MM } from '../../../src/main/office/documents/marks.ts';
import type { LaidOutPaper, Page } from '../../../src/main/office/documents/marks.ts';
import { styleOf } from '../../../src/main/office/documents/paper-style.ts';
import type { DocumentBlock, DocumentModel } from '../../../src/shared/domain/document/document-model.ts';
import { toPaperDate } from '../../../src/shared/texts/paper-marks.ts';
import {
  makeCertificate,
  makeOutcome,
  makeReceiptSlip,
  makeTwoPartNotice,
} from '../../support/make-document-model.ts';
import { boxesOf, layOut, overlapsOn, textsOf, underSeal } from '../../support/paper-boxes.ts';

const LENGTHS = [300, 700, 900, 1_150, 1_400, 1_800, 2_000, 2_600, 4_000];

const FORMS = [
  ['a letter', makeOutcome],
  ['a slip', makeReceiptSlip],
  ['both parts of a sheet', makeTwoPartNotice],
  ['a certificate', makeCertificate],
] as const;

/** One block with a row of that many characters, others around it. */
const BLOCKS = [
  ['a fact', (length: number) => factOf('很'.repeat(length))],
  ['a row of a table', (length: number) => tableOf('很'.repeat(length))],
] as const;

describe.each(FORMS)('%s', (_, make) => {
  describe.each(BLOCKS)('with %s higher than a page', (__, blockOf) => {
    it.each(LENGTHS)('goes on overleaf between two lines: %i characters', (length) => {
      const model = make({ blocks: [blockOf(length)] });

      const paper = layOut(model);

      expect(charactersOn(paper, '很')).toBe(length * Math.max(1, model.parts.length));
      for (const page of paper.pages) {
        expect(overlapsOn(page)).toEqual([]);
        expect(sunkOn(page, model)).toEqual([]);
      }
      expect(paper.pages.filter((page) => bearsDate(page, model) && textsOf(page).length < 4)).toEqual([]);
      if (model.sealField !== null) expect(underSeal(paper).length).toBeGreaterThanOrEqual(2);
    });
  });

  it('has the head of its table above every part of such a row', () => {
    const { pages } = layOut(make({ blocks: [tableOf('很'.repeat(4_000))] }));

    const cut = pages.filter((page) => textsOf(page).some(({ text }) => text.includes('很')));
    expect(cut.length).toBeGreaterThan(1);
    for (const page of cut) expect(textsOf(page).map(({ text }) => text)).toContain('材料名称');
  });
});

describe('a row that fits on a page', () => {
  it('is never cut', () => {
    const rows = Array.from({ length: 12 }, (_, i) => [`${i + 1}`, `${'很'.repeat(150)}${i + 1}`]);
    const { pages } = layOut(makeReceiptSlip({ blocks: [{ ...tableOf(''), rows }] }));

    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) {
      const counted = textsOf(page).reduce(
        (sum, { text }) => sum + [...text].filter((c) => c === '很').length,
        0,
      );
      expect(counted % 150).toBe(0);
    }
  });
});

function factOf(value: string) {
  return {
    kind: 'facts',
    rows: [['姓名', '张三'] as const, ['经营范围', value] as const, ['有效期', '三年'] as const],
  } as const satisfies DocumentBlock;
}

function tableOf(text: string) {
  const columns = [
    { title: '序号', share: 1 },
    { title: '材料名称', share: 6 },
  ];
  return {
    kind: 'table',
    columns,
    rows: [
      ['1', '结婚证'],
      ['2', text],
      ['3', '户口簿'],
    ],
  } satisfies DocumentBlock;
}

function charactersOn(paper: LaidOutPaper, character: string): number {
  const words = paper.pages.flatMap((page) => textsOf(page).map(({ text }) => text)).join('');
  return words.split(character).length - 1;
}

/** Words of a table or of facts below the type area; a sheet that is cut has one of its own in each half. */
function sunkOn(page: Page, model: DocumentModel): readonly string[] {
  const bottomPt = page.cutAtPt === undefined ? styleOf(model).area.bottomPt : page.heightPt - 7 * MM;
  return boxesOf(page)
    .filter(({ text, bottom }) => text.includes('很') && bottom > bottomPt)
    .map(({ text }) => text);
}

function bearsDate(page: Page, { closing }: DocumentModel): boolean {
  return closing !== null && textsOf(page).some(({ text }) => text === toPaperDate(closing.issuedOn));
}
