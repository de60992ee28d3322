import { expect, it } from 'vitest';
import { CatalogueCode } from '../../../src/shared/domain/catalogue/codes.ts';

it('takes no code that every object answers to', () => {
  const taken = Object.getOwnPropertyNames(Object.prototype).filter(
    (code) => CatalogueCode.safeParse(code).success,
  );

  expect(taken).toEqual([]);
});

it.each(['N1', 'D1-2', 'childBornOn', 'T10a', 'constructors'])('takes the code %s', (code) => {
  expect(CatalogueCode.parse(code)).toBe(code);
});
