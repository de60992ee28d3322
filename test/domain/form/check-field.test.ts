import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withCheckCharacter } from '../../../src/shared/domain/applicant/identity-number.ts';
import type { FieldDefinition, FieldRule } from '../../../src/shared/domain/catalogue/field-definition.ts';
import { strictestOf } from '../../../src/shared/domain/catalogue/merge-fields.ts';
import { checkField } from '../../../src/shared/domain/form/check-field.ts';
import { makeMergedField, makeTyped } from '../support/make-draft.ts';
import { runs } from '../support/properties.ts';

/** A field that several items ask for, each with its rule. */
function makeRuled(definition: Partial<FieldDefinition>, ...rules: readonly FieldRule[]) {
  const field = makeMergedField('ff', definition, false);
  return { ...field, rule: strictestOf(field.definition, rules) };
}

function reasonsFor(field: ReturnType<typeof makeMergedField>, value: string, overrideReason?: string) {
  const answer = makeTyped(value, overrideReason === undefined ? {} : { overrideReason });
  return checkField(field, answer).map(({ severity, reason }) => `${severity} ${reason}`);
}

const CHOICES = [
  { value: 'yes', label: 'yes' },
  { value: 'no', label: 'no' },
];

describe('checking a value by the kind of its field', () => {
  it.each<[FieldDefinition['kind'], string, readonly string[]]>([
    ['text', 'anything', []],
    ['text', '𬱖㛃䶮'.repeat(7), ['error tooLong']],
    ['text', '𬱖㛃䶮𠮷'.repeat(5), []], // characters, not UTF-16 units
    ['longText', 'a\nb', []],
    ['identityNumber', '100000199003070019', ['error identityNumberCheckDigit']],
    ['identityNumber', '10000019900307027X', []],
    ['identityNumber', '100000900307001', ['warning identityNumberOld']],
    ['identityNumber', '100000901307001', ['error identityNumberLength']], // no month 13
    ['creditCode', '91100000MA00000073', []],
    ['creditCode', '91350203M0001QAY9B', ['error creditCodeCheckCharacter']], // in real use; computes 9
    ['creditCode', '91350203M0001QAY9', ['error creditCodeForm']],
    ['creditCode', '9135020IM0001QAY9B', ['error creditCodeForm']], // no letter I
    ['date', '2026-02-28', []],
    ['date', '2026-02-29', ['error dateInvalid']],
    ['phone', '000 1234 5678', []],
    ['phone', '+49 (30) 12-34', []],
    ['phone', 'none', ['error phoneInvalid']],
    ['phone', '((((((', ['error phoneInvalid']],
    ['phone', '12 34 56', ['error phoneInvalid']],
    ['phone', '8231 234', []],
    ['choice', 'yes', []],
    ['choice', 'perhaps', ['error choiceUnknown']],
    ['number', '3250', []],
    ['number', '12.50', []],
    ['number', '1e3', ['error numberInvalid']],
  ])('%s %s: %s', (kind, value, reasons) => {
    const field = makeMergedField('ff', { kind, maxLength: 20, choices: CHOICES }, false);

    expect(reasonsFor(field, value)).toEqual(reasons);
  });

  it('takes retired and unknown division codes in an identity number', () => {
    const digits = fc.stringMatching(/^[1-9]\d{5}$/);
    fc.assert(
      fc.property(digits, (division) => {
        const number = withCheckCharacter(`${division}19900307001`);

        expect(reasonsFor(makeMergedField('ff', { kind: 'identityNumber' }), number)).toEqual([]);
      }),
      runs(200),
    );
  });

  it('says by how much a text of 10,000 characters is too long', () => {
    const field = makeMergedField('ff', { kind: 'longText', maxLength: 2_000 });

    expect(checkField(field, makeTyped('字'.repeat(10_000)))).toEqual([
      { where: 'field', code: 'ff', severity: 'error', reason: 'tooLong', characters: 8_000 },
    ]);
  });
});

describe('characters nobody sees', () => {
  const NOT_ALLOWED = ['error characterNotAllowed'];

  it.each<[string, FieldDefinition['kind'], string, readonly string[]]>([
    ['a NUL in a name', 'text', '张\u0000三', NOT_ALLOWED],
    ['a line break in a name', 'text', '张\n三', NOT_ALLOWED],
    ['a line separator in an address', 'address', 'Road\u20281', NOT_ALLOWED],
    ['a name written backwards', 'text', '张\u202E三', NOT_ALLOWED],
    ['half of a character', 'text', '张\uD800', NOT_ALLOWED],
    ['a NUL in a story', 'longText', 'a\u0000b', NOT_ALLOWED],
    ['an escape before a number', 'phone', '\u001B13900000001', NOT_ALLOWED],
    ['lines of a story', 'longText', 'a\nb', []],
    ['a space between names', 'text', 'Anna Li', []],
    ['a rare name', 'text', '𬱖㛃䶮·𠮷', []],
  ])('%s', (...[, kind, value, reasons]) => {
    expect(reasonsFor(makeMergedField('ff', { kind }), value)).toEqual(reasons);
  });
});

describe('overriding a failed check', () => {
  it.each<[FieldDefinition['kind'], string, readonly string[]]>([
    ['identityNumber', '100000199003070019', ['warning overridden']],
    ['identityNumber', '10000019900307', ['error identityNumberLength']],
    ['identityNumber', 'abc', ['error identityNumberLength']],
    ['identityNumber', '100000199002300019', ['error identityNumberBirthDate']],
    ['creditCode', '91350203M0001QAY9B', ['warning overridden']],
    ['creditCode', 'XXX', ['error creditCodeForm']],
    ['date', '2026-02-30', ['error dateInvalid']],
    ['phone', 'none', ['error phoneInvalid']],
    ['identityNumber', '1'.repeat(101), ['error tooLong']],
  ])('a reason makes of %s %s: %s', (kind, value, reasons) => {
    expect(reasonsFor(makeMergedField('ff', { kind }), value, 'seen on the card')).toEqual(reasons);
  });

  it('does not excuse a value from the rule of an item', () => {
    const pattern = { regex: '91.*', hint: 'companies only' };
    const field = makeRuled({ kind: 'creditCode' }, { pattern });

    expect(reasonsFor(field, '12350203M0001QAY9B', 'seen')).toEqual(['error patternUnmet']);
  });
});

describe('checking a value by the strictest rule', () => {
  it('takes the longest minimum and the shortest maximum, and says how much is amiss', () => {
    const field = makeRuled({}, { minLength: 2, maxLength: 9 }, { minLength: 3, maxLength: 5 });

    expect(checkField(field, makeTyped('𠮷𠮷'))).toMatchObject([{ reason: 'tooShort', characters: 1 }]);
    expect(checkField(field, makeTyped('123456'))).toMatchObject([{ reason: 'tooLong', characters: 1 }]);
  });

  it('takes only choices that every item takes', () => {
    const field = makeRuled({ kind: 'choice', choices: CHOICES }, { choices: ['yes'] });

    expect([reasonsFor(field, 'yes'), reasonsFor(field, 'no')]).toEqual([[], ['error choiceUnknown']]);
  });

  it('shows the hint of the pattern that is not met', () => {
    const pattern = { regex: '[A-Z]+', hint: 'capital letters' };
    const field = makeRuled({}, { pattern }, { pattern: { regex: '.*B', hint: 'ends in B' } });

    expect(checkField(field, makeTyped('A'))).toMatchObject([{ reason: 'patternUnmet', hint: 'ends in B' }]);
    expect(checkField(field, makeTyped('AB'))).toEqual([]);
  });

  it('says that the items contradict each other where no value can satisfy them', () => {
    const field = makeRuled({}, { minLength: 5 }, { maxLength: 3 });

    expect(reasonsFor(field, '1234')).toEqual(['error rulesCollide']);
    expect(checkField(field, undefined)).toEqual([]); // nobody needs it
    expect(checkField({ ...field, required: true }, undefined)).toMatchObject([{ reason: 'rulesCollide' }]);
  });
});

describe('names', () => {
  const name = { fromCard: 'name', searchable: 'name', ownerLibrary: 'population' } as const;

  it.each(['𬱖', '㛃', '䶮', '阿依努尔·买买提'])('%s is a name', (value) => {
    expect(reasonsFor(makeMergedField('ff', name), value)).toEqual([]);
  });

  it.each(['阿依努尔•买买提', '阿依努尔．买买提', '阿依努尔・买买提', '阿依努尔.买买提'])(
    'takes %s, and proposes the usual dot',
    (value) => {
      expect(checkField(makeMergedField('ff', name), makeTyped(value))).toMatchObject([
        { severity: 'warning', reason: 'nameDotUnusual', proposal: '阿依努尔·买买提' },
      ]);
    },
  );

  it('meet a pattern with whatever dot they are written', () => {
    const field = makeRuled(name, { pattern: { regex: '[\\p{Script=Han}·]+', hint: 'a name' } });

    expect(reasonsFor(field, '阿依努尔•买买提')).toEqual(['warning nameDotUnusual']);
    expect(reasonsFor(field, '阿依努尔-买买提')).toEqual(['error patternUnmet']);
  });

  it('of companies may have any dot', () => {
    const field = makeMergedField('ff', { searchable: 'name', ownerLibrary: 'legalPerson' });

    expect(reasonsFor(field, 'A.B')).toEqual([]);
  });
});

it('proposes the 18 characters of an old number, and leaves the old one alone', () => {
  const field = makeMergedField('ff', { kind: 'identityNumber' });

  expect(checkField(field, makeTyped('100000900307001'))).toEqual([
    {
      where: 'field',
      code: 'ff',
      severity: 'warning',
      reason: 'identityNumberOld',
      proposal: '100000199003070018',
    },
  ]);
});
