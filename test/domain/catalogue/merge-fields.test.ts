import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldRule } from '../../../src/shared/domain/catalogue/field-definition.ts';
import { isImpossible, strictestOf } from '../../../src/shared/domain/catalogue/merge-fields.ts';
import type { StrictestRule } from '../../../src/shared/domain/catalogue/merged-application.ts';
import { makeField } from '../support/make-catalogue.ts';
import { runs } from '../support/properties.ts';

const CHOICES = ['1', '2', '3', '4'].map((value) => ({ value, label: value }));
const text = makeField('ff', { maxLength: 20 });
const choice = makeField('ff', { kind: 'choice', choices: CHOICES });

const someRule: fc.Arbitrary<FieldRule> = fc.record(
  {
    minLength: fc.integer({ min: 1, max: 25 }),
    maxLength: fc.integer({ min: 1, max: 25 }),
    choices: fc.subarray(['1', '2', '3', '4'], { minLength: 1 }),
    pattern: fc.constantFrom(
      { regex: '1+', hint: 'ones' },
      { regex: '2+', hint: 'twos' },
      { regex: '1+', hint: 'other' },
    ),
  },
  { requiredKeys: [] },
);
const someRules = fc.array(someRule, { maxLength: 5 });
const someDefinition = fc.constantFrom(text, choice);

/** Whether a value of so many characters and this choice passes; patterns are compared as texts. */
function passes(rule: StrictestRule, length: number, value: string): boolean {
  const fits = length >= rule.minLength && length <= rule.maxLength;
  return fits && (rule.choices?.some((candidate) => candidate.value === value) ?? true);
}

describe('the strictest of several rules', () => {
  it('is the same in whatever order, and however often they are given', () => {
    fc.assert(
      fc.property(someDefinition, someRules, (definition, rules) => {
        const strictest = strictestOf(definition, rules);

        expect(strictestOf(definition, rules.toReversed())).toEqual(strictest);
        expect(strictestOf(definition, [...rules, ...rules])).toEqual(strictest);
      }),
      runs(300),
    );
  });

  it('lets pass exactly what every rule lets pass', () => {
    const someValue = fc.tuple(fc.integer({ min: 1, max: 25 }), fc.constantFrom('1', '2', '3', '4'));
    fc.assert(
      fc.property(someDefinition, someRules, someValue, (definition, rules, [length, value]) => {
        const each = rules.map((rule) => strictestOf(definition, [rule]));

        const all = [strictestOf(definition, []), ...each].every((rule) => passes(rule, length, value));
        expect(passes(strictestOf(definition, rules), length, value)).toBe(all);
      }),
      runs(500),
    );
  });

  it('keeps every pattern once, with its sentence', () => {
    fc.assert(
      fc.property(someRules, (rules) => {
        const { patterns } = strictestOf(text, rules);

        const wanted = new Set(rules.flatMap(({ pattern }) => (pattern ? [JSON.stringify(pattern)] : [])));
        expect(patterns.map((pattern) => JSON.stringify(pattern)).toSorted()).toEqual([...wanted].toSorted());
      }),
      runs(200),
    );
  });

  it.each<[string, readonly FieldRule[], boolean]>([
    ['of none', [], false],
    ['that leaves one length', [{ minLength: 5 }, { maxLength: 5 }], false],
    ['that leaves no length', [{ minLength: 6 }, { maxLength: 5 }], true],
    ['that wants more than the field holds', [{ minLength: 21 }], true],
  ])('%s: impossible is %j', (_name, rules, impossible) => {
    expect(isImpossible(strictestOf(text, rules))).toBe(impossible);
  });

  it('of choices may leave none', () => {
    expect(isImpossible(strictestOf(choice, [{ choices: ['1', '2'] }, { choices: ['2', '3'] }]))).toBe(false);
    expect(isImpossible(strictestOf(choice, [{ choices: ['1', '2'] }, { choices: ['3'] }]))).toBe(true);
  });
});
