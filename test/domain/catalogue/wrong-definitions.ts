import type { Catalogue, CatalogueHead } from '../../../src/shared/domain/catalogue/catalogue.ts';
import { makeCatalogue, makeField, makeItem, makeMaterial, makeQuestion } from '../support/make-catalogue.ts';

/** A catalogue with one mistake, and the line that tells it. */
export type Wrong = { readonly rest: Partial<Catalogue>; readonly line: string };

/** The answer `yes` (or another) to a question. */
export const is = (question: string, value = 'yes') => ({ question, is: [value] });

function withHead(head: Partial<CatalogueHead>, rest: Partial<Catalogue> = {}): Partial<Catalogue> {
  return { head: { ...makeCatalogue().head, ...head }, ...rest };
}

/** Head, departments, fields, papers and questions. */
export const WRONG_DEFINITIONS: Readonly<Record<string, Wrong>> = {
  'a pattern for codes that is none': {
    rest: withHead({ codePatterns: { basic: '[', implementation: '1', handling: '1' } }),
    line: 'patternInvalid head codePatterns.basic ([)',
  },
  'a pattern for codes that could stop the office': {
    rest: withHead({ codePatterns: { basic: '1', implementation: '(?:a+)+', handling: '1' } }),
    line: 'patternTooSlow head codePatterns.implementation ((?:a+)+)',
  },
  'a place of the list that names an unknown theme': {
    rest: withHead({
      themeSlots: [{ slotNumber: 1, level: 'city', name: null, themeCode: 'T8', toBeConfirmed: [] }],
    }),
    line: 'unknownTheme head themeSlots.0.themeCode (T8)',
  },
  'a place of the list twice': {
    rest: withHead({
      themeSlots: (['city', 'provincial', 'city'] as const).map((level) => ({
        slotNumber: 1,
        level,
        name: null,
        themeCode: null,
        toBeConfirmed: [],
      })),
    }),
    line: 'duplicateSlot head themeSlots.2.slotNumber (1)',
  },
  'a department twice': {
    rest: { departments: [...makeCatalogue().departments, ...makeCatalogue().departments] },
    line: 'duplicateCode departments/health (health)',
  },
  'a field twice': {
    rest: { fields: [makeField('ff'), makeField('ff')] },
    line: 'duplicateCode fields/ff (ff)',
  },
  'a paper twice': {
    rest: { materials: [makeMaterial('mm'), makeMaterial('mm')] },
    line: 'duplicateCode materials/mm (mm)',
  },
  'a question twice': {
    rest: { questions: [makeQuestion('qq'), makeQuestion('qq')] },
    line: 'duplicateCode questions/qq (qq)',
  },
  'a choice without choices': {
    rest: { fields: [makeField('ff', { kind: 'choice' })] },
    line: 'choicesMissing fields/ff choices',
  },
  'a text with choices': {
    rest: { fields: [makeField('ff', { choices: [{ value: '1', label: 'one' }] })] },
    line: 'choicesMisplaced fields/ff choices',
  },
  'a limit nothing keeps to': {
    rest: { fields: [makeField('ff', { kind: 'number', min: 2, max: 1 })] },
    line: 'ruleImpossible fields/ff (ff)',
  },
  'a last day of a text': {
    rest: { fields: [makeField('ff', { notAfter: 'today' })] },
    line: 'boundMisplaced fields/ff notAfter (ff notAfter)',
  },
  'a first day in a field that is no date': {
    rest: { fields: [makeField('ff', { kind: 'date', notBefore: { field: 'gg' } }), makeField('gg')] },
    line: 'boundMisplaced fields/ff notBefore.field (ff gg)',
  },
  'a first day in a field nobody knows': {
    rest: { fields: [makeField('ff', { kind: 'date', unusual: { notBefore: { field: 'gg' } } })] },
    line: 'unknownField fields/ff unusual.notBefore.field (gg)',
  },
  'a choice twice': {
    rest: {
      questions: [makeQuestion('qq', { choices: ['1', '2', '1'].map((value) => ({ value, label: value })) })],
    },
    line: 'duplicateCode questions/qq choices.2.value (1)',
  },
  'two choices a person cannot tell apart': {
    rest: {
      questions: [makeQuestion('qq', { choices: ['1', '2'].map((value) => ({ value, label: 'same' })) })],
    },
    line: 'duplicateLabel questions/qq choices.1.label (same)',
  },
  'a value made by nobody': {
    rest: { fields: [makeField('ff', { producedBy: ['ZZ'] })] },
    line: 'unknownItem fields/ff producedBy.0 (ZZ)',
  },
  'a paper made by nobody': {
    rest: { items: [makeItem('AA')], materials: [makeMaterial('mm', { producedBy: ['AA', 'ZZ'] })] },
    line: 'unknownItem materials/mm producedBy.1 (ZZ)',
  },
  'a card of nobody': {
    rest: {
      materials: [makeMaterial('mm', { replacedBy: [{ kind: 'cardReading', person: 'stranger' }] })],
    },
    line: 'unknownPerson materials/mm replacedBy.0.person (stranger)',
  },
  'a paper of nobody': {
    rest: { materials: [makeMaterial('mm', { persons: ['stranger'] })] },
    line: 'unknownPerson materials/mm persons.0 (stranger)',
  },
  'a question about an unknown question': {
    rest: { questions: [makeQuestion('qq', { when: { all: [{ not: is('rr') }] } })] },
    line: 'unknownQuestion questions/qq when.all.0.not.question (rr)',
  },
  'a question that depends on a later one': {
    rest: { questions: [makeQuestion('qq', { when: is('rr') }), makeQuestion('rr')] },
    line: 'questionTooLate questions/qq when (qq rr)',
  },
  'a question that depends on itself': {
    rest: { questions: [makeQuestion('qq', { when: { not: is('qq') } })] },
    line: 'questionTooLate questions/qq when (qq qq)',
  },
  'a question nobody is asked': {
    rest: {
      questions: [
        makeQuestion('oo'),
        makeQuestion('qq', { when: is('oo') }),
        makeQuestion('rr', { when: { all: [is('qq'), is('oo', 'no')] } }),
      ],
    },
    line: 'neverApplies questions/rr when',
  },
};
