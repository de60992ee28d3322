import { describe, expect, it } from 'vitest';
import { MM } from '../../../src/main/office/documents/marks.ts';
import type { Page } from '../../../src/main/office/documents/marks.ts';
import { toSampleContent } from '../../../src/shared/domain/document/paper-sample.ts';
import { TEMPLATE_KINDS, definitionOf } from '../../../src/shared/domain/document/paper-definitions.ts';
import type { DocumentModel } from '../../../src/shared/domain/document/document-model.ts';
import { PAPER_MARKS, toPaperDate } from '../../../src/shared/texts/paper-marks.ts';
import { SAMPLES } from '../../domain/document/use-templates.ts';
import { fillPaper } from '../../support/fill-paper.ts';
import { makeReceiptSlip, makeTwoPartNotice } from '../../support/make-document-model.ts';
import { boxesOf, layOut, overlapsOn, textsOf } from '../../support/paper-boxes.ts';
import type { Box } from '../../support/paper-boxes.ts';

const LENGTHS = Array.from({ length: 30 }, (_, i) => 37 * i + 5);
const NAME = '示例市行政审批局';

const FORMS = [
  ['a slip', makeReceiptSlip],
  ['both parts of a sheet', makeTwoPartNotice],
] as const;

/** Facts, reason, remedies and small print, as acceptance and refusal have them. */
function stamped(make: (changes: Partial<DocumentModel>) => DocumentModel, length: number): DocumentModel {
  const closing = make({}).closing;
  return make({
    stamped: true,
    sealField: null,
    closing: closing && { ...closing, organizationName: NAME },
    blocks: [
      { kind: 'facts', rows: [['申请人', '张三']] },
      { kind: 'heading', text: '理由' },
      { kind: 'paragraph', text: '经审查不符合条件。'.repeat(150).slice(0, length) },
      { kind: 'paragraph', text: '如不服本决定，可以依法申请行政复议。' },
      { kind: 'note', text: '本通知书一式两份，申请人与窗口各执一份。' },
    ],
  });
}

describe.each(FORMS)('%s that is stamped by hand', (_, make) => {
  it.each(LENGTHS)(
    'keeps 42 mm free around body and date, whatever stands before: %i characters',
    (length) => {
      const model = stamped(make, length);
      const date = toPaperDate(model.closing?.issuedOn ?? SAMPLES.issuedOn);

      const { pages, seal } = layOut(model);

      expect(seal).toBeNull();
      const places = pages.flatMap((page) => stampsOn(page, date));
      expect(places).toHaveLength(Math.max(1, model.parts.length));
      for (const { covered, bottom, page } of places) {
        expect(covered).toEqual([PAPER_MARKS.stampPlace, NAME, date].toSorted());
        expect(bottom).toBeLessThan(page.heightPt);
      }
      for (const page of pages) {
        expect(overlapsOn(page)).toEqual([]);
        expect(textsOf(page).length).toBeGreaterThan(4);
      }
    },
  );
});

describe('the papers that are stamped', () => {
  it('are acceptance and refusal', () => {
    const kinds = TEMPLATE_KINDS.filter((kind) => definitionOf(kind).stamped);

    expect(kinds).toEqual(['acceptanceNotice', 'refusalNotice']);
    for (const kind of kinds) {
      const { pages } = layOut(fillPaper(toSampleContent(SAMPLES, kind)));
      const words = pages.flatMap((page) => textsOf(page).map(({ text }) => text));
      expect(words.filter((text) => text === PAPER_MARKS.stampPlace)).toHaveLength(2);
    }
  });
});

/** Around each date the words a stamp of 42 mm covers: its middle is 3 mm above the date. */
function stampsOn(page: Page, date: string) {
  const boxes = boxesOf(page);
  const dates = textsOf(page).filter(({ text }) => text === date);
  return dates.map((mark) => {
    const box = boxes.find(
      ({ text, left, bottom }) => text === date && left === mark.x && bottom > mark.baseline,
    );
    const middle = box ? (box.left + box.right) / 2 : 0;
    const centre = mark.baseline - 0.88 * mark.sizePt - 3 * MM;
    const isUnder = (one: Box) =>
      one.right > middle - 21 * MM &&
      one.left < middle + 21 * MM &&
      one.bottom > centre - 21 * MM &&
      one.top < centre + 20 * MM;
    return {
      page,
      bottom: centre + 21 * MM,
      covered: boxes
        .filter(isUnder)
        .map(({ text }) => text)
        .toSorted(),
    };
  });
}
