import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCreditCode } from '../../../src/shared/domain/applicant/credit-code.ts';
import { makeCaseNumber } from '../../../src/shared/domain/case/case-number.ts';
import { recognizeScan } from '../../../src/shared/domain/case/scanned-code.ts';
import type { LocalDate } from '../../../src/shared/kernel/time.ts';
import { runs } from '../support/properties.ts';

const NUMBER = makeCaseNumber({
  divisionCode: '100000',
  deskNumber: '001',
  day: '2026-11-20' as LocalDate,
  serial: 3,
});
/** Of a division that does not exist. */
const CREDIT_CODE = '91100000TERT0000AB';

describe('recognizing a scan', () => {
  it.each([NUMBER, `${NUMBER}-SJPZ`, `${NUMBER}-01`, `${NUMBER}-01-ZYXK`, `]Q1${NUMBER}`, ` ${NUMBER} `])(
    'finds the case in %s',
    (text) => {
      expect(recognizeScan(text)).toEqual({ kind: 'caseNumber', value: NUMBER });
    },
  );

  it.each([CREDIT_CODE, `https://licence.example/check?code=${CREDIT_CODE}&v=2`])(
    'finds the organization in %s',
    (text) => {
      expect(recognizeScan(text)).toEqual({ kind: 'creditCode', value: CREDIT_CODE });
    },
  );

  it('goes by the prefix where a code has no check character', () => {
    expect(recognizeScan('LX:8f31-aa02')).toEqual({ kind: 'cityCode', value: '8f31-aa02' });
    expect(recognizeScan('MP:100000-0012-5')).toEqual({ kind: 'doorPlate', value: '100000-0012-5' });
    expect(recognizeScan('#8f31', [{ prefix: '#', kind: 'cityCode' }])).toEqual({
      kind: 'cityCode',
      value: '8f31',
    });
  });

  it.each(['', 'LX:', '13900000001', 'hello world', NUMBER.slice(1), `${NUMBER}0`])(
    'leaves "%s" to whoever typed it',
    (text) => {
      expect(recognizeScan(text)).toBeUndefined();
    },
  );

  it('takes no number of a person for a code of an organization', () => {
    // Its 18 characters pass both checks; its division does not exist.
    const both = '100000199001010089';

    expect(isCreditCode(both)).toBe(true);
    expect(recognizeScan(both)).toBeUndefined();
  });

  it('recognizes no number with one changed character', () => {
    const at = fc.integer({ min: 0, max: NUMBER.length - 1 });

    fc.assert(
      fc.property(at, fc.constantFrom(...'0123456789'), (index, digit) => {
        const changed = NUMBER.slice(0, index) + digit + NUMBER.slice(index + 1);

        expect(recognizeScan(changed)?.kind).toBe(changed === NUMBER ? 'caseNumber' : undefined);
      }),
      runs(200),
    );
  });
});

describe('the code of an organization', () => {
  it('has the check character of GB 32100', () => {
    const others = [...'0123456789ACDEFGHJKLMNPQRTUWXY'].map((last) => CREDIT_CODE.slice(0, 17) + last);

    expect(isCreditCode(CREDIT_CODE)).toBe(true);
    expect(others.filter(isCreditCode)).toEqual([]);
  });

  it.each(['', CREDIT_CODE.toLowerCase(), CREDIT_CODE.slice(1), `I${CREDIT_CODE.slice(1)}`])(
    'is not "%s"',
    (text) => {
      expect(isCreditCode(text)).toBe(false);
    },
  );
});
