import { describe, expect, it } from 'vitest';
import type { FieldDefinition } from '../../../src/shared/domain/catalogue/field-definition.ts';
import { checkDraft } from '../../../src/shared/domain/form/check-draft.ts';
import { visibleAnswers } from '../../../src/shared/domain/form/visible-answers.ts';
import { makeMaterial } from '../support/make-catalogue.ts';
import {
  makeDraft,
  makeFromCard,
  makeMerged,
  makeMergedField,
  makeMergedMaterial,
  makeTyped,
} from '../support/make-draft.ts';

describe('checking a field', () => {
  it.each<[FieldDefinition['kind'], string, string | undefined]>([
    ['text', 'anything', undefined],
    ['text', 'x'.repeat(21), 'tooLong'],
    ['text', '𠮷'.repeat(20), undefined], // characters, not UTF-16 units
    ['identityNumber', '100000199003070019', 'identityNumberCheckDigit'],
    ['identityNumber', '10000019900307027X', undefined],
    ['date', '2026-02-28', undefined],
    ['date', '2026-02-29', 'dateInvalid'],
    ['phone', '000 1234 5678', undefined],
    ['phone', '+49 (30) 12-34', undefined],
    ['phone', 'none', 'phoneInvalid'],
    ['choice', 'yes', undefined],
    ['choice', 'perhaps', 'choiceUnknown'],
    ['number', '3250', undefined],
    ['number', '12.50', undefined],
    ['number', '1e3', 'numberInvalid'],
    ['number', '', undefined],
  ])('%s %s: %s', (kind, value, reason) => {
    const merged = makeMerged({
      fields: [
        makeMergedField('ff', { kind, maxLength: 20, choices: [{ value: 'yes', label: 'yes' }] }, false),
      ],
    });
    const answers = value === '' ? {} : { ff: makeTyped(value) };

    const issues = checkDraft(merged, makeDraft({ answers }));

    expect(issues).toEqual(reason ? [{ where: 'field', code: 'ff', severity: 'error', reason }] : []);
  });

  it('misses a required field and not an optional one', () => {
    const merged = makeMerged({ fields: [makeMergedField('must'), makeMergedField('may', {}, false)] });

    expect(checkDraft(merged, makeDraft()).map(({ code, reason }) => [code, reason])).toEqual([
      ['must', 'required'],
    ]);
  });

  it('only warns of a wrong identity number when a reason is given: never a dead end', () => {
    const merged = makeMerged({ fields: [makeMergedField('ff', { kind: 'identityNumber' })] });
    const answers = { ff: makeTyped('100000900307001', { overrideReason: 'old card' }) };

    expect(checkDraft(merged, makeDraft({ answers }))).toEqual([
      { where: 'field', code: 'ff', severity: 'warning', reason: 'overridden' },
    ]);
  });

  it('does not let a reason excuse a date that does not exist', () => {
    const merged = makeMerged({ fields: [makeMergedField('ff', { kind: 'date' })] });
    const answers = { ff: makeTyped('2026-02-30', { overrideReason: 'so said' }) };

    expect(checkDraft(merged, makeDraft({ answers }))[0]?.severity).toBe('error');
  });

  it('asks for questions that are open, before everything else', () => {
    const merged = makeMerged({
      openQuestions: ['qq'],
      fields: [makeMergedField('ff')],
      materials: [makeMergedMaterial('mm')],
    });

    expect(checkDraft(merged, makeDraft()).map(({ where }) => where)).toEqual([
      'question',
      'field',
      'material',
    ]);
  });
});

const FILE = {
  fileId: 'f',
  name: 'scan.pdf',
  mediaType: 'application/pdf',
  byteLength: 1,
  sha256: '00',
} as const;

describe('checking a material', () => {
  it.each([
    ['nothing handed in', undefined, 1],
    ['an empty entry', { originalSeen: false, files: [] }, 1],
    ['the original seen', { originalSeen: true, files: [] }, 0],
    ['a scan', { originalSeen: false, files: [FILE] }, 0],
  ])('%s', (_name, submitted, missing) => {
    const merged = makeMerged({ materials: [makeMergedMaterial('mm')] });
    const materials = submitted ? [{ materialCode: 'mm', ...submitted }] : [];

    expect(checkDraft(merged, makeDraft({ materials }))).toHaveLength(missing);
  });

  it.each([
    ['an optional one', { required: false }],
    ['one that an item makes', { producedBy: 'N1' }],
  ])('does not ask for %s', (_name, rest) => {
    const merged = makeMerged({ materials: [makeMergedMaterial('mm', rest)] });

    expect(checkDraft(merged, makeDraft())).toEqual([]);
  });

  it.each([
    ['read from the card', makeFromCard('10000019900307027X'), 0],
    ['typed', makeTyped('10000019900307027X'), 1],
  ])('takes a reading of the card for the paper, when the number was %s', (_name, answer, missing) => {
    const definition = makeMaterial('mm', { replacedBy: [{ kind: 'cardReading', person: 'applicant' }] });
    const merged = makeMerged({
      fields: [makeMergedField('ff', { kind: 'identityNumber', fromCard: 'identityNumber' })],
      materials: [makeMergedMaterial('mm', { definition })],
    });

    expect(checkDraft(merged, makeDraft({ answers: { ff: answer } }))).toHaveLength(missing);
  });

  it('does not take the reading of another person', () => {
    const definition = makeMaterial('mm', { replacedBy: [{ kind: 'cardReading', person: 'mother' }] });
    const merged = makeMerged({
      fields: [makeMergedField('ff', { fromCard: 'identityNumber' })],
      materials: [makeMergedMaterial('mm', { definition })],
    });

    expect(checkDraft(merged, makeDraft({ answers: { ff: makeFromCard('1') } }))).toHaveLength(1);
  });
});

it('submits only the fields the form asks; hidden ones stay parked', () => {
  const merged = makeMerged({ fields: [makeMergedField('shown'), makeMergedField('empty')] });

  const visible = visibleAnswers(merged, { hidden: makeTyped('A'), shown: makeTyped('B') });

  expect(visible).toEqual({ shown: makeTyped('B') });
});
