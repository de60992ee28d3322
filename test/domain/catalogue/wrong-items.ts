import type { z } from 'zod';
import type { Catalogue } from '../../../src/shared/domain/catalogue/catalogue.ts';
import type { FieldRule } from '../../../src/shared/domain/catalogue/field-definition.ts';
import type { ReviewStep, ServiceItem } from '../../../src/shared/domain/catalogue/service-item.ts';
import { makeField, makeItem, makeMaterial, makeQuestion, makeTheme } from '../support/make-catalogue.ts';
import { is, type Wrong } from './wrong-definitions.ts';

const CODES = { basic: '123456789012', handling: '0123456789ABCDEFGHJKLMNPQRTUWXY01' };

function withItem(
  item: Partial<z.input<typeof ServiceItem>>,
  rest: Partial<Catalogue> = {},
): Partial<Catalogue> {
  return { items: [makeItem('AA', item)], ...rest };
}

function withRules(rules: readonly FieldRule[], kind: 'text' | 'choice' = 'text'): Partial<Catalogue> {
  const choices = ['1', '2'].map((value) => ({ value, label: value }));
  const field = makeField('ff', kind === 'choice' ? { kind, choices } : { kind });
  return withItem(
    { fields: rules.map((rule) => ({ fieldCode: 'ff', required: true, rule })) },
    { fields: [field] },
  );
}

function withBounds(rule: FieldRule): Partial<Catalogue> {
  const fields = [{ fieldCode: 'ff', required: true, rule }];
  return withItem({ fields }, { fields: [makeField('ff', { kind: 'number' })] });
}

function withSteps(steps: readonly z.input<typeof ReviewStep>[]): Partial<Catalogue> {
  return withItem({ reviewPath: [...steps, { kind: 'decide', name: 'decision' }] });
}

/** One item by itself. */
export const WRONG_ITEMS: Readonly<Record<string, Wrong>> = {
  'an item twice': {
    rest: { items: [makeItem('AA'), makeItem('AA', { name: 'other' })] },
    line: 'duplicateCode items/AA (AA)',
  },
  'two items with one name': {
    rest: { items: [makeItem('AA'), makeItem('BB', { aliases: ['b', ' ａａ'] })] },
    line: 'duplicateAlias items/BB aliases.1 ( ａａ AA)',
  },
  'a theme with the name of an item': {
    rest: withItem({}, { themes: [makeTheme({ name: 'AA', items: [{ itemCode: 'AA' }] })] }),
    line: 'duplicateAlias themes/T9 name (AA AA)',
  },
  'an alias twice': {
    rest: withItem({ aliases: ['b', 'B'] }),
    line: 'duplicateAlias items/AA aliases.1 (B)',
  },
  'an official code that does not fit': {
    rest: withItem({ officialCodes: { ...CODES, basic: '12345678901' } }),
    line: 'codeMisfit items/AA officialCodes.basic (12345678901 [0-9]{12})',
  },
  'a handling code of two items': {
    rest: { items: ['AA', 'BB'].map((code) => makeItem(code, { officialCodes: CODES })) },
    line: `duplicateCode items/BB officialCodes.handling (${CODES.handling} AA)`,
  },
  'an item of an unknown department': {
    rest: withItem({ departmentId: 'moon' }),
    line: 'unknownDepartment items/AA departmentId (moon)',
  },
  'a review by an unknown department': {
    rest: withItem({
      reviewPath: [
        { kind: 'review', name: 'first', departmentId: 'moon' },
        { kind: 'decide', name: 'decision' },
      ],
    }),
    line: 'unknownDepartment items/AA reviewPath.0.departmentId (moon)',
  },
  'a pattern that could stop the office': {
    rest: withRules([{ pattern: { regex: '(a+)+b', hint: 'as' } }]),
    line: 'patternTooSlow items/AA fields.0.rule.pattern.regex ((a+)+b)',
  },
  'a smallest number above the largest': {
    rest: withBounds({ min: 5, max: 4 }),
    line: 'ruleImpossible items/AA fields.0.rule (ff)',
  },
  'a first day after the last of another rule': {
    rest: withItem(
      {
        fields: [
          { fieldCode: 'ff', required: true, rule: { notBefore: '2026-02-01' } },
          { fieldCode: 'ff', required: true, rule: { notAfter: '2026-01-01' } },
        ],
      },
      { fields: [makeField('ff', { kind: 'date' })] },
    ),
    line: 'rulesCollide items/AA fields.1.rule (ff)',
  },
  'a first day of a number': {
    rest: withBounds({ notBefore: 'today' }),
    line: 'boundMisplaced items/AA fields.0.rule.notBefore (ff notBefore)',
  },
  'an unusual day of a number': {
    rest: withBounds({ unusual: { notAfter: 'today' } }),
    line: 'boundMisplaced items/AA fields.0.rule.unusual.notAfter (ff notAfter)',
  },
  'a value that must differ from an unknown field': {
    rest: withBounds({ differsFrom: ['gg'] }),
    line: 'unknownField items/AA fields.0.rule.differsFrom.0 (gg)',
  },
  'a value that must differ from itself': {
    rest: withBounds({ differsFrom: ['ff'] }),
    line: 'boundMisplaced items/AA fields.0.rule.differsFrom.0 (ff ff)',
  },
  'a blank name': { rest: withItem({ name: '  ' }), line: 'textBlank items/AA name (name)' },
  'a blank alias': {
    rest: withItem({ aliases: ['b', ' '] }),
    line: 'textBlank items/AA aliases.1 (aliases)',
  },
  'a step without a name': {
    rest: withSteps([{ kind: 'review', name: '' }]),
    line: 'textBlank items/AA reviewPath.0.name (name)',
  },
  'no law': { rest: withItem({ legalBasis: '' }), line: 'textBlank items/AA legalBasis (legalBasis)' },
  'a paper that says nothing': {
    rest: withItem({ outcome: { kind: 'sealedDocument', name: 'paper', sentence: '' } }),
    line: 'textBlank items/AA outcome.sentence (sentence)',
  },
  'a name of two lines': { rest: withItem({ name: 'a\nb' }), line: 'textUnseen items/AA name (U+000A)' },
  'a name written backwards': {
    rest: withItem({ name: 'a\u202Eb' }),
    line: 'textUnseen items/AA name (U+202E)',
  },
  'a name of 10,000 characters': {
    rest: withItem({ name: 'a'.repeat(10_000) }),
    line: 'textTooLong items/AA name (name 200)',
  },
  'the same matter as nothing': {
    rest: withItem({ sameMatterAs: 'ZZ' }),
    line: 'unknownItem items/AA sameMatterAs (ZZ)',
  },
  'an unknown field': {
    rest: withItem({ fields: [{ fieldCode: 'ff', required: true }] }),
    line: 'unknownField items/AA fields.0.fieldCode (ff)',
  },
  'an unknown paper': {
    rest: withItem({ materials: [{ materialCode: 'mm' }] }),
    line: 'unknownMaterial items/AA materials.0.materialCode (mm)',
  },
  'a paper the item itself makes': {
    rest: withItem(
      { materials: [{ materialCode: 'mm' }] },
      { materials: [makeMaterial('mm', { producedBy: ['AA'] })] },
    ),
    line: 'producedByItself items/AA materials.0.materialCode (mm)',
  },
  'a value the item itself gives': {
    rest: withItem(
      { fields: [{ fieldCode: 'ff', required: false }] },
      { fields: [makeField('ff', { producedBy: ['AA'] })] },
    ),
    line: 'producedByItself items/AA fields.0.fieldCode (ff)',
  },
  'a paper nobody can give': {
    rest: withItem(
      { materials: [{ materialCode: 'mm' }] },
      { materials: [makeMaterial('mm', { broughtByApplicant: false })] },
    ),
    line: 'materialUnobtainable items/AA materials.0.materialCode (mm)',
  },
  'a condition on an unknown question': {
    rest: withItem(
      { fields: [{ fieldCode: 'ff', required: true, when: { any: [is('qq')] } }] },
      { fields: [makeField('ff')] },
    ),
    line: 'unknownQuestion items/AA fields.0.when.any.0.question (qq)',
  },
  'a condition on an unknown choice': {
    rest: withItem(
      { materials: [{ materialCode: 'mm', when: { question: 'qq', is: ['yes', 'perhaps'] } }] },
      { materials: [makeMaterial('mm')], questions: [makeQuestion('qq')] },
    ),
    line: 'unknownChoice items/AA materials.0.when.is.1 (qq perhaps)',
  },
  'a requirement of no situation': {
    rest: withItem(
      { materials: [{ materialCode: 'mm', when: { all: [is('qq'), { not: is('qq') }] } }] },
      { materials: [makeMaterial('mm')], questions: [makeQuestion('qq')] },
    ),
    line: 'neverApplies items/AA materials.0.when',
  },
  'a requirement behind a question that is not asked': {
    rest: withItem(
      { materials: [{ materialCode: 'mm', when: { all: [is('qq', 'no'), is('rr')] } }] },
      {
        materials: [makeMaterial('mm')],
        questions: [makeQuestion('qq'), makeQuestion('rr', { when: is('qq') })],
      },
    ),
    line: 'neverApplies items/AA materials.0.when',
  },
  'a rule with an unknown choice': {
    rest: withRules([{ choices: ['1', '3'] }], 'choice'),
    line: 'unknownChoice items/AA fields.0.rule.choices.1 (ff 3)',
  },
  'a rule with a pattern that is none': {
    rest: withRules([{ pattern: { regex: '1)|(2', hint: 'one or two' } }]),
    line: 'patternInvalid items/AA fields.0.rule.pattern.regex (1)|(2)',
  },
  'a rule no value satisfies': {
    rest: withRules([{ minLength: 5, maxLength: 4 }]),
    line: 'ruleImpossible items/AA fields.0.rule (ff)',
  },
  'a rule beyond the length of the field': {
    rest: withRules([{ minLength: 101 }]),
    line: 'ruleImpossible items/AA fields.0.rule (ff)',
  },
  'two rules of one item no value satisfies': {
    rest: withRules([{ choices: ['1'] }, { choices: ['2'] }], 'choice'),
    line: 'rulesCollide items/AA fields.1.rule (ff)',
  },
  'a fee without basis': {
    rest: withItem({ fee: { kind: 'byTariff', basis: ' ' } }),
    line: 'feeBasisMissing items/AA fee.basis',
  },
  'a review path without a decision': {
    rest: withItem({ reviewPath: [{ kind: 'review', name: 'only' }] }),
    line: 'decisionMissing items/AA reviewPath',
  },
  'something after the decision': {
    rest: withItem({
      reviewPath: [
        { kind: 'decide', name: 'decision' },
        { kind: 'review', name: 'after' },
      ],
    }),
    line: 'decisionNotLast items/AA reviewPath.0',
  },
  'a countersignature of nobody': {
    rest: withSteps([{ kind: 'countersign', name: 'all' }]),
    line: 'countersignersMissing items/AA reviewPath.0',
  },
  'a review by several departments': {
    rest: withSteps([{ kind: 'review', name: 'all', departmentIds: ['health', 'health'] }]),
    line: 'countersignersMisplaced items/AA reviewPath.0',
  },
  'a countersignature of one department besides several': {
    rest: withSteps([
      { kind: 'countersign', name: 'all', departmentId: 'health', departmentIds: ['health', 'health'] },
    ]),
    line: 'countersignersMisplaced items/AA reviewPath.0',
  },
  'a countersignature of one department twice': {
    rest: withSteps([{ kind: 'countersign', name: 'all', departmentIds: ['health', 'health'] }]),
    line: 'duplicateCode items/AA reviewPath.0.departmentIds.1 (health)',
  },
  'a countersignature of an unknown department': {
    rest: withSteps([{ kind: 'countersign', name: 'all', departmentIds: ['health', 'moon'] }]),
    line: 'unknownDepartment items/AA reviewPath.0.departmentIds.1 (moon)',
  },
  'half a day as a day': {
    rest: withItem({ promisedTimeLimit: { amount: 0.5, unit: 'workingDay' } }),
    line: 'limitNotWhole items/AA promisedTimeLimit.amount',
  },
  'a limit of a slip of the keyboard': {
    rest: withItem({ statutoryTimeLimit: { amount: 20_000, unit: 'workingDay' } }),
    line: 'limitTooLong items/AA statutoryTimeLimit.amount 9600000 > 1200000',
  },
  'a promise beyond the law': {
    rest: withItem({ promisedTimeLimit: { amount: 21, unit: 'workingDay' } }),
    line: 'limitBeyondLaw items/AA promisedTimeLimit 10080 > 9600',
  },
  'a promise in minutes beyond the law in days': {
    rest: withItem({ promisedTimeLimit: { amount: 9601, unit: 'workingMinute' } }),
    line: 'limitBeyondLaw items/AA promisedTimeLimit 9601 > 9600',
  },
  'something immediate that takes days': {
    rest: withItem({ handlingKind: 'immediate' }),
    line: 'immediateWithLimit items/AA promisedTimeLimit',
  },
  'an end before the beginning': {
    rest: withItem({ validTo: '2025-12-31' }),
    line: 'validityReversed items/AA validTo (2026-01-01 2025-12-31)',
  },
};
