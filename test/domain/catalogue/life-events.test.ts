import { describe, expect, it } from 'vitest';
import type { Situation } from '../../../src/shared/domain/catalogue/condition.ts';
import { mergeApplication } from '../../../src/shared/domain/catalogue/merge-application.ts';
import type {
  MergedApplication,
  MergedMaterial,
} from '../../../src/shared/domain/catalogue/merged-application.ts';
import { loadCatalogue } from '../support/resources.ts';

const catalogue = loadCatalogue();

/** The commonest situation of each theme. */
const BIRTH: Situation = {
  applicantIs: 'mother',
  birthSituation: 'ordinary',
  maritalStatus: 'married',
  householdSide: 'mother',
  claimBirthCosts: 'yes',
  claimChildSubsidy: 'yes',
};
const COMPANY: Situation = {
  representativeInvests: 'yes',
  furtherInvestors: 'none',
  corporateInvestor: 'no',
  companyOrgans: 'sole',
  companyContacts: 'representative',
  premises: 'rented',
  openHousingFund: 'yes',
  openCompanyAccount: 'yes',
};
const DEATH: Situation = {
  applicantRelation: 'child',
  deathKind: 'hospital',
  remainsHandling: 'cremation',
  deceasedPension: 'employee',
  deceasedMedicalAccount: 'yes',
  deceasedHousingFund: 'no',
  deceasedDrivingLicence: 'no',
  deceasedSubsidies: 'yes',
  deceasedDisabilityCertificate: 'no',
  benefitReceiver: 'applicant',
};

function merge(kind: 'theme' | 'item', code: string, situation: Situation): MergedApplication {
  const merged = mergeApplication(catalogue, { kind, code }, situation);
  if (!merged.ok) throw new Error(merged.failure.code);
  return merged.value;
}

function itemsOf({ items }: MergedApplication): readonly string[] {
  return items.map(({ item }) => item.itemCode);
}

function fieldsOf({ fields }: MergedApplication): readonly string[] {
  return fields.map(({ definition }) => definition.fieldCode);
}

function papersOf({ materials }: MergedApplication): readonly string[] {
  return materials.map(({ definition }) => definition.materialCode);
}

function personsOf({ fields }: MergedApplication): ReadonlySet<string> {
  return new Set(fields.map(({ definition }) => definition.person));
}

function isBrought({ required, producedBy }: MergedMaterial): boolean {
  return required && producedBy === null;
}

describe('the papers of a life event', () => {
  it.each([
    ['T1', BIRTH, { separately: 33, once: 9, notReplaceable: 1 }],
    ['T2', COMPANY, { separately: 19, once: 5, notReplaceable: 2 }],
    ['T5', DEATH, { separately: 37, once: 8, notReplaceable: 2 }],
  ])('are fewer in %s than at each counter', (code, situation, figures) => {
    const merged = merge('theme', code, situation);

    const separately = itemsOf(merged)
      .map((itemCode) => merge('item', itemCode, situation).materials.filter(isBrought).length)
      .reduce((sum, count) => sum + count, 0);
    const once = merged.materials.filter(isBrought);
    const notReplaceable = once.filter(({ definition }) => definition.replacedBy.length === 0).length;
    expect({ separately, once: once.length, notReplaceable }).toEqual(figures);
  });
});

describe('a birth that is not the ordinary one', () => {
  const abroad = { ...BIRTH, birthSituation: 'special', birthPlaceIs: 'abroad', otherParentIs: 'mainland' };
  const foreigner = {
    ...BIRTH,
    birthSituation: 'special',
    birthPlaceIs: 'institution',
    otherParentIs: 'foreigner',
  };

  it('abroad brings the foreign certificate, and no birth certificate is issued', () => {
    const merged = merge('theme', 'T1', abroad);

    expect(itemsOf(merged)).not.toContain('N1');
    expect(papersOf(merged)).toContain('foreignBirthCertificate');
    expect(papersOf(merged)).not.toContain('birthCertificate');
    expect(fieldsOf(merged)).toContain('childTravelDocumentNumber');
  });

  it('abroad is not paid by the insurance', () => {
    const { questions, items } = merge('theme', 'T1', abroad);

    expect(questions.map(({ questionCode }) => questionCode)).not.toContain('claimBirthCosts');
    expect(items.map(({ item }) => item.itemCode)).not.toContain('N6');
  });

  it.each(['foreigner', 'hongKongMacao', 'taiwan'])(
    'asks a parent who is %s for another document than an identity card',
    (otherParentIs) => {
      const merged = merge('theme', 'T1', { ...foreigner, otherParentIs });

      expect(papersOf(merged)).toContain('otherParentDocument');
      expect(papersOf(merged)).not.toContain('fatherIdentityCard');
      expect(fieldsOf(merged)).toContain('otherParentDocumentNumber');
      expect(fieldsOf(merged)).not.toContain('fatherIdentityNumber');
      expect(fieldsOf(merged).includes('otherParentNationality')).toBe(otherParentIs === 'foreigner');
    },
  );

  it('lets the child follow the parent with a household here', () => {
    const merged = merge('theme', 'T1', foreigner);

    expect(papersOf(merged)).toContain('motherHouseholdRegister');
    expect(merged.questions.map(({ questionCode }) => questionCode)).not.toContain('householdSide');
  });
});

describe('the theme of a company', () => {
  it('never asks for the credit code its first item gives', () => {
    expect(fieldsOf(merge('theme', 'T2', COMPANY))).not.toContain('companyCreditCode');
  });

  it.each(['E2', 'E3', 'E4', 'E5', 'E6', 'E7'])('asks for the credit code when %s comes alone', (code) => {
    const field = merge('item', code, COMPANY).fields.find(
      ({ definition }) => definition.fieldCode === 'companyCreditCode',
    );

    expect(field?.required).toBe(true);
  });

  it('ends with its first item', () => {
    const [registration, ...others] = merge('theme', 'T2', COMPANY).items;

    expect(registration?.item.itemCode).toBe('E1');
    for (const { after, whenPredecessorDenied } of others) {
      expect(after).toContain('E1');
      expect(whenPredecessorDenied).toBe('terminate');
    }
  });

  it('asks one person once who is everything in it', () => {
    expect([...personsOf(merge('theme', 'T2', COMPANY))]).toEqual([
      'company',
      'legalRepresentative',
      'agent',
      'premises',
    ]);
  });

  it.each([
    [{ furtherInvestors: 'two' }, ['investorA', 'investorB']],
    [{ corporateInvestor: 'yes' }, ['corporateInvestor']],
    [{ companyOrgans: 'supervisor' }, ['supervisor']],
    [{ companyContacts: 'oneOther' }, ['financeOfficer']],
    [{ companyContacts: 'different' }, ['financeOfficer', 'taxOfficer', 'liaison']],
  ])('asks for more persons only where there are: %o', (answer, more) => {
    const usual = personsOf(merge('theme', 'T2', COMPANY));

    const persons = personsOf(merge('theme', 'T2', { ...COMPANY, ...answer }));

    expect([...persons].filter((person) => !usual.has(person))).toEqual(more);
  });
});

describe('the theme of a death', () => {
  it('is quiet and speaks of 逝者', () => {
    const { quiet, questions, fields, items } = merge('theme', 'T5', DEATH);

    expect(quiet).toBe(true);
    const words = JSON.stringify([questions, fields, items.map(({ item }) => [item.name, item.outcome])]);
    expect(words).toContain('逝者');
    expect(words).not.toMatch(/死者|死人|恭喜|祝|欢迎/);
  });

  it.each([
    ['hospital', ['D1']],
    ['home', ['D1']],
    ['abnormal', ['D1-2']],
    ['abroad', []],
    ['declared', []],
  ])('takes the certificate of a death (%s) from the right body', (deathKind, makers) => {
    const items = itemsOf(merge('theme', 'T5', { ...DEATH, deathKind }));

    expect(items.filter((code) => code.startsWith('D1'))).toEqual(makers);
  });

  it('never asks for the certificates it issues', () => {
    const merged = merge('theme', 'T5', DEATH);

    expect(fieldsOf(merged)).not.toContain('deathCertificateNumber');
    expect(fieldsOf(merged)).not.toContain('cremationCertificateNumber');
    const made = merged.materials.flatMap(({ definition, producedBy }) =>
      producedBy === null ? [] : [[definition.materialCode, producedBy]],
    );
    expect(made).toEqual([
      ['deathCertificate', 'D1'],
      ['cremationCertificate', 'D2'],
      ['cancellationCertificate', 'D3'],
    ]);
  });

  it('asks for an heir only where somebody else receives the money', () => {
    const mine = merge('theme', 'T5', DEATH);
    const theirs = merge('theme', 'T5', { ...DEATH, benefitReceiver: 'heir' });

    expect(personsOf(mine)).not.toContain('heir');
    expect(personsOf(theirs)).toContain('heir');
    expect(papersOf(theirs)).toContain('heirIdentityCard');
  });

  it.each([
    [{ deceasedPension: 'none' }, 'D4'],
    [{ deceasedPension: 'resident' }, 'D5'],
    [{ deceasedMedicalAccount: 'no' }, 'D6'],
    [{ remainsHandling: 'other' }, 'D2'],
    [{ deceasedSubsidies: 'no' }, 'D9'],
  ])('leaves out what does not apply: %o', (answer, itemCode) => {
    expect(itemsOf(merge('theme', 'T5', DEATH))).toContain(itemCode);
    expect(itemsOf(merge('theme', 'T5', { ...DEATH, ...answer }))).not.toContain(itemCode);
  });

  it('leaves the funeral allowance of residents to those who pay their pensions', () => {
    const { items } = merge('theme', 'T5', {
      ...DEATH,
      deceasedPension: 'resident',
      deceasedSubsidies: 'no',
    });

    const paying = items.filter(({ item }) => item.itemCode.startsWith('D9'));
    expect(paying.map(({ item }) => [item.itemCode, item.departmentId])).toContainEqual([
      'D9-3',
      'humanResources',
    ]);
    expect(paying.map(({ item }) => item.itemCode)).not.toContain('D9');
  });

  it('pays an heir also where only the civil affairs pay', () => {
    const only = {
      deceasedPension: 'none',
      deceasedMedicalAccount: 'no',
      deceasedHousingFund: 'no',
      benefitReceiver: 'heir',
    };

    const merged = merge('theme', 'T5', { ...DEATH, ...only });
    expect(personsOf(merged)).toContain('heir');
    expect(papersOf(merged)).toContain('heirIdentityCard');
  });

  it('registers a child with what every household register states', () => {
    const fields = merge('item', 'N3', {}).fields.map(({ definition }) => definition.fieldCode);

    expect(fields).toEqual(
      expect.arrayContaining(['childBirthPlace', 'childNativePlace', 'relationToHouseholder']),
    );
  });
});
