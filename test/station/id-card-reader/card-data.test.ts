import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parseBaseData,
  parseDataWithFingerprints,
  parseNewestAddress,
  parseTextBlock,
} from '../../../src/main/station/id-card-reader/card-data.ts';
import { encodeTextBlock } from '../../../src/main/station/simulated/chip-card.ts';
import type { IdentityCard, ResidentCard } from '../../../src/shared/domain/applicant/identity-card.ts';
import { NATION_NAMES } from '../../../src/shared/texts/nations.ts';
import { times } from '../../support/deep.ts';
import { makeForeigner2017, makeForeigner2023, makePermit, PUBLISHED_CARDS } from '../support/make-cards.ts';
import { makeResident } from '../support/make-resident.ts';
import { hex, vectors } from '../support/vectors.ts';

/** What the reader makes of a card that says this. */
function read(card: IdentityCard) {
  return parseTextBlock(encodeTextBlock(card));
}
const readResident = (more: Partial<ResidentCard>) => read(makeResident(more));

/** The data of an answer: the frame without preamble, length, status and checksum. */
function dataOf(frame: string | undefined): Uint8Array {
  return hex(frame).slice(10, -1);
}

describe.each(PUBLISHED_CARDS)('the published card %s', (name, card) => {
  const published = vectors.cards[name];

  it('is read as published', () => {
    expect(parseTextBlock(hex(published?.text256))).toEqual({ ok: true, value: card });
  });

  it('is written by the simulator as published', () => {
    expect(encodeTextBlock(card)).toEqual(hex(published?.text256));
  });

  it('is read with its photo and, where asked for, the length of its prints', () => {
    const base = parseBaseData(dataOf(published?.readBaseFrame));
    const withPrints = parseDataWithFingerprints(dataOf(published?.readWithFingerprintFrame));
    const without = parseDataWithFingerprints(dataOf(published?.readWithEmptyFingerprintFrame));

    expect(base).toMatchObject({ value: { card, fingerprintBytes: 0 } });
    expect(withPrints).toMatchObject({ value: { card, fingerprintBytes: 1024 } });
    expect(without).toMatchObject({ value: { card, fingerprintBytes: 0 } });
    for (const each of [base, withPrints, without]) {
      expect(each.ok && each.value.photo.slice(0, 3)).toEqual(Uint8Array.of(0, 7, 14));
    }
  });
});

describe('a card of another kind than resident', () => {
  it('is not taken for a resident card, whose places it uses for other things', () => {
    expect(read(makeForeigner2017())).toMatchObject({ value: { sexCode: '1', bornOn: '1975-07-01' } });
  });

  it.each([
    makeForeigner2017({ name: 'SPECIMEN, TEST CARD', chineseName: '' }),
    makeForeigner2023({ name: 'SPECIMEN, TEST CARD', chineseName: '' }),
  ])('goes by its English name where it has no Chinese one: $kind', (card) => {
    expect(read(card)).toEqual({ ok: true, value: card });
  });

  it.each(['A NAME OF EXACTLY THIRTYFIVE LETTERS X', 'THE FIRST PART OF THIS ENDS WITH A BLANK HERE'])(
    'keeps an English name that goes on in another place, with the blanks between its words: %s',
    (englishName) => {
      const card = makeForeigner2023({ englishName });

      expect(read(card)).toEqual({ ok: true, value: card });
    },
  );

  it.each<[why: string, card: IdentityCard]>([
    ['a nationality that is no three letters', makeForeigner2017({ nationalityCode: '12' })],
    ['a number of another form', makeForeigner2017({ identityNumber: 'XX0000075070103' })],
    ['a wrong check character', makeForeigner2023({ identityNumber: '915660197507010031' })],
    ['a wrong check character', makePermit({ identityNumber: '810000198802290020' })],
    ['an end of validity before its beginning', makePermit({ validUntil: '2020-02-28' })],
  ])('is not taken with %s', (_why, card) => {
    expect(read(card)).toMatchObject({ ok: false, failure: { code: 'card.dataInvalid' } });
  });
});

describe('the text of a card', () => {
  it.each(['阿依努尔古丽·阿卜杜拉热西提江', '李𬍛', '\uE863\uE864', 'TEST PERSON', ' 前有空格'])(
    'keeps the whole name %s',
    (name) => {
      expect(readResident({ name })).toMatchObject({ value: { name } });
    },
  );

  it('keeps half of a surrogate pair that the width of the field has cut', () => {
    const name = `${'一'.repeat(14)}\uD86C`;

    expect(readResident({ name })).toMatchObject({ value: { name } });
  });

  it('takes zeros at the end of a field for blanks', () => {
    const text = encodeTextBlock(makeResident());
    text.fill(0, 6, 30);

    expect(parseTextBlock(text)).toMatchObject({ value: { name: '测试甲' } });
  });

  it.each([
    ['1', '1'],
    ['2', '2'],
    ['9', '9'],
    ['0', '0'],
    ['5', '0'],
    [' ', '0'],
  ])('takes the sex %o for %o: what the standard does not know is unknown', (onCard, sexCode) => {
    const text = encodeTextBlock(makeResident());
    text[30] = onCard.charCodeAt(0);

    expect(parseTextBlock(text)).toMatchObject({ value: { sexCode } });
  });

  it('accepts a birth on the leap day', () => {
    const leapDay = { bornOn: '1996-02-29', identityNumber: '000000199602290051' };

    expect(readResident(leapDay)).toMatchObject({ value: leapDay });
  });

  it.each<[why: string, more: Partial<ResidentCard>]>([
    ['a wrong check character', { identityNumber: '100000199001010012' }],
    ['a birth on a day there is not', { bornOn: '1990-02-30' }],
    ['no name', { name: '' }],
    ['an end of validity before its beginning', { validFrom: '2020-01-01', validUntil: '2019-12-31' }],
    ['an end of validity that is no day', { validUntil: '2020-13-01' }],
    ['a beginning of validity that is no day', { validFrom: '20200-0-0' }],
  ])('is not taken with %s', (_why, more) => {
    expect(readResident(more)).toMatchObject({ ok: false, failure: { code: 'card.dataInvalid' } });
  });

  it('makes a card or a typed failure of any 256 bytes', () => {
    const bytes = fc.uint8Array({ minLength: 256, maxLength: 256 });

    const property = fc.property(bytes, fc.constantFrom(0x20, 0x4a, 0x49, 0x59), (text, letter) => {
      text.set([letter, 0], 248);
      const read = parseTextBlock(text);
      expect(read.ok || read.failure.code === 'card.dataInvalid').toBe(true);
    });

    fc.assert(property, { seed: 20261120, numRuns: times(500, 10_000) });
  });
});

describe('the data of a read', () => {
  const whole = dataOf(vectors.cards['resident']?.readBaseFrame);
  const withPrints = dataOf(vectors.cards['resident']?.readWithFingerprintFrame);

  it('is taken without a photo', () => {
    const withoutPhoto = whole.slice(0, 260);
    withoutPhoto.set([0, 0], 2);

    expect(parseBaseData(withoutPhoto)).toMatchObject({ ok: true });
  });

  it('believes the length of the prints and not the zeros some modules send in their place', () => {
    const filler = withPrints.slice();
    filler.set([0, 0], 4);

    expect(parseDataWithFingerprints(filler)).toMatchObject({ value: { fingerprintBytes: 0 } });
  });

  it.each<[why: string, data: Uint8Array]>([
    ['empty', new Uint8Array()],
    ['too short', whole.slice(0, 100)],
    ['shorter than its photo length says', whole.slice(0, -1)],
    ['longer than its lengths say', Uint8Array.of(...whole, 0)],
    ['of another text length', Uint8Array.of(0x00, 0xff, ...whole.slice(2))],
    ['of another photo length', Uint8Array.of(0x01, 0x00, 0x02, 0x00, ...whole.slice(4, 260 + 512))],
    ['an answer with prints', withPrints],
  ])('is refused when it is %s', (_why, data) => {
    expect(parseBaseData(data)).toMatchObject({ ok: false, failure: { code: 'card.dataInvalid' } });
  });

  it('is refused when prints of another length are announced', () => {
    const other = withPrints.slice(0, -512);
    other.set([2, 0], 4);

    expect(parseDataWithFingerprints(other)).toMatchObject({ failure: { code: 'card.dataInvalid' } });
  });
});

describe('the newest address', () => {
  it('is read as published', () => {
    expect(parseNewestAddress(dataOf(vectors.newAddressFrame))).toBe('某省某市某区新样例路3号');
  });
});

describe('the nations', () => {
  it.each([
    ['01', '汉'],
    ['20', '傈僳'],
    ['36', '毛南'],
    ['46', '德昂'],
    ['56', '基诺'],
    ['97', '其他'],
    ['98', '外国血统中国籍人士'],
  ])('have the name the standard gives them: %s %s', (code, name) => {
    expect(NATION_NAMES[code]).toBe(name);
  });

  it('are 56 and two more, without holes', () => {
    const codes = Array.from({ length: 56 }, (_, i) => String(i + 1).padStart(2, '0'));

    expect(Object.keys(NATION_NAMES).toSorted()).toEqual([...codes, '97', '98']);
  });
});
