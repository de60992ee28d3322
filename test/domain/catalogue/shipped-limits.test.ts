import { describe, expect, it } from 'vitest';
import { mergeApplication } from '../../../src/shared/domain/catalogue/merge-application.ts';
import { checkDraft } from '../../../src/shared/domain/form/check-draft.ts';
import type { LocalDate } from '../../../src/shared/kernel/time.ts';
import { makeDraft, makeTyped } from '../support/make-draft.ts';
import { loadCatalogue } from '../support/resources.ts';

const catalogue = loadCatalogue();
const TODAY = '2026-11-20' as LocalDate;
const APPLICANT = '100000199211050011';

/** What is said of these answers in a theme, besides what is missing. */
function issuesFor(
  code: string,
  situation: Readonly<Record<string, string>>,
  values: Readonly<Record<string, string>>,
) {
  const merged = mergeApplication(catalogue, { kind: 'theme', code }, situation);
  if (!merged.ok) throw new Error(merged.failure.code);
  const answers = Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field, makeTyped(value)]),
  );
  return checkDraft(merged.value, makeDraft({ answers }), TODAY)
    .filter(({ reason, where }) => where === 'field' && reason !== 'required')
    .map((issue) => `${issue.severity} ${issue.code} ${issue.reason}`);
}

const BIRTH = {
  applicantIs: 'mother',
  birthSituation: 'ordinary',
  maritalStatus: 'married',
  householdSide: 'mother',
  claimBirthCosts: 'yes',
  claimChildSubsidy: 'yes',
};
const DEATH = {
  applicantRelation: 'child',
  deathKind: 'hospital',
  remainsHandling: 'cremation',
  deceasedPension: 'employee',
  deceasedMedicalAccount: 'no',
  deceasedHousingFund: 'no',
  deceasedDrivingLicence: 'no',
  deceasedSubsidies: 'no',
  deceasedDisabilityCertificate: 'no',
  benefitReceiver: 'heir',
};

describe('a birth', () => {
  it.each([
    ['childBornOn', '2099-01-01', 'error childBornOn dateTooLate'],
    ['childBornOn', '2026-05-19', 'warning childBornOn dateTooEarly'], // the theme is for children under six months
    ['gestationWeeks', '500', 'error gestationWeeks numberTooLarge'],
    ['gestationWeeks', '24', 'warning gestationWeeks numberTooSmall'],
    ['childWeightGrams', '-5', 'error childWeightGrams numberTooSmall'],
    ['hospitalCostYuan', '-1', 'error hospitalCostYuan numberTooSmall'],
    ['applicantPhone', '((((((', 'error applicantPhone phoneInvalid'],
  ])('with %s %s is told of', (code, value, issue) => {
    expect(issuesFor('T1', BIRTH, { [code]: value })).toEqual([issue]);
  });

  it('is told of a discharge before the admission, and of an admission to come', () => {
    const stay = { hospitalisedOn: '2026-11-20', dischargedOn: '2020-01-01' };

    expect(issuesFor('T1', BIRTH, stay)).toEqual(['error dischargedOn dateTooEarly']);
    expect(issuesFor('T1', BIRTH, { hospitalisedOn: '2026-11-21' })).toEqual([
      'error hospitalisedOn dateTooLate',
    ]);
  });

  it('as births are raises nothing', () => {
    const usual = {
      childBornOn: '2026-11-02',
      gestationWeeks: '39',
      childWeightGrams: '3250',
      childLengthCentimetres: '50',
      hospitalisedOn: '2026-11-01',
      dischargedOn: '2026-11-06',
      hospitalCostYuan: '8650.40',
    };

    expect(issuesFor('T1', BIRTH, usual)).toEqual([]);
  });
});

describe('a death', () => {
  it.each([
    [{ diedOn: '2030-01-01' }, 'error diedOn dateTooLate'],
    [{ diedOn: '2026-11-15', cremationOn: '2000-01-01' }, 'error cremationOn dateTooEarly'],
    [{ diedOn: '2026-11-15', cremationOn: '2027-11-15' }, 'warning cremationOn dateTooLate'],
  ])('%o is told of', (values, issue) => {
    expect(issuesFor('T5', DEATH, values)).toEqual([issue]);
  });

  it.each(['applicantIdentityNumber', 'agentIdentityNumber', 'heirIdentityNumber'])(
    'is not reported by the deceased as %s',
    (code) => {
      const values = { [code]: APPLICANT, deceasedIdentityNumber: APPLICANT };

      expect(issuesFor('T5', DEATH, values)).toEqual(['error deceasedIdentityNumber sameAsOther']);
    },
  );
});

describe('a new company', () => {
  it('has no supervisor who leads it (Company Law art. 76)', () => {
    const supervisor = catalogue.fields.find(({ fieldCode }) => fieldCode === 'supervisorIdentityNumber');

    expect(supervisor?.differsFrom).toContain('legalRepresentativeIdentityNumber');
  });

  it.each([
    ['registeredCapitalWanYuan', '0', 'error registeredCapitalWanYuan numberTooSmall'],
    ['representativeContributedBy', '2020-01-01', 'error representativeContributedBy dateTooEarly'],
    ['representativeContributedBy', '2036-01-01', 'error representativeContributedBy dateTooLate'],
  ])('with %s %s is told of', (code, value, issue) => {
    const asked = catalogue.themes.find(({ themeCode }) => themeCode === 'T2')?.questions ?? [];
    const situation = Object.fromEntries(
      catalogue.questions
        .filter(({ questionCode }) => asked.includes(questionCode))
        .map(({ questionCode, choices }) => [questionCode, choices[0]?.value ?? '']),
    );

    expect(issuesFor('T2', situation, { [code]: value })).toEqual([issue]);
  });
});
