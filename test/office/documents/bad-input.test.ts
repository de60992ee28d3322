import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findUndrawable } from '../../../src/main/office/documents/check-characters.ts';
import { layOutPaper } from '../../../src/main/office/documents/lay-out-paper.ts';
import type { DocumentModel } from '../../../src/shared/domain/document/document-model.ts';
import { PAPER_PARTS } from '../../../src/shared/texts/paper-marks.ts';
import { times } from '../../support/deep.ts';
import {
  makeCertificate,
  makeOutcome,
  makeReceiptSlip,
  makeTicket,
  makeTwoPartNotice,
} from '../../support/make-document-model.ts';
import { fonts, layOut, overlapsOn, textsOf } from '../../support/paper-boxes.ts';

const FORMS = [
  ['a letter', makeOutcome],
  ['a slip', makeReceiptSlip],
  ['two parts', makeTwoPartNotice],
  ['a certificate', makeCertificate],
  ['a ticket', makeTicket],
] as const;

const NAME = '古丽巴哈尔·阿卜杜热合曼'.repeat(5).slice(0, 60);
const ADDRESS = '示例市示例区人民路100号临街一层门楣'.repeat(11).slice(0, 200);

describe.each(FORMS)('%s', (_, make) => {
  it('takes a name of 60 characters and an address of 200, and loses none of them', () => {
    const facts = {
      kind: 'facts',
      rows: [['申请人姓名', NAME] as const, ['住所', ADDRESS] as const],
    } as const;

    const paper = layOut(make({ blocks: [facts, tableOf([['1', NAME, ADDRESS]])] }));

    for (const page of paper.pages) expect(overlapsOn(page)).toEqual([]);
    const written = paper.pages.flatMap((page) => textsOf(page).map(({ text }) => text)).join('');
    expect(written.split(NAME).length).toBeGreaterThan(1);
    expect(written.split(ADDRESS).length).toBeGreaterThan(1);
  });

  it('takes a table over three pages, or refuses it by its place', () => {
    const rows = Array.from({ length: 120 }, (__, i) => [`${i + 1}`, `材料${i + 1}`, '原件']);

    const paper = layOutPaper(make({ blocks: [tableOf(rows)] }), fonts);

    if (!paper.ok) return expect(paper.failure.details).toEqual({ part: PAPER_PARTS.ticket });
    const written = paper.value.pages.flatMap((page) => textsOf(page).map(({ text }) => text));
    expect(rows.every((row) => row.every((text) => written.includes(text)))).toBe(true);
    return expect(paper.value.pages.length >= 3 || make().form === 'ticket').toBe(true);
  });
});

describe('any text at all', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    chinese(),
  );

  it('is set whole, or refused by its character and its place', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...FORMS), (value, [, make]) => {
        const model = make({ blocks: [{ kind: 'facts', rows: [['姓名', value]] }] });
        const refused = findUndrawable(model, fonts);
        if (refused) {
          expect(refused.part).toBe('姓名');
          expect([...value].map(codePointOf)).toContain(refused.codePoint);
        } else {
          expect(withoutBlanks(writtenOn(model))).toContain(withoutBlanks(value));
        }
      }),
      { seed: 5, numRuns: times(150, 3000) },
    );
  });
});

/** Characters every font of ours holds. */
function chinese() {
  const character = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code));
  return fc.array(character, { maxLength: 400 }).map((characters) => characters.join(''));
}

/** Lines of a value in the order it was written; a label between them is taken out. */
function writtenOn(model: DocumentModel): string {
  const [page, ...more] = layOut(model).pages;
  const texts = [page, ...more].flatMap((each) => textsOf(each).map(({ text }) => text));
  return texts.filter((text) => text !== '姓名').join('');
}

function tableOf(rows: readonly (readonly string[])[]): DocumentModel['blocks'][number] {
  const columns = [
    { title: '序号', share: 1 },
    { title: '名称', share: 4 },
    { title: '说明', share: 5 },
  ];
  return { kind: 'table', columns, rows };
}

function codePointOf(character: string): string {
  return `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;
}

function withoutBlanks(text: string): string {
  return text.replaceAll(/\s/g, '');
}
