import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkCreditCode, isCreditCode } from '../../../src/shared/domain/applicant/credit-code.ts';
import { runs } from '../support/properties.ts';

const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

it.each([
  ['91320211MA00000071', 'valid'], // made for tests
  ['92320281MA0TE5T08L', 'valid'],
  ['11320200014000001G', 'valid'],
  ['91350203M0001QAY9B', 'creditCodeCheckCharacter'], // in real use, computes 9
  ['91350203M0001QAY99', 'valid'],
  ['91320211MA0000007', 'creditCodeForm'],
  ['91320211MAO0000071', 'creditCodeForm'], // the letter O
  ['91320211ma00000071', 'creditCodeForm'],
  ['', 'creditCodeForm'],
])('%s: %s', (text, expected) => {
  expect(checkCreditCode(text)).toBe(expected);
});

it('has exactly one check character for every 17 others', () => {
  const some = (count: number) =>
    fc.array(fc.constantFrom(...CHARACTERS), { minLength: count, maxLength: count });
  const someBody = fc
    .tuple(some(2), fc.stringMatching(/^\d{6}$/), some(9))
    .map(([kind, division, body]) => [...kind, division, ...body].join(''));
  fc.assert(
    fc.property(someBody, (body) => {
      expect([...CHARACTERS].filter((last) => isCreditCode(body + last))).toHaveLength(1);
    }),
    runs(200),
  );
});
