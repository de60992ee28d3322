import { describe, expect, it } from 'vitest';
import { mergeApplication } from '../../../src/shared/domain/catalogue/merge-application.ts';
import { loadCatalogue } from '../support/resources.ts';

const catalogue = loadCatalogue();

/** domain.md C.10, one row each: item, what must finish first, days promised, and `D` where the days are only a guess. */
const ROWS: Readonly<Record<string, string>> = {
  T3: 'R1 - 15D, R2 R1 20D, R3 R2 30D, R4 R2 5D, R5 R2 3D, R6 R2 20D, R7 - 0',
  T4: 'M1 - 0, M2 M1 3D, M3 M1 25D, M4 M1 0, M5 M1 5D',
  T6: 'S1 - 0, S2 S1 0, S3 S1 0, S4 S1 0, S5 S1 0, S6 S1 0, S7 S2+S3+S4+S5+S6 20D',
  T7: 'K1 - 20, K2 K1 20D, K3 K1 20D, K4 K1 60, K5 K1 30D, K6 K1 20D, K7 - 0',
  T8: 'C1 - 15D, C2 C1 0, C3 - 0, C4 - 0, C5 - 0, C6 - 0, C7 - 0, C8 - 0',
  T9: 'F1 - 0, F2 F1 10D, F3 F1 5D, F4 F1 10D, F5 F1 10D, F6 F2 10D, F7 - 0',
  T10a: 'P1 - 1D, P2 P1 0, P3 P2 5D, P4 P3 3D, P5 P3 3D, P6 P3 3D, P7 P3 5D',
  T10b: 'U0 - 2D, U1 U0 5, U2 U0 3D, U3 U0 5D, U4 U0 5D, U5 U1+U2+U3+U4 5D',
};

function theme(themeCode: string) {
  const found = catalogue.themes.find((candidate) => candidate.themeCode === themeCode);
  if (!found) throw new Error(`no theme ${themeCode}`);
  return found;
}

function item(itemCode: string) {
  const found = catalogue.items.find((candidate) => candidate.itemCode === itemCode);
  if (!found) throw new Error(`no item ${itemCode}`);
  return found;
}

function materialsOf(themeCode: string): readonly string[] {
  return theme(themeCode).items.flatMap(({ itemCode }) =>
    item(itemCode).materials.map(({ materialCode }) => materialCode),
  );
}

describe.each(Object.keys(ROWS))('theme %s', (themeCode) => {
  it('has the items, predecessors and days of the research', () => {
    const rows = theme(themeCode).items.map(({ itemCode, after }) => {
      const { promisedTimeLimit, toBeConfirmed } = item(itemCode);
      const guess = promisedTimeLimit.amount > 0 && toBeConfirmed.includes('promisedTimeLimit') ? 'D' : '';
      return `${itemCode} ${after.join('+') || '-'} ${promisedTimeLimit.amount}${guess}`;
    });

    expect(rows.join(', ')).toBe(ROWS[themeCode]);
  });

  it('counts its days in whole working days', () => {
    const units = theme(themeCode).items.map(({ itemCode }) => item(itemCode).promisedTimeLimit.unit);

    expect(new Set(units)).toEqual(new Set(['workingDay']));
  });

  it('marks its first day, and which items apply when, as to be confirmed', () => {
    const { items, toBeConfirmed } = theme(themeCode);
    const conditional = items.filter(({ when }) => when).map(({ itemCode }) => `items.${itemCode}.when`);

    expect(toBeConfirmed).toEqual(expect.arrayContaining(['validFrom', ...conditional]));
  });
});

/** The shared-material matrix of C.10 for these themes: paper, and the themes that ask for it. */
const MATRIX: readonly (readonly [materialCode: string, themeCodes: readonly string[]])[] = [
  ['householdRegister', ['T3', 'T4', 'T6', 'T7']],
  ['marriageCertificate', ['T4', 'T6']],
  ['businessLicence', ['T9', 'T10b']],
  ['realEstateCertificate', ['T4', 'T6', 'T9', 'T10a', 'T10b']],
  ['birthCertificate', ['T4', 'T6']],
  ['disabilityCertificate', ['T6', 'T7']],
  ['powerOfAttorney', ['T3', 'T4', 'T6', 'T7', 'T8', 'T9', 'T10a', 'T10b']],
];

describe('papers several themes share', () => {
  it.each(MATRIX)('%s is one paper, asked for in %o', (materialCode, themeCodes) => {
    expect(themeCodes.filter((code) => !materialsOf(code).includes(materialCode))).toEqual([]);
  });

  it.each(['T3', 'T6', 'T7', 'T8'])('%s asks for the social security card or a bank card', (code) => {
    expect(materialsOf(code)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^(socialSecurityCard|bankCard)$/)]),
    );
  });

  it.each([
    ['T3', 'retirementApproval', 'R2'],
    ['T4', 'marriageCertificate', 'M1'],
    ['T7', 'disabilityCertificate', 'K1'],
    ['T9', 'foodBusinessPermit', 'F2'],
    ['T10a', 'realEstateCertificate', 'P3'],
  ])('%s takes the %s from %s instead of asking for it', (themeCode, materialCode, maker) => {
    const merged = mergeApplication(catalogue, { kind: 'theme', code: themeCode }, yesToAll(themeCode));

    const papers = merged.ok ? merged.value.materials : [];
    expect(papers.find(({ definition }) => definition.materialCode === materialCode)?.producedBy).toBe(maker);
  });
});

/** The first answer to each question: in these themes the one that wants the most. */
function yesToAll(themeCode: string): Readonly<Record<string, string>> {
  const codes = theme(themeCode).questions;
  const asked = catalogue.questions.filter(({ questionCode }) => codes.includes(questionCode));
  return Object.fromEntries(
    asked.map(({ questionCode, choices }) => [questionCode, choices[0]?.value ?? '']),
  );
}

describe('what a register answers', () => {
  it.each(['R7', 'S2', 'S3', 'S4', 'S5', 'S6', 'K7', 'F1', 'F7'])(
    '%s is checked at once, without papers and with nothing to hand out',
    (itemCode) => {
      expect(item(itemCode)).toMatchObject({
        handlingKind: 'immediate',
        materials: [],
        outcome: { kind: 'none' },
      });
    },
  );
});

describe('going to school', () => {
  it('has fixed dates, in order and marked, instead of a promise', () => {
    const { batchPeriods, promisedTimeLimit, toBeConfirmed } = theme('T6');

    expect(promisedTimeLimit).toBeUndefined();
    expect(toBeConfirmed).toContain('batchPeriods');
    expect(batchPeriods.length).toBeGreaterThan(0);
    for (const { opensOn, closesOn, resultOn } of batchPeriods) {
      expect([opensOn, closesOn, resultOn]).toEqual([opensOn, closesOn, resultOn].toSorted());
    }
  });

  it('goes on to the decision when a register does not know the family', () => {
    const decision = theme('T6').items.find(({ itemCode }) => itemCode === 'S7');

    expect(decision?.whenPredecessorDenied).toBe('goOn');
  });
});

describe('allowances of the disabled', () => {
  it.each(['K2', 'K3'])(
    '%s goes from the town to the federation to civil affairs, and is published',
    (code) => {
      const { departmentId, reviewPath, specialProcedures } = item(code);

      expect(reviewPath.map((step) => step.departmentId ?? departmentId)).toEqual([
        'town',
        'disabledFederation',
        'civilAffairs',
      ]);
      expect(specialProcedures).toEqual(['publication']);
    },
  );
});

describe('the items every town takes in', () => {
  const grassroots = catalogue.items.filter((candidate) => candidate.grassroots);

  it('are 30 of five departments', () => {
    expect(grassroots).toHaveLength(30);
    expect(new Set(grassroots.map(({ departmentId }) => departmentId))).toEqual(
      new Set(['civilAffairs', 'humanResources', 'medicalInsurance', 'tax', 'health']),
    );
  });

  it('are marked: only their number is confirmed', () => {
    expect(grassroots.filter(({ toBeConfirmed }) => !toBeConfirmed.includes('grassroots'))).toEqual([]);
  });
});

describe('the official lists of themes', () => {
  const { themeSlots } = catalogue.head;

  it.each([
    ['provincial', 26],
    ['city', 40],
  ])('have at the %s level %i places, numbered without a gap', (level, count) => {
    const numbers = themeSlots.filter((slot) => slot.level === level).map(({ slotNumber }) => slotNumber);

    expect(numbers).toEqual(Array.from({ length: count }, (_, i) => i + 1));
  });

  it('mark every name, known or not', () => {
    expect(themeSlots.filter(({ toBeConfirmed }) => !toBeConfirmed.includes('name'))).toEqual([]);
  });

  it('name every theme of the catalogue as the theme names itself', () => {
    const named = themeSlots.flatMap(({ themeCode, name }) => (themeCode ? [[themeCode, name]] : []));

    expect(Object.fromEntries(named)).toEqual(
      Object.fromEntries(catalogue.themes.map(({ themeCode, name }) => [themeCode, name])),
    );
  });
});

describe('what people call it', () => {
  it.each([
    ['开餐饮店', 'T9'],
    ['开餐饮店一件事', 'T9'],
    ['开办餐饮店一件事', 'T9'],
    ['低保', 'H01'],
    ['老年证', 'H22'],
    ['二手房过户', 'P3'],
  ])('%s is %s and nothing else', (words, code) => {
    const answering = [...catalogue.themes, ...catalogue.items].filter(
      ({ name, aliases }) => name === words || aliases.includes(words),
    );

    expect(answering).toEqual(code.startsWith('T') ? [theme(code)] : [item(code)]);
  });
});
