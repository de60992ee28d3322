import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findReusable,
  findStandingFacts,
  isNearby,
  type EarlierPaper,
} from '../../../src/shared/domain/form/earlier-work.ts';
import { isSamePerson } from '../../../src/shared/domain/form/people-of-form.ts';
import type { FormAnswers } from '../../../src/shared/domain/form/draft.ts';
import type { LocalDate } from '../../../src/shared/kernel/time.ts';
import { at } from '../support/make-case.ts';
import { makeMaterial } from '../support/make-catalogue.ts';
import { makeMergedField, makeMergedMaterial, makeTyped } from '../support/make-draft.ts';
import { runs } from '../support/properties.ts';

const TODAY = '2026-09-14' as LocalDate;
const NUMBER = '10000019900307027X';

const fields = ['applicant', 'child'].flatMap((person) => [
  makeMergedField(`${person}Number`, { kind: 'identityNumber', person, searchable: 'identityNumber' }),
  makeMergedField(`${person}Name`, { person, searchable: 'name' }),
]);

function makePaper(rest: Partial<EarlierPaper> = {}): EarlierPaper {
  return {
    materialCode: 'mm',
    caseId: 'case-1',
    caseNumber: '1000000012026081400001X',
    kind: 'handedIn',
    madeAt: at('2026-08-15 23:30'),
    files: 1,
    holder: { name: '', number: NUMBER },
    ...rest,
  };
}

function offersFor(days: number | undefined, ...papers: readonly EarlierPaper[]) {
  const definition = makeMaterial('mm', days === undefined ? {} : { reusableForDays: days });
  const answers: FormAnswers = { applicantNumber: makeTyped(NUMBER) };
  const asking = { fields, materials: [makeMergedMaterial('mm', { definition })], answers };
  return findReusable(asking, papers, TODAY).map(({ offer }) => offer);
}

describe('a paper of an earlier case', () => {
  it('is offered with its age and the last day it may be used', () => {
    expect(offersFor(30, makePaper())).toMatchObject([
      { materialCode: 'mm', ageInDays: 30, usableUntil: '2026-09-14', usable: true },
    ]);
  });

  it('is shown and not offered when it is too old', () => {
    expect(offersFor(29, makePaper())).toMatchObject([{ usableUntil: '2026-09-13', usable: false }]);
  });

  it('has no last day where the catalogue sets none', () => {
    expect(offersFor(undefined, makePaper({ madeAt: at('2006-01-01 10:00') }))).toMatchObject([
      { usableUntil: null, usable: true },
    ]);
  });

  it.each([
    ['was made for one application', 0, makePaper()],
    ['has no scan', undefined, makePaper({ files: 0 })],
    ['is another paper', undefined, makePaper({ materialCode: 'other' })],
    ["is somebody else's", undefined, makePaper({ holder: { name: '', number: '100000199003070018' } })],
  ])('is left out when it %s', (_name, days, paper) => {
    expect(offersFor(days, paper)).toEqual([]);
  });

  it('is the newest of several', () => {
    const newer = makePaper({ caseId: 'case-2', madeAt: at('2026-09-01 10:00') });

    expect(offersFor(undefined, makePaper(), newer, makePaper()).map(({ caseId }) => caseId)).toEqual([
      'case-2',
    ]);
  });
});

const PEOPLE = [
  { name: 'A', number: NUMBER },
  { name: 'A', number: '100000199003070018' },
  { name: 'B', number: '' },
  { name: '', number: '' },
];
const somePerson = fc.constantFrom(...PEOPLE);
const somePaper = fc.record({
  materialCode: fc.constantFrom('own', 'childs'),
  madeAt: fc.constantFrom(at('2026-09-01 10:00'), at('2025-09-01 10:00')),
  files: fc.nat({ max: 2 }),
  holder: somePerson,
});

it('never offers the paper of another person, and never one that is too old', () => {
  fc.assert(
    fc.property(somePerson, somePerson, fc.array(somePaper), (applicant, child, papers) => {
      const answers = Object.fromEntries(
        Object.entries({
          applicantNumber: applicant.number,
          applicantName: applicant.name,
          childNumber: child.number,
          childName: child.name,
        }).map(([code, value]) => [code, makeTyped(value)]),
      );
      const materials = [
        makeMergedMaterial('own', { definition: makeMaterial('own', { reusableForDays: 100 }) }),
        makeMergedMaterial('childs', { definition: makeMaterial('childs', { persons: ['child'] }) }),
      ];

      const found = findReusable({ fields, materials, answers }, papers.map(makePaper), TODAY);

      for (const { paper, offer } of found) {
        const wanted = offer.materialCode === 'own' ? applicant : child;
        expect(isSamePerson(paper.holder, wanted)).toBe(true);
        expect(
          paper.holder.number === '' || wanted.number === '' || paper.holder.number === wanted.number,
        ).toBe(true);
        if (offer.materialCode === 'own') expect(offer.usable).toBe(offer.ageInDays <= 100);
      }
    }),
    runs(500),
  );
});

it.each([
  ['2026-06-16 10:00', true],
  ['2026-06-15 23:59', false],
  ['2026-09-14 08:00', true],
])('calls an application of %s near enough to be the same: %s', (receivedAt, expected) => {
  expect(isNearby(at(receivedAt), TODAY)).toBe(expected);
});

describe('what stands from case to case', () => {
  const form = [
    ...fields,
    makeMergedField('phone', { kind: 'phone', searchable: 'phone' }),
    makeMergedField('wish', {}),
    makeMergedField('newHere', { searchable: 'phone' }),
  ];
  const answers = {
    phone: makeTyped('13900000001'),
    wish: makeTyped('soon'),
    childName: makeTyped('B'),
    hidden: makeTyped('x'),
  };

  it('is data of the applicant that registers hold, as far as both forms ask for it', () => {
    const facts = findStandingFacts(form, { fields: form.slice(0, -1), answers });

    expect(facts.map(({ definition, value }) => [definition.fieldCode, value])).toEqual([
      ['phone', '13900000001'],
    ]);
  });

  it('is nothing where the earlier form is for another person', () => {
    const other = [makeMergedField('motherNumber', { person: 'mother', searchable: 'identityNumber' })];

    expect(findStandingFacts(form, { fields: other, answers })).toEqual([]);
  });
});
