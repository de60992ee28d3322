import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskIdentityNumber, maskName, maskPhone } from '../../../src/shared/domain/applicant/mask.ts';
import { runs } from '../support/properties.ts';

describe('masking', () => {
  it.each([
    [maskIdentityNumber, '10000019900307019X', '100***********019X'],
    [maskIdentityNumber, '1234567890', '**********'],
    [maskPhone, '00012345678', '000****5678'],
    [maskPhone, '12345', '*****'],
    [maskName, '甲乙丙', '甲**'],
    [maskName, '𠮷田', '𠮷*'],
    [maskName, '甲', '*'],
    [maskName, '', ''],
  ])('%s of %s is %s', (mask, text, expected) => {
    expect(mask(text)).toBe(expected);
  });

  it('always hides at least four characters of a number', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{4,20}$/), (digits) => {
        expect(
          [...maskIdentityNumber(digits)].filter((character) => character === '*').length,
        ).toBeGreaterThanOrEqual(4);
      }),
      runs(100),
    );
  });
});
