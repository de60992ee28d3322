import { describe, expect, it } from 'vitest';
import { parseBaseData, parseTextBlock } from '../../../src/main/station/id-card-reader/resident-layout.ts';
import { encodeBaseData, encodeTextBlock } from '../../../src/main/station/simulated/chip-card.ts';
import type { IdentityCard } from '../../../src/shared/domain/applicant/identity-card.ts';
import { makeResident } from '../support/make-resident.ts';
import { hex, vectors } from '../support/vectors.ts';

/** What the reader makes of a card that says this. */
function read(more: Partial<IdentityCard>) {
  return parseTextBlock(encodeTextBlock(makeResident(more)));
}

describe('the text block of a resident card', () => {
  it('is read as published', () => {
    const card = parseTextBlock(hex(vectors.cards['resident']?.text256));

    expect(card).toEqual({ ok: true, value: makeResident() });
  });

  it('is written by the simulator as published', () => {
    expect(encodeTextBlock(makeResident())).toEqual(hex(vectors.cards['resident']?.text256));
  });

  it.each(['hmt-J', 'foreigner2017-I', 'foreigner2023-Y'])(
    'of another kind is refused before it is cut: %s',
    (kind) => {
      const card = parseTextBlock(hex(vectors.cards[kind]?.text256));

      expect(card).toMatchObject({ ok: false, failure: { code: 'card.wrongKind' } });
    },
  );

  it.each(['阿依努尔古丽·阿卜杜拉热西提江', '李𬍛', 'TEST PERSON'])('keeps the whole name %s', (name) => {
    expect(read({ name })).toMatchObject({ value: { name } });
  });

  it('takes zeros at the end of a field for blanks', () => {
    const text = encodeTextBlock(makeResident());
    text.fill(0, 6, 30);

    expect(parseTextBlock(text)).toMatchObject({ value: { name: '测试甲' } });
  });

  it('takes a sex the standard does not know for unknown', () => {
    const text = encodeTextBlock(makeResident());
    text[30] = '5'.charCodeAt(0);

    expect(parseTextBlock(text)).toMatchObject({ value: { sexCode: '0' } });
  });

  it('accepts a birth on the leap day', () => {
    const leapDay = { bornOn: '1996-02-29', identityNumber: '000000199602290051' };

    expect(read(leapDay)).toMatchObject({ value: leapDay });
  });

  it.each<[why: string, more: Partial<IdentityCard>]>([
    ['a wrong check character', { identityNumber: '100000199001010012' }],
    ['a birth on a day there is not', { bornOn: '1990-02-30' }],
    ['no name', { name: '' }],
    ['an end of validity before its beginning', { validFrom: '2020-01-01', validUntil: '2019-12-31' }],
    ['an end of validity that is no day', { validUntil: '2020-13-01' }],
    ['a beginning of validity that is no day', { validFrom: '20200-0-0' }],
  ])('is not taken with %s', (_why, more) => {
    expect(read(more)).toMatchObject({ ok: false, failure: { code: 'card.dataInvalid' } });
  });
});

describe('the data of a read', () => {
  const whole = encodeBaseData(makeResident());

  it('is taken with and without a photo', () => {
    const withoutPhoto = whole.slice(0, 260);
    withoutPhoto.set([0, 0], 2);

    expect(parseBaseData(whole)).toMatchObject({ ok: true });
    expect(parseBaseData(withoutPhoto)).toMatchObject({ ok: true });
  });

  it.each<[why: string, data: Uint8Array]>([
    ['too short', whole.slice(0, 100)],
    ['shorter than its photo length says', whole.slice(0, -1)],
    ['of another text length', Uint8Array.of(0x00, 0xff, ...whole.slice(2))],
    ['of another photo length', Uint8Array.of(0x01, 0x00, 0x02, 0x00, ...whole.slice(4, 260 + 512))],
  ])('is refused when it is %s', (_why, data) => {
    expect(parseBaseData(data)).toMatchObject({ ok: false, failure: { code: 'card.dataInvalid' } });
  });
});
