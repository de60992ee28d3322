import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bornOnOf,
  checkIdentityNumber,
  sexOf,
} from '../../../src/shared/domain/applicant/identity-number.ts';
import { runs } from '../support/properties.ts';

describe('checking an identity number', () => {
  it.each([
    ['10000019900307027X', 'valid'], // unused division code
    ['10000019900307027x', 'valid'],
    ['100000199003070018', 'valid'],
    ['100000202402290012', 'valid'], // leap day
    ['100000199003070016', 'identityNumberCheckDigit'],
    ['100000202302290016', 'identityNumberBirthDate'],
    ['100000199013010019', 'identityNumberBirthDate'],
    ['10000019900307001', 'identityNumberLength'],
    ['100000900307001', 'identityNumberLength'], // 15 digits, before 1999
    ['1000001990030700199', 'identityNumberLength'],
    ['1000001990O3070019', 'identityNumberLength'],
    ['', 'identityNumberLength'],
  ])('%s is %s', (text, expected) => {
    expect(checkIdentityNumber(text)).toBe(expected);
  });

  it('finds every wrong digit and every swap of neighbours', () => {
    const number = '10000019900307027X';
    const changed = [...number].flatMap((digit, i) =>
      [...'0123456789X']
        .filter((other) => other !== digit)
        .map((other) => number.slice(0, i) + other + number.slice(i + 1)),
    );
    const swapped = [...number]
      .map((_, i) => number.slice(0, i) + number.charAt(i + 1) + number.charAt(i) + number.slice(i + 2))
      .filter((text) => text !== number);

    expect([...changed, ...swapped].filter((text) => checkIdentityNumber(text) === 'valid')).toEqual([]);
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect([
          'valid',
          'identityNumberLength',
          'identityNumberCheckDigit',
          'identityNumberBirthDate',
        ]).toContain(checkIdentityNumber(text));
      }),
      runs(200),
    );
  });
});

describe('what an identity number states', () => {
  it.each([
    ['100000199003070018', '1990-03-07', '1'],
    ['10000019900307020X', '1990-03-07', '2'],
    ['100000202402290016', '2024-02-29', '1'], // the check digit does not matter here
    ['100000202302290016', undefined, '1'],
    ['900307', undefined, undefined],
  ])('%s: born on %s, sex %s', (number, bornOn, sex) => {
    expect(bornOnOf(number)).toBe(bornOn);
    expect(sexOf(number)).toBe(sex);
  });
});
