import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../src/shared/domain/catalogue/catalogue.ts';
import type { Situation } from '../../../src/shared/domain/catalogue/condition.ts';
import { subjectOfItems } from '../../../src/shared/domain/catalogue/find-subject.ts';
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

const yes = { question: 'qq', is: ['yes'] };

function mergeItems(
  rest: Partial<Catalogue>,
  codes: readonly string[],
  situation: Situation = {},
): MergedApplication {
  const merged = mergeApplication(makeCatalogue(rest), subjectOfItems(codes), situation);
  if (!merged.ok) throw new Error(merged.failure.code);
  return merged.value;
}

const waiting = ({ items }: MergedApplication) => items.map(({ item, after }) => [item.itemCode, after]);
const producers = ({ materials }: MergedApplication) =>
  Object.fromEntries(materials.map(({ definition, producedBy }) => [definition.materialCode, producedBy]));

/** BB needs the paper `proof`, which AA makes. */
const PAIR: Partial<Catalogue> = {
  materials: [makeMaterial('proof', { producedBy: ['AA'] })],
  items: [makeItem('AA'), makeItem('BB', { materials: [{ materialCode: 'proof' }] })],
};

describe('several plain items in one application', () => {
  it('wait for whoever makes what they need, and do not ask for it', () => {
    const merged = mergeItems(PAIR, ['BB', 'AA']);

    expect(waiting(merged)).toEqual([
      ['AA', []],
      ['BB', ['AA']],
    ]);
    expect(producers(merged)).toEqual({ proof: 'AA' });
  });

  it('ask for the paper when nobody here makes it', () => {
    expect(producers(mergeItems(PAIR, ['BB']))).toEqual({ proof: null });
  });

  it('do not wait for a paper they need not have', () => {
    const items = [
      makeItem('AA'),
      makeItem('BB', { materials: [{ materialCode: 'proof', required: false }] }),
    ];

    const merged = mergeItems({ ...PAIR, items }, ['AA', 'BB']);

    expect(waiting(merged)).toEqual([
      ['AA', []],
      ['BB', []],
    ]);
    expect(merged.materials).toMatchObject([{ required: false, producedBy: null }]);
  });

  it('wait in the situations that ask for the paper only', () => {
    const wanted = makeItem('BB', { materials: [{ materialCode: 'proof', when: yes }] });
    const rest = { ...PAIR, questions: [makeQuestion('qq')], items: [makeItem('AA'), wanted] };

    expect(waiting(mergeItems(rest, ['AA', 'BB'], { qq: 'yes' }))).toContainEqual(['BB', ['AA']]);
    expect(waiting(mergeItems(rest, ['AA', 'BB'], { qq: 'no' }))).toContainEqual(['BB', []]);
  });

  it('ask for both papers when two would wait for each other, and let the third wait', () => {
    const rest: Partial<Catalogue> = {
      materials: [makeMaterial('m1', { producedBy: ['AA'] }), makeMaterial('m2', { producedBy: ['BB'] })],
      items: [
        makeItem('AA', { materials: [{ materialCode: 'm2' }] }),
        makeItem('BB', { materials: [{ materialCode: 'm1' }] }),
        makeItem('CC', { materials: [{ materialCode: 'm2' }] }),
      ],
    };

    const merged = mergeItems(rest, ['AA', 'BB', 'CC']);

    expect(waiting(merged)).toEqual([
      ['AA', []],
      ['BB', []],
      ['CC', ['BB']],
    ]);
    expect(producers(merged)).toEqual({ m1: null, m2: null });
  });

  it('take the first who makes the paper and need not wait in turn', () => {
    const rest: Partial<Catalogue> = {
      materials: [
        makeMaterial('proof', { producedBy: ['AA', 'CC'] }),
        makeMaterial('mm', { producedBy: ['BB'] }),
      ],
      items: [
        makeItem('AA', { materials: [{ materialCode: 'mm' }] }),
        makeItem('BB', { materials: [{ materialCode: 'proof' }] }),
        makeItem('CC'),
      ],
    };

    const merged = mergeItems(rest, ['AA', 'BB', 'CC']);

    expect(waiting(merged)).toContainEqual(['BB', ['CC']]);
    expect(producers(merged)).toMatchObject({ proof: 'CC' });
  });

  it('wait for a value that one of them gives, and do not ask for it', () => {
    const wanted = { fields: [{ fieldCode: 'code', required: true }] };
    const rest: Partial<Catalogue> = {
      fields: [makeField('code', { producedBy: ['AA'] })],
      items: [makeItem('AA'), makeItem('BB', wanted), makeItem('CC', wanted)],
    };

    expect(mergeItems(rest, ['AA', 'BB']).fields).toEqual([]);
    expect(waiting(mergeItems(rest, ['AA', 'BB']))).toContainEqual(['BB', ['AA']]);
    expect(mergeItems(rest, ['BB', 'CC']).fields).toMatchObject([{ neededBy: ['BB', 'CC'] }]);
  });

  it('ask the questions all of them speak of, those behind them first', () => {
    const rest: Partial<Catalogue> = {
      fields: [makeField('ff')],
      questions: [
        makeQuestion('oo'),
        makeQuestion('unused'),
        makeQuestion('qq', { when: { question: 'oo', is: ['yes'] } }),
      ],
      items: [makeItem('AA', { fields: [{ fieldCode: 'ff', required: true, when: yes }] }), makeItem('BB')],
    };

    expect(mergeItems(rest, ['BB', 'AA']).openQuestions).toEqual(['oo']);
    expect(mergeItems(rest, ['BB', 'AA'], { oo: 'yes' }).openQuestions).toEqual(['qq']);
  });
});

describe('an item that takes no part', () => {
  const items = ['AA', 'BB', 'CC'].map((code) => makeItem(code));
  const themes = [
    makeTheme({
      questions: ['qq'],
      items: [
        { itemCode: 'AA' },
        { itemCode: 'BB', when: yes, after: ['AA'] },
        { itemCode: 'CC', after: ['BB', 'AA'] },
      ],
    }),
  ];
  const rest = { items, themes, questions: [makeQuestion('qq')] };

  it.each([
    ['stands between', 'yes', ['BB', 'AA']],
    ['leaves its place to what it waits for', 'no', ['AA']],
  ])('%s: %s', (_name, answer, after) => {
    const merged = mergeApplication(makeCatalogue(rest), { kind: 'theme', code: 'T9' }, { qq: answer });

    expect(merged.ok && waiting(merged.value)).toContainEqual(['CC', after]);
  });
});
