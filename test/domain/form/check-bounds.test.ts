import { describe, expect, it } from 'vitest';
import type { FieldDefinition, FieldRule } from '../../../src/shared/domain/catalogue/field-definition.ts';
import { strictestOf } from '../../../src/shared/domain/catalogue/merge-fields.ts';
import { checkDraft } from '../../../src/shared/domain/form/check-draft.ts';
import type { LocalDate } from '../../../src/shared/kernel/time.ts';
import { boundText } from '../../../src/shared/texts/page-form.ts';
import { makeDraft, makeMerged, makeMergedField, makeTyped } from '../support/make-draft.ts';

const TODAY = '2026-11-20' as LocalDate;

type Kind = FieldDefinition['kind'];

/** A form with one field under the rules given, and another date and number beside it. */
function check(kind: Kind, rules: readonly FieldRule[], values: Readonly<Record<string, string>>) {
  const field = makeMergedField('ff', { kind }, false);
  const other = makeMergedField('other', { kind, group: 'child', label: 'born' }, false);
  const merged = makeMerged({ fields: [{ ...field, rule: strictestOf(field.definition, rules) }, other] });
  const answers = Object.fromEntries(Object.entries(values).map(([code, value]) => [code, makeTyped(value)]));
  return checkDraft(merged, makeDraft({ answers }), TODAY);
}

function inShort(issues: ReturnType<typeof check>): readonly string[] {
  return issues.map(({ severity, reason, limit = '', other }) =>
    [severity, reason, limit, other?.label].filter(Boolean).join(' '),
  );
}

describe('limits of a value', () => {
  it.each<[string, Kind, FieldRule, string, readonly string[]]>([
    ['a weight below nothing', 'number', { min: 200 }, '-5', ['error numberTooSmall 200']],
    ['500 weeks', 'number', { max: 45 }, '500', ['error numberTooLarge 45']],
    ['the smallest number itself', 'number', { min: 200 }, '200.0', []],
    ['the largest number itself', 'number', { max: 45 }, '45', []],
    ['no number at all', 'number', { min: 1 }, 'five', ['error numberInvalid']],
    ['a birth in 2099', 'date', { notAfter: 'today' }, '2099-01-01', ['error dateTooLate 2026-11-20']],
    ['a birth today', 'date', { notAfter: 'today' }, '2026-11-20', []],
    [
      'a day before the first',
      'date',
      { notBefore: '1949-10-01' },
      '1949-09-30',
      ['error dateTooEarly 1949-10-01'],
    ],
    [
      'a child of more than six months',
      'date',
      { unusual: { notBefore: 'today-6months' } },
      '2026-05-19',
      ['warning dateTooEarly 2026-05-20'],
    ],
    ['a child of six months', 'date', { unusual: { notBefore: 'today-6months' } }, '2026-05-20', []],
  ])('%s', (...[, kind, rule, value, issues]) => {
    expect(inShort(check(kind, [rule], { ff: value }))).toEqual(issues);
  });

  it('tell an impossible value before an unlikely one', () => {
    const rules = [{ unusual: { max: 42 } }, { max: 45 }];

    expect(inShort(check('number', rules, { ff: '46' }))).toEqual(['error numberTooLarge 45']);
    expect(inShort(check('number', rules, { ff: '43' }))).toEqual(['warning numberTooLarge 42']);
  });

  it('are the strictest of several rules', () => {
    const rules: readonly FieldRule[] = [{ min: 1, notBefore: '2026-01-01' }, { min: 5 }, { min: 3 }];

    expect(inShort(check('number', rules, { ff: '4' }))).toContain('error numberTooSmall 5');
  });

  it('hold wherever a definition sets them', () => {
    const merged = makeMerged({ fields: [makeMergedField('ff', { kind: 'number', min: 1 }, false)] });

    const issues = checkDraft(merged, makeDraft({ answers: { ff: makeTyped('0') } }), TODAY);
    expect(inShort(issues)).toEqual(['error numberTooSmall 1']);
  });
});

describe('limits another field sets', () => {
  const LEFT: FieldRule = { notBefore: { field: 'other' } };

  it('are told with that field and what it states', () => {
    const [issue] = check('date', [LEFT], { ff: '2026-11-01', other: '2026-11-06' });

    expect(issue).toMatchObject({
      code: 'ff',
      severity: 'error',
      reason: 'dateTooEarly',
      limit: '2026-11-06',
      other: { group: 'child', label: 'born' },
    });
    expect(issue && boundText(issue)).toContain('child · born');
    expect(issue && boundText(issue)).toContain('2026-11-06');
  });

  it.each([
    ['states the same day', { other: '2026-11-01' }],
    ['states nothing yet', {}],
    ['states no day', { other: 'soon' }],
  ])('are kept where it %s', (_name, rest) => {
    const issues = check('date', [LEFT], { ff: '2026-11-01', ...rest });

    expect(issues.filter(({ code }) => code === 'ff')).toEqual([]);
  });

  it('are none where the form does not ask for it', () => {
    const issues = check('date', [{ notBefore: { field: 'hidden' } }], {
      ff: '2026-11-01',
      hidden: '2026-12-01',
    });

    expect(issues).toEqual([]);
  });
});

describe('a value that must differ', () => {
  const RULE: FieldRule = { differsFrom: ['other'] };

  it.each([
    ['the same number', '10000019900307027X', '10000019900307027X'],
    ['the same with a small x', '10000019900307027x', '10000019900307027X'],
    ['the same person by an old number', '100000900307027', '10000019900307027X'],
  ])('is refused for %s', (_name, ff, other) => {
    const issues = check('identityNumber', [RULE], { ff, other });

    expect(inShort(issues)).toContain('error sameAsOther born');
  });

  it('is taken where it differs', () => {
    const issues = check('identityNumber', [RULE], { ff: '10000019900307027X', other: '100000199211050011' });

    expect(issues).toEqual([]);
  });
});

it('says every limit in a sentence of its own, an unlikely value otherwise than an impossible one', () => {
  const reasons = ['numberTooSmall', 'numberTooLarge', 'dateTooEarly', 'dateTooLate', 'sameAsOther'] as const;
  const other = { group: 'group', label: 'label' };

  const sentences = reasons.flatMap((reason) =>
    (['error', 'warning'] as const).map((severity) => boundText({ reason, severity, limit: '7', other })),
  );
  expect(new Set(sentences).size).toBe(2 * reasons.length);
  expect(boundText({ reason: 'required', severity: 'error' })).toBeUndefined();
});
