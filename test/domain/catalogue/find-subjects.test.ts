import { describe, expect, it } from 'vitest';
import { findSubjects, type SubjectQuery } from '../../../src/shared/domain/catalogue/find-subjects.ts';
import { loadCatalogue } from '../support/resources.ts';
import { makeCatalogue, makeItem, makeTheme } from '../support/make-catalogue.ts';

const CODE = '0123456789ABCDEFGHJKLMNPQRTUWXY01';

const catalogue = makeCatalogue({
  departments: [
    {
      departmentId: 'health',
      name: 'Health',
      organizationName: 'Health Office',
      aliases: ['Red Cross Office'],
      enterprise: false,
    },
  ],
  items: [
    makeItem('AA', { name: 'Opening a shop', aliases: ['shop'] }),
    makeItem('BB', { name: 'Shop sign', aliases: ['Ｓｉｇｎ'], officialCodes: { handling: CODE } }),
  ],
  themes: [
    makeTheme({
      name: 'Restaurant',
      aliases: ['Shop with kitchen'],
      items: [{ itemCode: 'AA' }, { itemCode: 'BB' }],
    }),
  ],
});

/** First letters of the words, as if they were characters. */
const initialsOf = (text: string) =>
  text
    .split(' ')
    .map((word) => word.charAt(0).toLowerCase())
    .join('');

const find = (query: SubjectQuery | string) =>
  findSubjects(catalogue, typeof query === 'string' ? { text: query } : query, initialsOf);
const codesFor = (query: SubjectQuery | string) => find(query).subjects.map(({ subject }) => subject.code);

describe('finding what a citizen comes with', () => {
  it.each([
    ['a name', 'Restaurant', ['T9']],
    ['the beginning of a name', 'restau', ['T9']],
    ['a part of an alias', 'kitchen', ['T9']],
    ['a code', 'BB', ['BB']],
    ['a code in full-width letters', 'ＢＢ', ['BB']],
    ['a part of an official code', '456789abc', ['BB']],
    ['an alias in full-width letters', 'sign', ['BB']],
    ['initials', 'swk', ['T9']],
    ['the name of a department', 'health', ['T9', 'BB', 'AA']],
    ['what people call a department', 'red cross', ['T9', 'BB', 'AA']],
    ['the initials of a department', 'rco', ['T9', 'BB', 'AA']],
    ['no part of the initials of a department', 'co', []],
    ['several words in any order', 'sign SHOP', ['BB']],
    ['words of name and department', 'health restaurant', ['T9']],
    ['nothing anybody knows', 'moon', []],
    ['one word that matches and one that does not', 'shop moon', []],
  ])('takes %s', (_name, text, codes) => {
    expect(codesFor(text)).toEqual(codes);
  });

  it('puts the exact word first, then beginnings, then parts', () => {
    expect(codesFor('shop')).toEqual(['AA', 'T9', 'BB']);
  });

  it('puts initials between beginnings and parts', () => {
    const items = ['xx sb', 'ab', 'sun ball'].map((name, i) => makeItem(`I${i}`, { name }));

    const { subjects } = findSubjects(makeCatalogue({ items }), { text: 'sb' }, initialsOf);

    expect(subjects.map(({ name }) => name)).toEqual(['sun ball', 'xx sb']);
  });

  it('lists everything for no text, themes first', () => {
    expect(codesFor(' ')).toEqual(['T9', 'AA', 'BB']);
  });

  it('puts favourites first: all of them without a text, among equals with one', () => {
    const favourites = new Set(['item:BB', 'item:AA']);

    expect(codesFor({ text: '', favourites })).toEqual(['BB', 'AA', 'T9']);
    expect(codesFor({ text: 'health', favourites })).toEqual(['BB', 'AA', 'T9']);
    expect(codesFor({ text: 'shop', favourites })).toEqual(['AA', 'BB', 'T9']);
    expect(find({ text: '', favourites }).subjects.map(({ favourite }) => favourite)).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('leaves out what is not shown here, and does not count it', () => {
    const isShown = ({ code }: { code: string }) => code !== 'AA';

    expect(find({ text: 'shop', isShown })).toMatchObject({ total: 2 });
    expect(codesFor({ text: 'shop', isShown })).toEqual(['T9', 'BB']);
  });

  it('gives the best thirty and tells how many there are', () => {
    const items = Array.from({ length: 40 }, (_, i) => makeItem(`I${i}`, { name: `shop ${40 - i}` }));

    const { subjects, total } = findSubjects(makeCatalogue({ items }), { text: 'shop' }, initialsOf);

    expect(total).toBe(40);
    expect(subjects).toHaveLength(30);
    expect(subjects[0]?.name).toBe('shop 9');
  });

  it('tells how many items and which departments take part, each once', () => {
    expect(find('Restaurant').subjects[0]).toMatchObject({ itemCount: 2, departments: ['Health'] });
  });
});

it.each([
  '市场监管',
  '人社',
  '卫健',
  '残联',
  '疾控',
  '医保',
  '公积金',
  '民政',
  '公安',
  '税务',
  '住建',
  '城管',
])('finds the items of %s, as domain.md C.10 calls it', (text) => {
  const shipped = loadCatalogue();

  const { subjects } = findSubjects(shipped, { text }, initialsOf);
  const department = shipped.departments.find(({ name, aliases = [] }) =>
    [name, ...aliases].some((word) => word.includes(text)),
  );
  const items = shipped.items.filter(({ departmentId }) => departmentId === department?.departmentId);
  expect(items.length).toBeGreaterThan(0);
  expect(subjects.filter(({ departments }) => departments.includes(department?.name ?? ''))).not.toEqual([]);
});
