import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../src/shared/domain/catalogue/catalogue.ts';
import { checkCatalogue } from '../../../src/shared/domain/catalogue/check-catalogue.ts';
import {
  makeCatalogue,
  makeField,
  makeItem,
  makeMaterial,
  makeQuestion,
  makeTheme,
} from '../support/make-catalogue.ts';

const is = (question: string, value = 'yes') => ({ question, is: [value] });
const field = (fieldCode: string, when?: ReturnType<typeof is>) => ({
  fieldCode,
  required: true,
  ...(when ? { when } : {}),
});
const AB = [makeItem('AA'), makeItem('BB')];

/** Each line: what is wrong, the catalogue, and where the problem is reported. */
const WRONG: readonly [code: string, catalogue: Partial<Catalogue>, where: string][] = [
  ['duplicateCode', { items: [makeItem('AA'), makeItem('AA')] }, 'items/AA'],
  ['duplicateCode', { fields: [makeField('ff'), makeField('ff')] }, 'fields/ff'],
  [
    'duplicateCode',
    { items: AB, themes: [makeTheme({ items: [{ itemCode: 'AA' }, { itemCode: 'AA' }] })] },
    'themes/T9',
  ],
  ['unknownDepartment', { items: [makeItem('AA', { departmentId: 'moon' })] }, 'items/AA'],
  [
    'unknownDepartment',
    { items: AB, themes: [makeTheme({ leadDepartmentId: 'moon', items: [{ itemCode: 'AA' }] })] },
    'themes/T9',
  ],
  ['unknownField', { items: [makeItem('AA', { fields: [field('ff')] })] }, 'items/AA'],
  ['unknownMaterial', { items: [makeItem('AA', { materials: [{ materialCode: 'mm' }] })] }, 'items/AA'],
  ['unknownItem', { themes: [makeTheme({ items: [{ itemCode: 'ZZ' }] })] }, 'themes/T9'],
  ['unknownItem', { materials: [makeMaterial('mm', { producedBy: ['ZZ'] })] }, 'materials/mm'],
  [
    'unknownQuestion',
    { fields: [makeField('ff')], items: [makeItem('AA', { fields: [field('ff', is('qq'))] })] },
    'items/AA',
  ],
  [
    'unknownChoice',
    {
      questions: [makeQuestion('qq')],
      items: AB,
      themes: [
        makeTheme({
          questions: ['qq'],
          items: [{ itemCode: 'AA', when: { not: is('qq', 'perhaps') } }],
        }),
      ],
    },
    'themes/T9',
  ],
  ['choicesMissing', { fields: [makeField('ff', { kind: 'choice' })] }, 'fields/ff'],
  [
    'questionTooLate',
    {
      questions: [makeQuestion('qq', { when: { not: is('rr') } }), makeQuestion('rr')],
      items: AB,
      themes: [
        makeTheme({
          questions: ['qq', 'rr'],
          items: [{ itemCode: 'AA' }],
        }),
      ],
    },
    'themes/T9',
  ],
  [
    'questionTooLate',
    {
      questions: [makeQuestion('qq', { when: { not: is('qq') } })],
      items: AB,
      themes: [
        makeTheme({
          questions: ['qq'],
          items: [{ itemCode: 'AA' }],
        }),
      ],
    },
    'themes/T9',
  ],
  [
    'neverApplies',
    {
      questions: [makeQuestion('qq')],
      items: AB,
      themes: [
        makeTheme({
          questions: ['qq'],
          items: [{ itemCode: 'AA', when: { all: [is('qq'), is('qq', 'no')] } }],
        }),
      ],
    },
    'themes/T9',
  ],
  [
    'cycle',
    {
      items: AB,
      themes: [
        makeTheme({
          items: [
            { itemCode: 'AA', after: ['BB'] },
            { itemCode: 'BB', after: ['AA'] },
          ],
        }),
      ],
    },
    'themes/T9',
  ],
  [
    'waitsForStranger',
    { items: AB, themes: [makeTheme({ items: [{ itemCode: 'AA', after: ['BB'] }] })] },
    'themes/T9',
  ],
  [
    'producedTooLate',
    {
      materials: [makeMaterial('mm', { producedBy: ['AA'] })],
      items: [makeItem('AA'), makeItem('BB', { materials: [{ materialCode: 'mm' }] })],
      themes: [makeTheme({ items: [{ itemCode: 'AA' }, { itemCode: 'BB' }] })],
    },
    'themes/T9',
  ],
  [
    'producedByItself',
    {
      materials: [makeMaterial('mm', { producedBy: ['AA'] })],
      items: [makeItem('AA', { materials: [{ materialCode: 'mm' }] })],
    },
    'items/AA',
  ],
  [
    'decisionNotLast',
    { items: [makeItem('AA', { reviewPath: [{ kind: 'review', name: 'only' }] })] },
    'items/AA',
  ],
  [
    'limitNotWhole',
    { items: [makeItem('AA', { promisedTimeLimit: { amount: 0.5, unit: 'workingDay' } })] },
    'items/AA',
  ],
  [
    'limitBeyondLaw',
    { items: [makeItem('AA', { promisedTimeLimit: { amount: 21, unit: 'workingDay' } })] },
    'items/AA',
  ],
  ['immediateWithLimit', { items: [makeItem('AA', { handlingKind: 'immediate' })] }, 'items/AA'],
];

describe('checking a catalogue', () => {
  it.each(WRONG)('finds %s', (code, rest, where) => {
    expect(checkCatalogue(makeCatalogue(rest))).toEqual([{ code, where }]);
  });

  it('finds nothing wrong with two linked items, one feeding the other through a third', () => {
    const items = [makeItem('AA'), makeItem('BB'), makeItem('CC', { materials: [{ materialCode: 'mm' }] })];
    const theme = makeTheme({
      items: [{ itemCode: 'AA' }, { itemCode: 'BB', after: ['AA'] }, { itemCode: 'CC', after: ['BB'] }],
    });

    const problems = checkCatalogue(
      makeCatalogue({ items, materials: [makeMaterial('mm', { producedBy: ['AA'] })], themes: [theme] }),
    );

    expect(problems).toEqual([]);
  });
});
