import { describe, expect, it } from 'vitest';
import { checkCatalogue } from '../../../src/shared/domain/catalogue/check-catalogue.ts';
import { situationsOf } from '../../../src/shared/domain/catalogue/situations.ts';
import { findSubject } from '../../../src/shared/domain/catalogue/find-subject.ts';
import { mergeApplication } from '../../../src/shared/domain/catalogue/merge-application.ts';
import { toLine } from '../support/problem-line.ts';
import { loadCatalogue } from '../support/resources.ts';

const catalogue = loadCatalogue();

/** Who applies: a person, or a company with its legal representative. */
const FIELDS_OF_EVERYBODY = [
  'applicantName',
  'applicantIdentityNumber',
  'applicantPhone',
  'applicantAddress',
];
const FIELDS_OF_COMPANIES = [
  'companyName',
  'legalRepresentativeName',
  'legalRepresentativeIdentityNumber',
  'legalRepresentativePhone',
];
const FIELDS_OF_AGENTS = ['agentName', 'agentIdentityNumber', 'agentPhone'];

function merge(kind: 'theme' | 'item', code: string, situation: Readonly<Record<string, string>> = {}) {
  const merged = mergeApplication(catalogue, { kind, code }, situation);
  if (!merged.ok) throw new Error(merged.failure.code);
  return merged.value;
}

const SITUATION = {
  applicantIs: 'mother',
  birthSituation: 'ordinary',
  maritalStatus: 'married',
  householdSide: 'mother',
  claimBirthCosts: 'yes',
  claimChildSubsidy: 'yes',
};

describe('the catalogue of resources/', () => {
  it('has nothing wrong; only who wants nothing of a theme is left with nothing', () => {
    expect(checkCatalogue(catalogue).map(toLine)).toEqual(['emptySituation themes/T7 items']);
  });

  it('uses every field and every material it defines', () => {
    const used = catalogue.items.flatMap(({ fields, materials }) => [
      ...fields.map(({ fieldCode }) => fieldCode),
      ...materials.map(({ materialCode }) => materialCode),
    ]);

    const defined = [
      ...catalogue.fields.map(({ fieldCode }) => fieldCode),
      ...catalogue.materials.map(({ materialCode }) => materialCode),
    ];
    expect(defined.filter((code) => !used.includes(code))).toEqual([]);
  });

  it.each(catalogue.items.map(({ itemCode, fields }) => [itemCode, fields] as const))(
    '%s asks for the applicant and offers an agent',
    (_itemCode, fields) => {
      const required = fields.filter((field) => field.required).map(({ fieldCode }) => fieldCode);
      const optional = fields.filter((field) => !field.required).map(({ fieldCode }) => fieldCode);

      const applicant = required.includes('applicantName') ? FIELDS_OF_EVERYBODY : FIELDS_OF_COMPANIES;
      expect(required).toEqual(expect.arrayContaining(applicant));
      expect(optional).toEqual(expect.arrayContaining(FIELDS_OF_AGENTS));
    },
  );

  it('marks every legal time limit as to be confirmed', () => {
    const confirmed = catalogue.items.filter(
      ({ toBeConfirmed }) => !toBeConfirmed.includes('statutoryTimeLimit'),
    );

    expect(confirmed).toEqual([]);
  });
});

describe('the theme of a birth', () => {
  it('links eight items in the order of their predecessors', () => {
    const { items } = merge('theme', 'T1', SITUATION);

    expect(Object.fromEntries(items.map(({ item, after }) => [item.itemCode, after]))).toEqual({
      N1: [],
      N2: ['N1'],
      N3: ['N1'],
      N4: ['N3'],
      N5: ['N3'],
      N6: ['N1'],
      N7: [],
      N8: ['N3'],
    });
  });

  it.each([
    [{ claimBirthCosts: 'no' }, 'N6'],
    [{ claimChildSubsidy: 'no' }, 'N8'],
  ])('leaves out what the citizen does not want: %o', (answer, itemCode) => {
    const { items } = merge('theme', 'T1', { ...SITUATION, ...answer });

    expect(items.map(({ item }) => item.itemCode)).not.toContain(itemCode);
  });

  it('never asks the applicant again as mother or father', () => {
    const persons = (answer: object) =>
      merge('theme', 'T1', { ...SITUATION, ...answer }).fields.map(({ definition }) => definition.person);

    expect(persons({ applicantIs: 'mother' })).not.toContain('mother');
    expect(persons({ applicantIs: 'mother' })).toContain('father');
    expect(persons({ applicantIs: 'father' })).not.toContain('father');
    expect(persons({ applicantIs: 'father' })).toContain('mother');
  });

  it.each([
    ['mother', 'motherHouseholdRegister', 'fatherHouseholdRegister'],
    ['father', 'fatherHouseholdRegister', 'motherHouseholdRegister'],
  ])('asks for the household register of the %s the child follows', (householdSide, asked, notAsked) => {
    const codes = merge('theme', 'T1', { ...SITUATION, householdSide }).materials.map(
      (m) => m.definition.materialCode,
    );

    expect(codes).toContain(asked);
    expect(codes).not.toContain(notAsked);
  });

  it.each([
    ['married', 'marriageCertificate', 'nonMaritalBirthStatement'],
    ['unmarried', 'nonMaritalBirthStatement', 'marriageCertificate'],
  ])('asks %s parents for the right paper', (maritalStatus, asked, notAsked) => {
    const codes = merge('theme', 'T1', { ...SITUATION, maritalStatus }).materials.map(
      (m) => m.definition.materialCode,
    );

    expect(codes).toContain(asked);
    expect(codes).not.toContain(notAsked);
  });

  it('lets an unmarried mother leave the father out when the child follows her', () => {
    const { fields } = merge('theme', 'T1', { ...SITUATION, maritalStatus: 'unmarried' });

    expect(fields.find(({ definition }) => definition.fieldCode === 'fatherName')?.required).toBe(false);
  });

  it('takes the birth certificate from its first item wherever the child was born in the country', () => {
    for (const situation of situationsOf(
      findSubject(catalogue, { kind: 'theme', code: 'T1' })?.questions ?? [],
    )) {
      if (situation['birthPlaceIs'] === 'abroad') continue;
      const { materials } = merge('theme', 'T1', situation);

      const certificate = materials.find(({ definition }) => definition.materialCode === 'birthCertificate');
      expect(certificate?.producedBy).toBe('N1');
    }
  });

  it('asks for the birth certificate when household registration comes alone, with its own questions', () => {
    const { materials, questions } = merge('item', 'N3', { applicantIs: 'mother' });

    expect(questions.map(({ questionCode }) => questionCode)).toEqual([
      'applicantIs',
      'birthSituation',
      'maritalStatus',
      'householdSide',
    ]);
    expect(
      materials.find(({ definition }) => definition.materialCode === 'birthCertificate')?.producedBy,
    ).toBeNull();
  });
});
