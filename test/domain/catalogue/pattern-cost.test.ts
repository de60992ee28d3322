import { describe, expect, it } from 'vitest';
import { isTooSlow } from '../../../src/shared/domain/catalogue/pattern-cost.ts';
import { parseWholePattern } from '../../../src/shared/domain/catalogue/whole-pattern.ts';
import { loadCatalogue } from '../support/resources.ts';

describe('patterns that could stop the office', () => {
  it.each([
    '(a+)+b',
    '(?:a*)*',
    '(a|a)*b',
    '(?:[0-9]+,?)+',
    '(?<part>a+){2,}',
    '((a{1,9}){1,9}){1,9}',
    '.*.*.*x',
    'a{0,500}a{0,500}a{0,500}',
    '(a)\\1',
    '(?<x>a)\\k<x>',
    'a(?=b)',
    '(?!b)a',
    '(?<=b)a',
    '(?<!b)a',
    'a'.repeat(201),
  ])('%s is refused', (pattern) => {
    expect(parseWholePattern(pattern)).toBeDefined(); // it is a regular expression
    expect(isTooSlow(pattern)).toBe(true);
  });

  it.each([
    '[0-9A-Z]{10}|[0-9A-Z]{12}',
    '([01][0-9]|2[0-3]):[0-5][0-9]',
    '[0-9]{1,3}(?:,[0-9]{3})*',
    '[^(|*+]+[\\](]*',
    '\\p{Script=Han}{2,20}\\(\\*\\)',
    '(?<year>[0-9]{4})-[0-9]{1,6}?',
    '.*B',
    '',
  ])('%s is taken', (pattern) => {
    expect(parseWholePattern(pattern)).toBeDefined();
    expect(isTooSlow(pattern)).toBe(false);
  });

  it('are not in our own catalogue', () => {
    const { head, items } = loadCatalogue();
    const rules = items.flatMap(({ fields }) => fields.flatMap(({ rule }) => rule?.pattern?.regex ?? []));

    expect([...Object.values(head.codePatterns), ...rules].filter(isTooSlow)).toEqual([]);
  });
});
