import type { z } from 'zod';
import type { Catalogue } from '../../../src/shared/domain/catalogue/catalogue.ts';
import type { Theme } from '../../../src/shared/domain/catalogue/theme.ts';
import { makeField, makeItem, makeMaterial, makeQuestion, makeTheme } from '../support/make-catalogue.ts';
import { is, type Wrong } from './wrong-definitions.ts';

type Rest = Partial<z.input<typeof Theme>>;

const AB = [makeItem('AA'), makeItem('BB')];
const ABC = [...AB, makeItem('CC')];
const QUESTIONS = [makeQuestion('qq'), makeQuestion('rr')];

/** A theme of AA and BB, unless it names others. */
function withTheme(theme: Rest, rest: Partial<Catalogue> = {}): Partial<Catalogue> {
  const items = [{ itemCode: 'AA' }, { itemCode: 'BB' }];
  return { items: AB, questions: QUESTIONS, themes: [makeTheme({ items, ...theme })], ...rest };
}

/** AA and BB, of which BB must have the paper mm. */
function withPaper(theme: Rest, material: Parameters<typeof makeMaterial>[1]): Partial<Catalogue> {
  return withTheme(theme, {
    items: [makeItem('AA'), makeItem('BB', { materials: [{ materialCode: 'mm' }] })],
    materials: [makeMaterial('mm', material)],
  });
}

function days(amount: number) {
  return { amount, unit: 'workingDay' as const };
}

/** What a theme names, and what its items demand of each other. */
export const WRONG_THEMES: Readonly<Record<string, Wrong>> = {
  'a theme twice': {
    rest: {
      items: AB,
      themes: ['one', 'two'].map((name) => makeTheme({ name, items: [{ itemCode: 'AA' }] })),
    },
    line: 'duplicateCode themes/T9 (T9)',
  },
  'an unknown leader': {
    rest: withTheme({ leadDepartmentId: 'moon' }),
    line: 'unknownDepartment themes/T9 leadDepartmentId (moon)',
  },
  'an item twice in a theme': {
    rest: withTheme({ items: [{ itemCode: 'AA' }, { itemCode: 'AA' }] }),
    line: 'duplicateCode themes/T9 items.1.itemCode (AA)',
  },
  'an unknown item in a theme': {
    rest: withTheme({ items: [{ itemCode: 'ZZ' }] }),
    line: 'unknownItem themes/T9 items.0.itemCode (ZZ)',
  },
  'an unknown question of a theme': {
    rest: withTheme({ questions: ['oo'] }),
    line: 'unknownQuestion themes/T9 questions.0 (oo)',
  },
  'a question twice in a theme': {
    rest: withTheme({ questions: ['qq', 'qq'] }),
    line: 'duplicateCode themes/T9 questions.1 (qq)',
  },
  'a question asked before the one it depends on': {
    rest: withTheme(
      { questions: ['rr', 'qq'] },
      { questions: [makeQuestion('qq'), makeQuestion('rr', { when: is('qq') })] },
    ),
    line: 'questionTooLate themes/T9 questions.0 (rr qq)',
  },
  'a question that depends on one the theme does not ask': {
    rest: withTheme(
      { questions: ['rr'] },
      { questions: [makeQuestion('qq'), makeQuestion('rr', { when: is('qq') })] },
    ),
    line: 'questionNotAsked themes/T9 questions.0 (qq rr)',
  },
  'an item that depends on a question the theme does not ask': {
    rest: withTheme({ items: [{ itemCode: 'AA', when: is('qq') }] }),
    line: 'questionNotAsked themes/T9 items.0.when (qq)',
  },
  'a requirement that depends on a question the theme does not ask': {
    rest: withTheme(
      {},
      {
        fields: [makeField('ff')],
        items: [
          makeItem('AA', { fields: [{ fieldCode: 'ff', required: true, when: is('qq') }] }),
          makeItem('BB'),
        ],
      },
    ),
    line: 'questionNotAsked themes/T9 items.0.itemCode (qq AA)',
  },
  'an unknown choice in a theme': {
    rest: withTheme({ questions: ['qq'], items: [{ itemCode: 'AA', when: { not: is('qq', 'perhaps') } }] }),
    line: 'unknownChoice themes/T9 items.0.when.not.is.0 (qq perhaps)',
  },
  'an item of no situation': {
    rest: withTheme({
      questions: ['qq'],
      items: [{ itemCode: 'AA', when: { all: [is('qq'), is('qq', 'no')] } }],
    }),
    line: 'neverApplies themes/T9 items.0.when',
  },
  'rules of two items no value satisfies': {
    rest: withTheme(
      {
        questions: ['qq'],
        items: [{ itemCode: 'AA', when: is('qq') }, { itemCode: 'BB' }, { itemCode: 'CC' }],
      },
      {
        fields: [makeField('ff')],
        items: [
          makeItem('AA', { fields: [{ fieldCode: 'ff', required: true, rule: { minLength: 9 } }] }),
          makeItem('BB', { fields: [{ fieldCode: 'ff', required: true, rule: { maxLength: 50 } }] }),
          makeItem('CC', { fields: [{ fieldCode: 'ff', required: true, rule: { maxLength: 8 } }] }),
        ],
      },
    ),
    line: 'rulesCollide themes/T9 items.2.itemCode (ff AA CC)',
  },
  'a theme that outlives an item': {
    rest: withTheme({}, { items: [makeItem('AA', { validTo: '2026-12-31' }), makeItem('BB')] }),
    line: 'memberNotInForce themes/T9 items.0.itemCode (AA)',
  },
  'a theme before its item': {
    rest: withTheme(
      { validFrom: '2025-01-01' },
      { items: [makeItem('AA', { validFrom: '2025-01-01' }), makeItem('BB')] },
    ),
    line: 'memberNotInForce themes/T9 items.1.itemCode (BB)',
  },
  'a period that ends before it begins': {
    rest: withTheme({
      batchPeriods: [{ name: '2026', opensOn: '2026-06-10', closesOn: '2026-06-09', resultOn: '2026-07-01' }],
    }),
    line: 'batchOutOfOrder themes/T9 batchPeriods.0.closesOn (2026)',
  },
  'a result before the period ends': {
    rest: withTheme({
      batchPeriods: [{ name: '2026', opensOn: '2026-06-01', closesOn: '2026-06-09', resultOn: '2026-06-08' }],
    }),
    line: 'batchOutOfOrder themes/T9 batchPeriods.0.resultOn (2026)',
  },
  'a period that begins on the last day of another': {
    rest: withTheme({
      batchPeriods: [
        { name: 'one', opensOn: '2026-06-01', closesOn: '2026-06-09', resultOn: '2026-06-20' },
        { name: 'two', opensOn: '2026-06-09', closesOn: '2026-06-12', resultOn: '2026-06-20' },
      ],
    }),
    line: 'batchesOverlap themes/T9 batchPeriods.1.opensOn (two one)',
  },
};

/** The order of the items, the promise, and papers that come too late. */
export const WRONG_GRAPHS: Readonly<Record<string, Wrong>> = {
  'a cycle, by its items': {
    rest: withTheme(
      {
        items: [
          { itemCode: 'AA', after: ['CC'] },
          { itemCode: 'BB', after: ['AA'] },
          { itemCode: 'CC', after: ['BB'] },
        ],
      },
      { items: ABC },
    ),
    line: 'cycle themes/T9 items.0.after (AA CC BB)',
  },
  'an item that waits for itself': {
    rest: withTheme({ items: [{ itemCode: 'AA', after: ['AA'] }] }),
    line: 'cycle themes/T9 items.0.after (AA)',
  },
  'an item that waits for a stranger': {
    rest: withTheme({ items: [{ itemCode: 'AA', after: ['BB'] }] }),
    line: 'waitsForStranger themes/T9 items.0.after.0 (BB)',
  },
  'a promise shorter than the longest path': {
    rest: withTheme({
      promisedTimeLimit: days(9),
      items: [{ itemCode: 'AA' }, { itemCode: 'BB', after: ['AA'] }],
    }),
    line: 'promiseTooShort themes/T9 promisedTimeLimit (AA BB) 4800 > 4320',
  },
  'a promise shorter than a path over an item that need not take part': {
    rest: withTheme(
      {
        promisedTimeLimit: days(10),
        questions: ['qq', 'rr'],
        items: [
          { itemCode: 'AA' },
          { itemCode: 'BB', after: ['AA'], when: { all: [is('qq'), is('rr')] } },
          { itemCode: 'CC', after: ['BB'], when: { all: [is('qq', 'no'), is('rr')] } },
        ],
      },
      { items: [...AB, makeItem('CC', { promisedTimeLimit: days(6) })] },
    ),
    line: 'promiseTooShort themes/T9 promisedTimeLimit (AA CC) 5280 > 4800',
  },
  'half a day as the promise of a theme': {
    rest: withTheme({ promisedTimeLimit: days(5.5) }),
    line: 'limitNotWhole themes/T9 promisedTimeLimit.amount',
  },
  'a paper that comes too late': {
    rest: withPaper({}, { producedBy: ['AA'] }),
    line: 'producedTooLate themes/T9 items.1.after (mm AA BB)',
  },
  'a value that comes too late': {
    rest: withTheme(
      {},
      {
        fields: [makeField('ff', { producedBy: ['AA'] })],
        items: [makeItem('AA'), makeItem('BB', { fields: [{ fieldCode: 'ff', required: true }] })],
      },
    ),
    line: 'producedTooLate themes/T9 items.1.after (ff AA BB)',
  },
  'a paper nobody makes in some situation': {
    rest: withPaper(
      {
        questions: ['qq'],
        items: [
          { itemCode: 'AA', when: is('qq') },
          { itemCode: 'BB', after: ['AA'] },
        ],
      },
      { producedBy: ['AA'], broughtByApplicant: false, reusableForDays: 0 },
    ),
    line: 'materialUnobtainable themes/T9 items.1.itemCode (mm BB)',
  },
};
