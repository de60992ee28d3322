import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkIdentityNumber, sexOf } from '../../../src/shared/domain/applicant/identity-number.ts';
import {
  convertOldIdentityNumber,
  isOldIdentityNumber,
} from '../../../src/shared/domain/applicant/old-identity-number.ts';
import { runs } from '../support/properties.ts';

describe('an old identity number', () => {
  it.each([
    ['100000900307001', '100000199003070018'], // unused division code
    ['000000560229002', '000000195602290029'], // a leap day
    ['100000900307998', undefined], // serial of a centenarian: which century?
    ['100000570229002', undefined], // no leap year
    ['100000199003070018', undefined],
    ['10000090030700X', undefined],
    ['', undefined],
  ])('%s became %s', (old, expected) => {
    expect(convertOldIdentityNumber(old)).toBe(expected);
  });

  it('of a centenarian is one all the same', () => {
    expect(isOldIdentityNumber('100000900307998')).toBe(true);
  });
});

it('makes a valid number of the same sex and the same digits', () => {
  const someOld = fc
    .record({ year: fc.integer({ min: 0, max: 99 }), serial: fc.integer({ min: 0, max: 995 }) })
    .map(
      ({ year, serial }) => `100000${String(year).padStart(2, '0')}0307${String(serial).padStart(3, '0')}`,
    );
  fc.assert(
    fc.property(someOld, (old) => {
      const converted = convertOldIdentityNumber(old) ?? '';

      expect(checkIdentityNumber(converted)).toBe('valid');
      expect(sexOf(converted)).toBe(Number(old.at(-1)) % 2 === 1 ? '1' : '2');
      expect(converted.slice(0, 6) + converted.slice(8, 17)).toBe(old);
    }),
    runs(200),
  );
});
