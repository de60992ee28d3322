import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds, type Condition } from '../../../src/shared/domain/catalogue/condition.ts';
import {
  allOf,
  anyOf,
  findSituation,
  noneOf,
  situationsOf,
} from '../../../src/shared/domain/catalogue/situations.ts';
import { makeQuestion } from '../support/make-catalogue.ts';
import { runs } from '../support/properties.ts';

const is = (question: string, value = 'yes') => ({ question, is: [value] });
const THREE = ['1', '2', '3'].map((value) => ({ value, label: value }));
const MANY = Array.from({ length: 60 }, (_, i) => makeQuestion(`q${i}`));
const codes = MANY.map(({ questionCode }) => questionCode);

const someCondition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    fc.record({
      question: fc.constantFrom('q0', 'q1', 'q2', 'unknown'),
      is: fc.subarray(['1', '2', '3', '4'], { minLength: 1 }),
    }),
    fc.record({ not: tie('condition') }),
    fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
  ),
})).condition;

const someWhen = fc.option(someCondition, { nil: undefined });

const someQuestions = fc
  .tuple(someWhen, someWhen, someWhen)
  .map((whens) =>
    whens.map((when, i) => makeQuestion(`q${i}`, { choices: THREE, ...(when ? { when } : {}) })),
  );

describe('searching for a situation', () => {
  it('finds one exactly when trying all of them finds one', () => {
    fc.assert(
      fc.property(someQuestions, someCondition, (questions, condition) => {
        const found = findSituation(questions, condition);

        const possible = situationsOf(questions).some((situation) => holds(condition, situation));
        expect(found !== 'none').toBe(possible);
        if (typeof found === 'object') expect(holds(condition, found)).toBe(true);
      }),
      runs(1_000),
    );
  });

  it('tells among sixty questions that two conditions exclude each other', () => {
    const chain = { all: codes.slice(0, -1).map((code, i) => ({ any: [is(code), is(codes[i + 1] ?? '')] })) };

    expect(findSituation(MANY, allOf(chain, is('q7', 'no')))).not.toBe('none');
    expect(findSituation(MANY, allOf(chain, is('q7', 'no'), is('q8', 'no')))).toBe('none');
  });

  it('gives up on a condition nobody can read, and says so', () => {
    // eight pigeons do not fit into seven holes, but trying it out takes for ever
    const sits = (pigeon: number, hole: number) => is(`q${pigeon * 7 + hole}`);
    const holes = [0, 1, 2, 3, 4, 5, 6];
    const pigeons = [...holes, 7];
    const eachSits = pigeons.map((pigeon) => ({ any: holes.map((hole) => sits(pigeon, hole)) }));
    const pairs = pigeons.flatMap((left) => pigeons.slice(left + 1).map((right) => [left, right] as const));
    const nobodyShares = holes.flatMap((hole) =>
      pairs.map(([left, right]) => ({ not: { all: [sits(left, hole), sits(right, hole)] } })),
    );

    expect(findSituation(MANY, { all: [...eachSits, ...nobodyShares] })).toBe('tooWide');
  });
});

describe('joining conditions', () => {
  it('leaves out what is certain', () => {
    expect(allOf(true, is('q0'), true)).toEqual({ all: [is('q0')] });
    expect(allOf(is('q0'), false)).toBe(false);
    expect(allOf()).toBe(true);
    expect(anyOf(false, is('q0'))).toEqual({ any: [is('q0')] });
    expect(anyOf(is('q0'), true)).toBe(true);
    expect(anyOf()).toBe(false);
    expect(noneOf(true)).toBe(false);
    expect(noneOf(is('q0'))).toEqual({ not: is('q0') });
  });
});
