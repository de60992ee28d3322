import { describe, expect, it } from 'vitest';
import { findSubjects } from '../../../src/shared/domain/catalogue/find-subjects.ts';
import { makeCatalogue, makeItem, makeTheme } from '../support/make-catalogue.ts';

const catalogue = makeCatalogue({
  items: [
    makeItem('AA', { name: 'Opening a shop', aliases: ['shop'] }),
    makeItem('BB', { name: 'Shop sign', aliases: ['Ｓｉｇｎ'] }),
  ],
  themes: [
    makeTheme({
      name: 'Restaurant',
      aliases: ['Shop with kitchen'],
      items: [{ itemCode: 'AA' }, { itemCode: 'BB' }],
    }),
  ],
});

const codesFor = (text: string) => findSubjects(catalogue, text).map(({ subject }) => subject.code);

describe('finding what a citizen comes with', () => {
  it.each([
    ['Restaurant', ['T9']],
    ['restau', ['T9']],
    ['kitchen', ['T9']],
    ['BB', ['BB']],
    ['sign', ['BB']],
    ['ＢＢ', ['BB']],
    ['moon', []],
  ])('%s gives %j', (text, codes) => {
    expect(codesFor(text)).toEqual(codes);
  });

  it('puts the exact name first, then beginnings, then parts', () => {
    expect(codesFor('shop')).toEqual(['AA', 'T9', 'BB']);
  });

  it('lists everything for no text, themes first', () => {
    expect(codesFor(' ')).toEqual(['T9', 'AA', 'BB']);
  });

  it('tells how many items and which departments take part, each once', () => {
    expect(findSubjects(catalogue, 'Restaurant')[0]).toMatchObject({ itemCount: 2, departments: ['Health'] });
  });
});
