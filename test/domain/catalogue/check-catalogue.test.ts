import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../src/shared/domain/catalogue/catalogue.ts';
import { checkCatalogue } from '../../../src/shared/domain/catalogue/check-catalogue.ts';
import {
  isBlocking,
  PROBLEM_SEVERITIES,
  type CatalogueProblem,
} from '../../../src/shared/domain/catalogue/check/catalogue-problem.ts';
import { catalogueProblemText } from '../../../src/shared/texts/catalogue-problems.ts';
import {
  makeCatalogue,
  makeField,
  makeItem,
  makeMaterial,
  makeQuestion,
  makeTheme,
} from '../support/make-catalogue.ts';
import { toLine } from '../support/problem-line.ts';
import { WRONG_DEFINITIONS } from './wrong-definitions.ts';
import { WRONG_ITEMS } from './wrong-items.ts';
import { WRONG_GRAPHS, WRONG_THEMES } from './wrong-themes.ts';

const ALL = { ...WRONG_DEFINITIONS, ...WRONG_ITEMS, ...WRONG_THEMES, ...WRONG_GRAPHS };

const errorsIn = (rest: Partial<Catalogue>): readonly CatalogueProblem[] =>
  checkCatalogue(makeCatalogue(rest)).filter(isBlocking);
const warningsIn = (rest: Partial<Catalogue>): readonly CatalogueProblem[] =>
  checkCatalogue(makeCatalogue(rest)).filter((problem) => !isBlocking(problem));

describe('checking a catalogue', () => {
  it.each(Object.entries(ALL))('finds %s', (_name, { rest, line }) => {
    expect(errorsIn(rest).map(toLine)).toEqual([line]);
  });

  it.each(Object.entries(ALL))('says in a sentence what is meant by %s', (_name, { rest }) => {
    const sentences = errorsIn(rest).map(catalogueProblemText);

    expect(sentences).toEqual([expect.stringMatching(/^[^\n]{5,120}$/)]);
    expect(sentences.join()).not.toMatch(/undefined|NaN|\[object/);
  });

  it('names every code a problem has to do with', () => {
    const unnamed = Object.values(ALL)
      .flatMap(({ rest }) => errorsIn(rest))
      .flatMap((problem) => {
        const sentence = catalogueProblemText(problem);
        return problem.about.filter((code) => !sentence.includes(code.trim())).map(() => toLine(problem));
      });

    expect(unnamed).toEqual([]);
  });

  it('tells limits in days where that is short', () => {
    const [problem] = errorsIn({
      items: [makeItem('AA', { promisedTimeLimit: { amount: 9601, unit: 'workingMinute' } })],
    });

    const sentence = problem && catalogueProblemText(problem);
    expect(sentence).toContain('9601');
    expect(sentence).toContain('20 ');
  });

  it('has an example of every error', () => {
    const shown = new Set(Object.values(ALL).map(({ line }) => line.split(' ')[0]));
    const errors = Object.entries(PROBLEM_SEVERITIES).filter(([, severity]) => severity === 'error');

    // a condition too wide has a test of its own in situations.test.ts
    expect(errors.map(([code]) => code).filter((code) => !shown.has(code))).toEqual(['conditionTooWide']);
  });

  it('warns of what nobody asks for', () => {
    const warnings = warningsIn({
      fields: [makeField('ff')],
      materials: [makeMaterial('mm')],
      questions: [makeQuestion('qq')],
    });

    expect(warnings.map(toLine)).toEqual([
      'neverUsed fields/ff',
      'neverUsed materials/mm',
      'neverUsed questions/qq',
    ]);
  });

  it('warns of different patterns for one field, within an item and between two', () => {
    const asks = (regex: string) => ({
      fieldCode: 'ff',
      required: true,
      rule: { pattern: { regex, hint: 'as' } },
    });
    const warnings = warningsIn({
      fields: [makeField('ff')],
      items: [
        makeItem('AA', { fields: [asks('[0-9]+')] }),
        makeItem('BB', { fields: [asks('[a-z]+'), asks('[a-c]+')] }),
      ],
      themes: [makeTheme({ items: [{ itemCode: 'AA' }, { itemCode: 'BB' }] })],
    });

    expect(warnings.map(toLine)).toEqual([
      'patternsDiffer items/BB fields.1.rule (ff)',
      'patternsDiffer themes/T9 items.1.itemCode (ff AA BB)',
      'patternsDiffer themes/T9 items.1.itemCode (ff AA BB)',
    ]);
  });

  it('warns of a question that changes nothing', () => {
    const warnings = warningsIn({
      questions: [makeQuestion('qq')],
      items: [makeItem('AA')],
      themes: [makeTheme({ questions: ['qq'], items: [{ itemCode: 'AA' }] })],
    });

    expect(warnings.map(toLine)).toEqual(['questionWithoutEffect themes/T9 questions.0 (qq)']);
  });

  it('warns of a theme that may lead to nothing', () => {
    const when = { question: 'qq', is: ['yes'] };
    const warnings = warningsIn({
      questions: [makeQuestion('qq')],
      items: [makeItem('AA'), makeItem('BB')],
      themes: [
        makeTheme({
          questions: ['qq'],
          items: [
            { itemCode: 'AA', when },
            { itemCode: 'BB', when },
          ],
        }),
      ],
    });

    expect(warnings.map(toLine)).toEqual(['emptySituation themes/T9 items']);
  });

  it('warns of two items that can never be applied for together', () => {
    const field = { fieldCode: 'ff', required: true };
    const warnings = warningsIn({
      fields: [makeField('ff')],
      items: [
        makeItem('AA', { fields: [{ ...field, rule: { minLength: 9 } }] }),
        makeItem('BB', { fields: [{ ...field, rule: { maxLength: 8 } }] }),
      ],
    });

    expect(warnings.map(toLine)).toEqual(['rulesNeverTogether fields/ff (AA BB)']);
  });

  it('tells two entries with the same code apart by their position', () => {
    const [problem] = errorsIn({
      items: [makeItem('BB'), makeItem('AA'), makeItem('AA', { name: 'other' })],
    });

    expect(problem?.place).toEqual({ part: 'items', code: 'AA', index: 2, path: [] });
  });

  it('lists problems in the order of the catalogue', () => {
    const parts = errorsIn({
      themes: [makeTheme({ items: [{ itemCode: 'ZZ' }] })],
      items: [makeItem('AA', { departmentId: 'moon' })],
      materials: [makeMaterial('mm', { producedBy: ['ZZ'] })],
      fields: [makeField('ff', { kind: 'choice' })],
    }).map(({ place }) => place.part);

    expect(parts).toEqual(['fields', 'materials', 'items', 'themes']);
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
