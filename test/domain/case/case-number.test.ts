import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isCaseNumber,
  makeCaseNumber,
  seriesOf,
  subCaseNumber,
} from '../../../src/shared/domain/case/case-number.ts';
import { plusDays, type LocalDate } from '../../../src/shared/kernel/time.ts';
import { runs } from '../support/properties.ts';

const DAY = '2026-09-14' as LocalDate;
const parts = { divisionCode: '000000', deskNumber: '001', day: DAY, serial: 1 };
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

const someNumber = fc
  .record({
    divisionCode: fc.stringMatching(/^\d{6}$/),
    deskNumber: fc.stringMatching(/^\d{3}$/),
    day: fc.integer({ min: 0, max: 3650 }).map((days) => plusDays(DAY, days)),
    serial: fc.integer({ min: 1, max: 99_999 }),
  })
  .map(makeCaseNumber);

/** ISO 7064 MOD 37,36 written out by its definition: the running product over all 23 characters ends in 1. */
function endsInOne(text: string): boolean {
  let product = 36;
  for (const character of text.slice(0, -1))
    product = (((product + ALPHABET.indexOf(character)) % 36 || 36) * 2) % 37;
  return (product + ALPHABET.indexOf(text.slice(-1))) % 36 === 1;
}

describe('a case number', () => {
  it('is division, desk, day, serial and one check character', () => {
    expect(makeCaseNumber(parts)).toMatch(/^000000001202609140000[1][0-9A-Z]$/);
    expect(makeCaseNumber(parts)).toHaveLength(23);
  });

  it('is refused by nobody who checks it, and satisfies ISO 7064', () => {
    fc.assert(
      fc.property(someNumber, (number) => {
        expect(isCaseNumber(number)).toBe(true);
        expect(endsInOne(number)).toBe(true);
      }),
      runs(200),
    );
  });

  it('finds every single character that was changed', () => {
    fc.assert(
      fc.property(someNumber, (number) => {
        const changed = [...number].flatMap((character, i) =>
          [...ALPHABET]
            .filter((other) => other !== character)
            .map((other) => number.slice(0, i) + other + number.slice(i + 1)),
        );

        expect(changed).toHaveLength(23 * 35);
        expect(changed.filter((text) => endsInOne(text))).toEqual([]);
        expect(changed.filter((text) => isCaseNumber(text))).toEqual([]);
      }),
      runs(20),
    );
  });

  it('misses less than one in a hundred swaps of two neighbours', () => {
    const swaps = { tried: 0, missed: 0 };
    fc.assert(
      fc.property(someNumber, fc.integer({ min: 0, max: 21 }), (number, i) => {
        const swapped = number.slice(0, i) + number.charAt(i + 1) + number.charAt(i) + number.slice(i + 2);
        if (swapped === number) return;
        swaps.tried += 1;
        if (isCaseNumber(swapped)) swaps.missed += 1;
      }),
      runs(10_000, 50_000),
    );

    expect(swaps.tried).toBeGreaterThan(7000);
    expect(swaps.missed / swaps.tried).toBeLessThan(0.01);
  });

  it('misses a swap of two digits only where the standard does: one pair of successive digits per running product', () => {
    const next = (product: number, digit: number): number => (((product + digit) % 36 || 36) * 2) % 37;
    const digits = Array.from({ length: 10 }, (_, digit) => digit);
    const missed = Array.from({ length: 36 }, (_, i) => i + 1).flatMap((product) =>
      digits.flatMap((a) =>
        digits
          .filter((b) => a < b && next(next(product, a), b) === next(next(product, b), a))
          .map((b) => ({ product, distance: b - a })),
      ),
    );

    expect(new Set(missed.map(({ product }) => product)).size).toBe(missed.length);
    expect(missed.filter(({ distance }) => distance !== 1)).toEqual([]);
  });

  it.each([
    ['too short', '00000000120260914000'],
    ['no such day', '0000000012026023000001' + 'A'],
    ['letters inside', 'A00000001202609140000' + '1A'],
    ['small letters', makeCaseNumber({ ...parts, serial: 2 }).toLowerCase() + 'x'],
    ['nothing', ''],
  ])('is none: %s', (_name, text) => {
    expect(isCaseNumber(text)).toBe(false);
  });

  it.each([
    { ...parts, serial: 0 },
    { ...parts, serial: 100_000 },
    { ...parts, deskNumber: '1' },
  ])('is not made of wrong parts', (wrong) => {
    expect(() => makeCaseNumber(wrong)).toThrow('Assertion failed');
  });

  it('belongs to the series of its desk and day', () => {
    expect(makeCaseNumber(parts).startsWith(seriesOf('000000', '001', DAY))).toBe(true);
    expect(seriesOf('000000', '001', DAY)).not.toBe(seriesOf('000000', '002', DAY));
  });

  it('gives each part a number of its own', () => {
    expect(subCaseNumber(makeCaseNumber(parts), 0)).toBe(`${makeCaseNumber(parts)}-01`);
    expect(subCaseNumber(makeCaseNumber(parts), 11)).toBe(`${makeCaseNumber(parts)}-12`);
  });
});
