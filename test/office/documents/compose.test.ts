import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { DocumentModel } from '../../../src/shared/domain/document/document-model.ts';
import { PAPER_PARTS } from '../../../src/shared/texts/paper-marks.ts';
import {
  makeCertificate,
  makeOutcome,
  makeReceiptSlip,
  makeTicket,
} from '../../support/make-document-model.ts';
import { composer } from '../../support/make-seal.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('composing a paper', () => {
  it('gives the same bytes for the same model, today and after any other paper', async () => {
    const first = await composer.compose(makeOutcome());
    await composer.compose(makeReceiptSlip());
    const second = await composer.compose(makeOutcome());

    expect(second).toEqual(first);
    expect(first.ok && sha256(first.value.pdf)).toBe(first.ok && first.value.sha256);
  });

  it('gives the bytes it gave when this test was written', async () => {
    const composed = await composer.compose(makeOutcome());

    // A change of fonts, layout or pdf-lib changes this figure. Look at the page before you write the new one down.
    expect(composed.ok && composed.value.sha256).toBe(
      '6f6102e7c9f59ed3a609d2a8f782dd3d937b122e29e6066ec61aa5eac670e7f9',
    );
  });

  it('draws names from Extension A and Extension E', async () => {
    const composed = await composer.compose(makeReceiptSlip({ title: '㛃䶮𬱖收件凭证' }));

    expect(composed.ok).toBe(true);
  });

  it.each([
    [
      'a rare one of a body',
      '𪻐',
      PAPER_PARTS.paragraph(2),
      makeOutcome({ blocks: [TEXT, { kind: 'paragraph', text: '张𪻐：' }] }),
    ],
    [
      'one of a cell from the private use area',
      PRIVATE,
      '姓名',
      makeReceiptSlip({ blocks: [nameOf(PRIVATE)] }),
    ],
    ['an emoji of a title', '😀', PAPER_PARTS.title, makeOutcome({ title: '决定😀' })],
    ['an accent that stands alone', '\u0301', '姓名', makeReceiptSlip({ blocks: [nameOf('e\u0301')] })],
    ['the choice of a variant', '\u{E0100}', '姓名', makeReceiptSlip({ blocks: [nameOf('葛\u{E0100}')] })],
    ['one of a letter to sign', 'א', PAPER_PARTS.signatures, makeReceiptSlip({ blocks: [lineFor('א')] })],
    [
      'one of the second row of a table',
      '😀',
      PAPER_PARTS.cell('材料名称', 2),
      makeReceiptSlip({ blocks: [tableWith('😀')] }),
    ],
  ])('refuses %s that no font draws, and names it and its place', async (_, character, ...[part, model]) => {
    const composed = await composer.compose(model);

    const details = { character, codePoint: codePointOf(character), part };
    expect(composed).toEqual({ ok: false, failure: { code: 'document.glyphMissing', details } });
  });

  it.each(['\n', '\u0007', '\t', '\u200E', '\u202E', '\u200B', '\uFEFF', '\u00AD', '\u2028', '\uD800'])(
    'refuses what nobody sees by its code point alone: %j',
    async (character) => {
      const composed = await composer.compose(makeOutcome({ number: `第1号${character}` }));

      const details = {
        character: PAPER_PARTS.invisible,
        codePoint: codePointOf(character),
        part: PAPER_PARTS.number,
      };
      expect(composed).toEqual({ ok: false, failure: { code: 'document.glyphMissing', details } });
    },
  );

  it.each([
    [
      'a title of five lines',
      makeOutcome({ title: '关于准予设置户外广告的决定'.repeat(8) }),
      PAPER_PARTS.title,
    ],
    ['a number wider than its line', makeOutcome({ number: '1234567890'.repeat(6) }), PAPER_PARTS.number],
    [
      'a body name of more than two lines',
      makeOutcome({ closing: longName() }),
      PAPER_PARTS.organizationName,
    ],
    [
      'a field of more pages than anybody reads',
      makeReceiptSlip({ blocks: [nameOf('很长的说明。'.repeat(20_000))] }),
      '姓名',
    ],
    ['a QR text no phone could read', makeOutcome({ qrText: 'x'.repeat(201) }), PAPER_PARTS.qrText],
    [
      'a certificate with a title of three lines',
      makeCertificate({ title: '许可证'.repeat(16) }),
      PAPER_PARTS.title,
    ],
    ['a ticket of a metre', makeTicket({ blocks: [nameOf('很长的说明。'.repeat(700))] }), PAPER_PARTS.ticket],
  ])('refuses %s rather than shrink it, and names the place', async (_, model, part) => {
    const composed = await composer.compose(model);

    expect(composed).toEqual({ ok: false, failure: { code: 'document.contentOverflow', details: { part } } });
  });
});

const TEXT = { kind: 'paragraph', text: '你好。' } as const;

/** Nobody knows what it was meant to be. */
const PRIVATE = '\u{E000}';

function longName() {
  const closing = makeOutcome().closing;
  if (!closing) throw new Error('an outcome has a closing');
  return { ...closing, organizationName: '示例市行政审批服务局'.repeat(8) };
}

function nameOf(value: string) {
  return { kind: 'facts', rows: [['姓名', value]] } as const;
}

function lineFor(label: string) {
  return { kind: 'signatures', labels: [label] } as const;
}

function tableWith(text: string): DocumentModel['blocks'][number] {
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
    ],
  };
}

function codePointOf(character: string): string {
  return `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;
}
