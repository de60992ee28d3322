import { describe, expect, it } from 'vitest';
import {
  applicantOf,
  holderOf,
  isSamePerson,
  personOf,
} from '../../../src/shared/domain/form/people-of-form.ts';
import { makeMaterial } from '../support/make-catalogue.ts';
import { makeMergedField, makeTyped } from '../support/make-draft.ts';

const numberOf = (person: string) =>
  makeMergedField(`${person}Number`, { kind: 'identityNumber', person, searchable: 'identityNumber' });
const nameOf = (person: string) => makeMergedField(`${person}Name`, { person, searchable: 'name' });

describe('the applicant of a form', () => {
  it.each([
    ['is called so', ['mother', 'applicant'], 'applicant'],
    ['is the first person with a number', ['mother', 'father'], 'mother'],
    ['is never the agent', ['agent', 'father'], 'father'],
    ['is called so where nobody has a number', [], 'applicant'],
  ])('%s', (_name, persons, expected) => {
    expect(applicantOf(persons.map(numberOf))).toBe(expected);
  });
});

it('knows a company by its code, a person by the number, both by name', () => {
  const code = makeMergedField('code', { kind: 'creditCode', person: 'company' });
  const answers = { code: makeTyped('91320211MA00000071'), motherName: makeTyped('A') };

  expect(personOf('company', [code], answers)).toEqual({ name: '', number: '91320211MA00000071' });
  expect(personOf('mother', [nameOf('mother'), numberOf('mother')], answers)).toEqual({
    name: 'A',
    number: '',
  });
});

describe('whose paper a material is', () => {
  const fields = [numberOf('applicant'), numberOf('mother'), numberOf('child')];
  const answers = {
    applicantNumber: makeTyped('1'),
    motherNumber: makeTyped('2'),
    childNumber: makeTyped('3'),
  };
  const replacedBy = [{ kind: 'cardReading', person: 'mother' }] as const;

  it.each([
    ["the applicant's", makeMaterial('mm'), '1'],
    ["the one's whose card may stand for it", makeMaterial('mm', { replacedBy: [...replacedBy] }), '2'],
    [
      'whose the catalogue says',
      makeMaterial('mm', { persons: ['child'], replacedBy: [...replacedBy] }),
      '3',
    ],
    ['the first whom the form names', makeMaterial('mm', { persons: ['father', 'applicant'] }), '1'],
    ["nobody's whom the form does not name", makeMaterial('mm', { persons: ['seller'] }), ''],
  ])('is %s', (_name, material, number) => {
    expect(holderOf(material, fields, answers).number).toBe(number);
  });
});

describe('two persons', () => {
  const other = { name: '', number: '' };

  it.each([
    // the same number; another number; one without a number; another name; nobody; nobody and somebody
    [{ name: 'A', number: '1x' }, { name: 'B', number: '１X ' }, true],
    [{ name: 'A', number: '1' }, { name: 'A', number: '2' }, false],
    [{ name: '阿依努尔•买买提', number: '' }, { name: '阿依努尔·买买提', number: '2' }, true],
    [{ name: 'A', number: '' }, { name: 'B', number: '' }, false],
    [other, other, false],
    [{ name: '', number: '1' }, { name: 'A', number: '' }, false],
  ])('%j and %j are the same: %s', (left, right, expected) => {
    expect([isSamePerson(left, right), isSamePerson(right, left)]).toEqual([expected, expected]);
  });
});
