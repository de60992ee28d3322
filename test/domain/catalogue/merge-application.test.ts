import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../src/shared/domain/catalogue/catalogue.ts';
import { mergeApplication } from '../../../src/shared/domain/catalogue/merge-application.ts';
import type { MergedApplication } from '../../../src/shared/domain/catalogue/merged-application.ts';
import {
  makeCatalogue,
  makeField,
  makeItem,
  makeMaterial,
  makeQuestion,
  makeTheme,
} from '../support/make-catalogue.ts';

const is = (question: string, value = 'yes') => ({ question, is: [value] });

function mergeTheme(rest: Partial<Catalogue>, situation: Record<string, string> = {}): MergedApplication {
  const merged = mergeApplication(makeCatalogue(rest), { kind: 'theme', code: 'T9' }, situation);
  if (!merged.ok) throw new Error(merged.failure.code);
  return merged.value;
}

describe('merging', () => {
  it.each(['toString', 'constructor', '__proto__'])('asks a question called %s', (questionCode) => {
    const question = { ...makeQuestion('qq'), questionCode };
    const item = makeItem('AA', {
      fields: [{ fieldCode: 'ff', required: true, when: { not: is(questionCode, 'no') } }],
    });
    const theme = { ...makeTheme({ items: [{ itemCode: 'AA' }] }), questions: [questionCode] };
    const rest = { fields: [makeField('ff')], questions: [question], items: [item], themes: [theme] };

    expect(mergeTheme(rest)).toMatchObject({ openQuestions: [questionCode], fields: [{ required: true }] });
  });

  it('refuses a theme or item nobody knows', () => {
    const merged = mergeApplication(makeCatalogue(), { kind: 'item', code: 'ZZ' }, {});

    expect(merged).toEqual({ ok: false, failure: { code: 'catalogue.subjectNotFound' } });
  });

  it('asks a field once and names the items that need it; the stricter one wins', () => {
    const items = [
      makeItem('AA', { fields: [{ fieldCode: 'ff', required: false }] }),
      makeItem('BB', { fields: [{ fieldCode: 'ff', required: true }] }),
    ];
    const theme = makeTheme({ items: [{ itemCode: 'AA' }, { itemCode: 'BB' }] });

    const { fields } = mergeTheme({ fields: [makeField('ff')], items, themes: [theme] });

    expect(fields).toMatchObject([{ definition: makeField('ff'), required: true, neededBy: ['AA', 'BB'] }]);
  });

  it('names an item once that asks for the same field under two conditions', () => {
    const twice = [true, false].map((required) => ({ fieldCode: 'ff', required }));
    const theme = makeTheme({ items: [{ itemCode: 'AA' }] });

    const { fields } = mergeTheme({
      fields: [makeField('ff')],
      items: [makeItem('AA', { fields: twice })],
      themes: [theme],
    });

    expect(fields).toMatchObject([{ definition: makeField('ff'), required: true, neededBy: ['AA'] }]);
  });

  it.each([
    ['the largest number of copies', false, 3],
    ['the sum where every department keeps its own', true, 5],
  ])('asks for %s', (_name, keptByDepartment, copies) => {
    const items = [
      makeItem('AA', { materials: [{ materialCode: 'mm', copies: 2, keptByDepartment }] }),
      makeItem('BB', { materials: [{ materialCode: 'mm', copies: 3, keptByDepartment }] }),
    ];
    const theme = makeTheme({ items: [{ itemCode: 'AA' }, { itemCode: 'BB' }] });

    const { materials } = mergeTheme({ materials: [makeMaterial('mm')], items, themes: [theme] });

    expect(materials[0]?.copies).toBe(copies);
  });

  it('does not ask for a paper that an item of the application makes', () => {
    const materials = [makeMaterial('mm', { producedBy: ['AA'] })];
    const items = [makeItem('AA'), makeItem('BB', { materials: [{ materialCode: 'mm' }] })];
    const questions = [makeQuestion('qq')];
    const themes = [
      makeTheme({
        questions: ['qq'],
        items: [
          { itemCode: 'AA', when: is('qq') },
          { itemCode: 'BB', after: ['AA'] },
        ],
      }),
    ];

    expect(mergeTheme({ questions, materials, items, themes }, { qq: 'yes' }).materials[0]?.producedBy).toBe(
      'AA',
    );
    expect(
      mergeTheme({ questions, materials, items, themes }, { qq: 'no' }).materials[0]?.producedBy,
    ).toBeNull();
  });

  it('waits only for items that take part', () => {
    const items = [makeItem('AA'), makeItem('BB')];
    const questions = [makeQuestion('qq')];
    const themes = [
      makeTheme({
        questions: ['qq'],
        items: [
          { itemCode: 'AA', when: is('qq') },
          { itemCode: 'BB', after: ['AA'] },
        ],
      }),
    ];

    expect(mergeTheme({ questions, items, themes }, { qq: 'yes' }).items.at(-1)?.after).toEqual(['AA']);
    expect(mergeTheme({ questions, items, themes }, { qq: 'no' }).items.at(-1)?.after).toEqual([]);
  });

  it('asks a question only when the answers before it call for it, and forgets its answer otherwise', () => {
    const questions = [makeQuestion('first'), makeQuestion('second', { when: is('first') })];
    const items = [makeItem('AA'), makeItem('BB')];
    const themes = [
      makeTheme({
        questions: ['first', 'second'],
        items: [{ itemCode: 'AA' }, { itemCode: 'BB', when: is('second') }],
      }),
    ];

    const asked = mergeTheme({ questions, items, themes }, { first: 'yes', second: 'yes' });
    const notAsked = mergeTheme({ questions, items, themes }, { first: 'no', second: 'yes' });

    expect(asked.items).toHaveLength(2);
    expect(notAsked.items).toHaveLength(1);
    expect(notAsked.questions.map(({ questionCode }) => questionCode)).toEqual(['first']);
  });

  it('counts an answer that is no choice of the question as open', () => {
    const questions = [makeQuestion('qq')];
    const themes = [makeTheme({ questions: ['qq'], items: [{ itemCode: 'AA' }] })];

    const { openQuestions } = mergeTheme({ questions, items: [makeItem('AA')], themes }, { qq: 'perhaps' });

    expect(openQuestions).toEqual(['qq']);
  });
});
