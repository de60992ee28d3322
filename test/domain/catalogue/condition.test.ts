import { describe, expect, it } from 'vitest';
import { comparisonsIn, holds, type Condition } from '../../../src/shared/domain/catalogue/condition.ts';

const rich = { question: 'rich', is: ['yes'] };
const near = { question: 'near', is: ['yes', 'rather'] };

describe('a condition', () => {
  it.each<[string, Condition | undefined, Record<string, string>, boolean]>([
    ['none always applies', undefined, {}, true],
    ['one of the answers', near, { near: 'rather' }, true],
    ['another answer', near, { near: 'no' }, false],
    ['no answer is none of the answers', near, {}, false],
    ['all of two', { all: [rich, near] }, { rich: 'yes', near: 'yes' }, true],
    ['all but one missing', { all: [rich, near] }, { rich: 'yes' }, false],
    ['any of two', { any: [rich, near] }, { near: 'yes' }, true],
    ['any of none given', { any: [rich, near] }, {}, false],
    ['not', { not: rich }, { rich: 'no' }, true],
    ['not of a true one', { not: { any: [rich, near] } }, { rich: 'yes' }, false],
  ])('%s', (_name, condition, ...[situation, expected]) => {
    expect(holds(condition, situation)).toBe(expected);
  });

  it('tells every comparison it makes', () => {
    expect(comparisonsIn({ all: [{ not: rich }, { any: [near] }] })).toEqual([rich, near]);
    expect(comparisonsIn(undefined)).toEqual([]);
  });
});
