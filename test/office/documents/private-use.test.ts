import { describe, expect, it } from 'vitest';
import {
  toStandardCodePoints,
  withStandardCodePoints,
} from '../../../src/main/office/documents/private-use-names.ts';
import { makeReceiptSlip } from '../../support/make-document-model.ts';
import { composer } from '../../support/make-seal.ts';

/** Runs of double-byte codes, and the private places GBK gave them. */
const CODES = [
  { first: 0xa2e3, old: 0xe76c, count: 1 },
  { first: 0xa6d9, old: 0xe78d, count: 7 },
  { first: 0xa6ec, old: 0xe794, count: 2 },
  { first: 0xa6f3, old: 0xe796, count: 1 },
  { first: 0xa8bc, old: 0xe7c7, count: 1 },
  { first: 0xa8bf, old: 0xe7c8, count: 1 },
  { first: 0xa989, old: 0xe7e7, count: 13 },
  { first: 0xfe50, old: 0xe815, count: 80 },
];
const PAIRS = CODES.flatMap(({ first, old, count }) =>
  Array.from({ length: count }, (_, i) => {
    const trail = (first & 0xff) + i;
    const bytes = Uint8Array.of(first >> 8, trail < 0x7f || first < 0xfe00 ? trail : trail + 1); // 7F is left out
    return { old: String.fromCodePoint(old + i), decoded: new TextDecoder('gb18030').decode(bytes) };
  }),
);

/** Kept at their old places by decoders of GB 18030-2005; where they are in Unicode is written down there. */
const LATE = { e816: '20087', e817: '20089', e818: '200cc', e831: '215d7', e83b: '2298f', e855: '241fe' };

describe('a character of an old database', () => {
  it('is mapped to what its bytes mean today, each of the 106', () => {
    const late = new Map(Object.entries(LATE).map(([from, to]) => [fromHex(from), fromHex(to)]));

    expect(PAIRS).toHaveLength(106);
    expect(PAIRS.map(({ old }) => toStandardCodePoints(old))).toEqual(
      PAIRS.map(({ old, decoded }) => late.get(old) ?? decoded),
    );
  });

  it('leaves no private place behind and touches nothing else', () => {
    const mapped = PAIRS.map(({ old }) => toStandardCodePoints(old)).join('');

    expect(mapped).not.toMatch(/\p{Co}/u);
    expect(toStandardCodePoints('张𬱖㛃\ue000\ue865')).toBe('张𬱖㛃\ue000\ue865');
  });

  it('is found in every text of a paper', () => {
    const model = makeReceiptSlip({
      title: '致\ue863女士',
      blocks: [{ kind: 'facts', rows: [['姓名', '张\ue863']] }],
    });

    expect(withStandardCodePoints(model)).toEqual(
      makeReceiptSlip({ title: '致䶮女士', blocks: [{ kind: 'facts', rows: [['姓名', '张䶮']] }] }),
    );
  });

  it('gives the paper its standard form gives', async () => {
    const old = await composer.compose(makeReceiptSlip({ title: '致\ue863女士' }));
    const standard = await composer.compose(makeReceiptSlip({ title: '致䶮女士' }));

    expect(old.ok).toBe(true);
    expect(old).toEqual(standard);
  });
});

function fromHex(hex: string): string {
  return String.fromCodePoint(Number.parseInt(hex, 16));
}
