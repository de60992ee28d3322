import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isLongNumber,
  maskAddress,
  maskApplicantNumber,
  maskIdentityNumber,
  maskName,
  maskPhone,
} from '../../../src/shared/domain/applicant/mask.ts';
import { runs } from '../support/properties.ts';

describe('masking', () => {
  it.each([
    [maskIdentityNumber, '10000019900307019X', '100***********019X'],
    [maskIdentityNumber, '1234567890', '**********'],
    [maskApplicantNumber, '10000019900307019X', '100***********019X'],
    [maskApplicantNumber, '91100000MA00000073', '91100000MA00000073'],
    [maskApplicantNumber, '91100000MA0000007A', '91100000MA0000007A'], // fails its check, as some in use do
    [maskApplicantNumber, '911000001359012344', '911000001359012344'],
    [maskApplicantNumber, '911000001359012345', '911***********2345'],
    [maskApplicantNumber, '100000199003071838', '100***********1838'], // of a person, and passes the other check
    [maskApplicantNumber, '', ''],
    [maskPhone, '00012345678', '000****5678'],
    [maskPhone, '12345', '*****'],
    [maskName, '甲乙丙', '甲**'],
    [maskName, '𠮷田', '𠮷*'],
    [maskName, '甲', '*'],
    [maskName, '', ''],
    [maskAddress, '示例省样例市湖滨区柳荫路8号2幢301室', '示例省样例市湖滨区****'],
    [maskAddress, '示例自治区样例县青石镇一村', '示例自治区样例县****'],
    [maskAddress, '样例市翠竹小区5幢', '样例市****'],
    [maskAddress, '柳荫路8号', '****'],
    [maskAddress, '', ''],
  ])('%s of %s is %s', (mask, text, expected) => {
    expect(mask(text)).toBe(expected);
  });

  it('knows the number of an account with or without spaces', () => {
    const texts = ['6222 0000 1111 2222 333', '10000019900307019X', '3250', '2026-11-02', '三元里'];

    expect(texts.map(isLongNumber)).toEqual([true, true, false, false, false]);
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
