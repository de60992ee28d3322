import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { makeOutcome, makeReceiptSlip } from '../../support/make-document-model.ts';
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
      '30d15647406ee9dd4dcef7b403625a2fa0a33efca5184357d5a7bacd843c9bde',
    );
  });

  it('draws names from Extension A and Extension E', async () => {
    const composed = await composer.compose(makeReceiptSlip({ title: '㛃䶮𬱖收件凭证' }));

    expect(composed.ok).toBe(true);
  });

  it.each([
    {
      where: 'a body',
      character: '𪻐',
      model: makeOutcome({ blocks: [{ kind: 'paragraph', text: '张𪻐：' }] }),
    },
    {
      where: 'a cell',
      character: PRIVATE,
      model: makeReceiptSlip({ blocks: [{ kind: 'facts', rows: [['姓名', PRIVATE]] }] }),
    },
    { where: 'a number', character: '\n', model: makeOutcome({ number: '第1号\n' }) },
    { where: 'a title', character: '😀', model: makeOutcome({ title: '决定😀' }) },
  ])('refuses a character without a glyph in $where and names it', async ({ character, model }) => {
    const composed = await composer.compose(model);

    const codePoint = `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;
    expect(composed).toEqual({
      ok: false,
      failure: { code: 'document.glyphMissing', details: { character, codePoint } },
    });
  });

  it.each([
    ['a title of five lines', makeOutcome({ title: '关于准予设置户外广告的决定'.repeat(8) }), 'title'],
    ['a number wider than its line', makeOutcome({ number: '1234567890'.repeat(6) }), 'number'],
    ['a body name wider than the page', makeOutcome({ closing: longName() }), 'organizationName'],
    ['a table row longer than a page', makeReceiptSlip({ blocks: [longRow()] }), 'row'],
    ['a QR text no phone could read', makeOutcome({ qrText: 'x'.repeat(201) }), 'qrText'],
  ])('refuses %s rather than shrink it', async (_, model, part) => {
    const composed = await composer.compose(model);

    expect(composed).toEqual({ ok: false, failure: { code: 'document.contentOverflow', details: { part } } });
  });
});

/** 䶮 as old databases hold it, in the private use area. */
const PRIVATE = '\u{E863}';

function longName() {
  const closing = makeOutcome().closing;
  if (!closing) throw new Error('an outcome has a closing');
  return { ...closing, organizationName: '示例市行政审批服务局'.repeat(4) };
}

function longRow() {
  return { kind: 'facts', rows: [['说明', '很长的说明。'.repeat(400)]] } as const;
}
