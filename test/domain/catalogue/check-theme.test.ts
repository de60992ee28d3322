import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Catalogue } from '../../../src/shared/domain/catalogue/catalogue.ts';
import { checkCatalogue } from '../../../src/shared/domain/catalogue/check-catalogue.ts';
import type { MaterialDefinition } from '../../../src/shared/domain/catalogue/material-definition.ts';
import type { Theme } from '../../../src/shared/domain/catalogue/theme.ts';
import {
  makeCatalogue,
  makeField,
  makeItem,
  makeMaterial,
  makeQuestion,
  makeTheme,
} from '../support/make-catalogue.ts';
import { toLine } from '../support/problem-line.ts';
import { is } from './wrong-definitions.ts';

type Rest = Partial<z.input<typeof Theme>>;

const BEFORE = { itemCode: 'AA' };
const AFTER = { itemCode: 'BB', after: ['AA'] };

function problemsOf(theme: Rest, rest: Partial<Catalogue> = {}): readonly string[] {
  const themes = [makeTheme({ questions: ['qq'], items: [BEFORE, AFTER], ...theme })];
  const all = { items: [makeItem('AA'), makeItem('BB')], questions: [makeQuestion('qq')], themes };
  return checkCatalogue(makeCatalogue({ ...all, ...rest }))
    .filter(({ code }) => code !== 'questionWithoutEffect')
    .map(toLine);
}

function days(amount: number) {
  return { amount, unit: 'workingDay' as const };
}

describe('the promise of a theme', () => {
  it('may be exactly as long as its longest path', () => {
    expect(problemsOf({ promisedTimeLimit: days(10) })).toEqual([]);
  });

  it('may be as long as its longest item when nobody waits', () => {
    expect(problemsOf({ promisedTimeLimit: days(5), items: [BEFORE, { itemCode: 'BB' }] })).toEqual([]);
  });

  it('does not speak of items outside', () => {
    const items = [{ ...BEFORE, outsidePromise: true }, AFTER];

    expect(problemsOf({ promisedTimeLimit: days(5), items })).toEqual([]);
  });

  it('takes no time for what is immediate', () => {
    const immediate = makeItem('AA', { handlingKind: 'immediate', promisedTimeLimit: days(0) });

    const problems = problemsOf({ promisedTimeLimit: days(5) }, { items: [immediate, makeItem('BB')] });

    expect(problems).toEqual([]);
  });

  it('does not count items that never take part together', () => {
    const items = [
      { ...BEFORE, when: is('qq') },
      { ...AFTER, when: is('qq', 'no') },
    ];

    expect(problemsOf({ promisedTimeLimit: days(5), items })).toEqual([]);
  });

  it('is compared in minutes', () => {
    const half = { amount: 240, unit: 'workingMinute' as const };
    const items = ['AA', 'BB'].map((code) => makeItem(code, { promisedTimeLimit: half }));

    expect(problemsOf({ promisedTimeLimit: days(1) }, { items })).toEqual([]);
    expect(problemsOf({ promisedTimeLimit: { amount: 479, unit: 'workingMinute' } }, { items })).toEqual([
      'promiseTooShort themes/T9 promisedTimeLimit (AA BB) 480 > 479',
    ]);
  });

  it('is checked quickly for forty items in layers', () => {
    const codes = Array.from({ length: 40 }, (_, i) => `I${i}`);
    const members = codes.map((itemCode, i) => ({
      itemCode,
      after: i < 4 ? [] : codes.slice(i - 4 - (i % 4), i - (i % 4)),
    }));

    const problems = problemsOf(
      { promisedTimeLimit: days(49), items: members },
      { items: codes.map((code) => makeItem(code)) },
    );

    expect(problems).toEqual([expect.stringMatching(/^promiseTooShort .* 24000 > 23520$/)]);
  });
});

describe('papers in a theme', () => {
  const paper = (material: Partial<z.input<typeof MaterialDefinition>>, wanted: object = {}) => ({
    materials: [makeMaterial('mm', { producedBy: ['AA'], ...material })],
    items: [makeItem('AA'), makeItem('BB', { materials: [{ materialCode: 'mm', ...wanted }] })],
  });

  it('may come late when they need not be there', () => {
    expect(problemsOf({ items: [BEFORE, { itemCode: 'BB' }] }, paper({}, { required: false }))).toEqual([]);
  });

  it('may come late when who makes them never takes part with who needs them', () => {
    const items = [
      { ...BEFORE, when: is('qq') },
      { itemCode: 'BB', when: is('qq', 'no') },
    ];

    expect(problemsOf({ items }, paper({}))).toEqual([]);
  });

  it.each([
    ['an earlier case may have made them', { reusableForDays: 30 }, {}],
    ['something replaces them', { replacedBy: [{ kind: 'licence' as const, licenceType: 'x' }] }, {}],
    ['a promise may stand for them', {}, { promiseAllowed: true }],
  ])('may be made by nobody here when %s', (_name, material, wanted) => {
    const items = [{ ...BEFORE, when: is('qq') }, AFTER];
    const rest = paper({ broughtByApplicant: false, reusableForDays: 0, ...material }, wanted);

    expect(problemsOf({ items }, rest)).toEqual([]);
  });
});

describe('rules in a theme', () => {
  const rules = {
    fields: [makeField('ff')],
    items: [
      makeItem('AA', { fields: [{ fieldCode: 'ff', required: true, rule: { minLength: 9 } }] }),
      makeItem('BB', { fields: [{ fieldCode: 'ff', required: true, rule: { maxLength: 8 } }] }),
    ],
  };

  it('may contradict each other when they never hold together', () => {
    const items = [
      { ...BEFORE, when: is('qq') },
      { ...AFTER, when: is('qq', 'no') },
    ];

    expect(problemsOf({ items }, rules)).toEqual(['rulesNeverTogether fields/ff (AA BB)']);
  });

  it('collide when three leave no choice, though any two leave one', () => {
    const choices = ['1', '2', '3'].map((value) => ({ value, label: value }));
    const itemWith = (code: string, values: string[]) =>
      makeItem(code, { fields: [{ fieldCode: 'ff', required: true, rule: { choices: values } }] });

    const problems = problemsOf(
      { items: [BEFORE, AFTER, { itemCode: 'CC' }] },
      {
        fields: [makeField('ff', { kind: 'choice', choices })],
        items: [itemWith('AA', ['1', '2']), itemWith('BB', ['2', '3']), itemWith('CC', ['1', '3'])],
      },
    );

    expect(problems).toEqual(['rulesCollide themes/T9 items.2.itemCode (ff AA BB CC)']);
  });
});

describe('days of a theme', () => {
  it('may end together with its items', () => {
    const items = ['AA', 'BB'].map((code) => makeItem(code, { validTo: '2026-12-31' }));

    expect(problemsOf({ validTo: '2026-12-31' }, { items })).toEqual([]);
  });
});
