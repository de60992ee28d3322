import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Catalogue } from '../../../src/shared/domain/catalogue/catalogue.ts';
import { situationsOf } from '../../../src/shared/domain/catalogue/check-theme.ts';
import { holds, type Condition, type Situation } from '../../../src/shared/domain/catalogue/condition.ts';
import { findSubject } from '../../../src/shared/domain/catalogue/find-subject.ts';
import { mergeApplication } from '../../../src/shared/domain/catalogue/merge-application.ts';
import type { MergedApplication } from '../../../src/shared/domain/catalogue/merged-application.ts';
import { checkDraft } from '../../../src/shared/domain/form/check-draft.ts';
import {
  makeCatalogue,
  makeField,
  makeItem,
  makeMaterial,
  makeQuestion,
  makeTheme,
} from '../support/make-catalogue.ts';
import { runs } from '../support/properties.ts';
import { loadCatalogue } from '../support/resources.ts';

const QUESTIONS = ['q0', 'q1'].map((code) => makeQuestion(code));
const T1 = { kind: 'theme', code: 'T1' } as const;
const ITEMS = ['i0', 'i1', 'i2', 'i3'];

const someCondition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2 },
    fc.record({
      question: fc.constantFrom('q0', 'q1'),
      is: fc.subarray(['yes', 'no'], { minLength: 1 }),
    }),
    fc.record({ not: tie('condition') }),
    fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 2 }) }),
  ),
})).condition;

const someRequirement = fc
  .record({
    required: fc.boolean(),
    when: fc.option(someCondition, { nil: undefined }),
    copies: fc.integer({ min: 1, max: 3 }),
    keptByDepartment: fc.boolean(),
  })
  .map(({ when, ...rest }) => ({ ...rest, ...(when ? { when } : {}) }));

const someItem = (itemCode: string) =>
  fc
    .record({
      fields: fc.dictionary(fc.constantFrom('f0', 'f1', 'f2'), someRequirement, { noNullPrototype: true }),
      materials: fc.dictionary(fc.constantFrom('m0', 'm1', 'm2'), someRequirement, { noNullPrototype: true }),
    })
    .map(({ fields, materials }) =>
      makeItem(itemCode, {
        fields: Object.entries(fields).map(([fieldCode, { required, when }]) => ({
          fieldCode,
          required,
          ...(when ? { when } : {}),
        })),
        materials: Object.entries(materials).map(([materialCode, rest]) => ({ materialCode, ...rest })),
      }),
    );

const someCatalogue: fc.Arbitrary<Catalogue> = fc
  .record({
    items: fc.tuple(...ITEMS.map(someItem)),
    whens: fc.array(fc.option(someCondition, { nil: undefined }), { minLength: 4, maxLength: 4 }),
    makers: fc.array(fc.option(fc.constantFrom(...ITEMS), { nil: undefined }), {
      minLength: 3,
      maxLength: 3,
    }),
  })
  .map(({ items, whens, makers }) =>
    makeCatalogue({
      questions: QUESTIONS,
      fields: ['f0', 'f1', 'f2'].map((code) => makeField(code)),
      materials: makers.map((producedBy, i) =>
        makeMaterial(`m${i}`, producedBy ? { producedBy: [producedBy] } : {}),
      ),
      items,
      themes: [
        makeTheme({
          questions: ['q0', 'q1'],
          items: ITEMS.map((itemCode, i) => ({ itemCode, ...(whens[i] ? { when: whens[i] } : {}) })),
        }),
      ],
    }),
  );

const someSituation: fc.Arbitrary<Situation> = fc.dictionary(
  fc.constantFrom('q0', 'q1'),
  fc.constantFrom('yes', 'no'),
  {
    noNullPrototype: true,
  },
);

function merge(catalogue: Catalogue, situation: Situation, code = 'T9'): MergedApplication {
  const merged = mergeApplication(catalogue, { kind: 'theme', code }, situation);
  if (!merged.ok) throw new Error(merged.failure.code);
  return merged.value;
}

/** What is asked, whatever the order it is listed in. */
function asked({ items, fields, materials }: MergedApplication): object {
  const line = (code: string, rest: object, neededBy: readonly string[]) =>
    JSON.stringify([code, rest, neededBy.toSorted()]);
  return {
    items: items.map(({ item }) => item.itemCode).toSorted(),
    fields: fields
      .map(({ definition, required, neededBy }) => line(definition.fieldCode, { required }, neededBy))
      .toSorted(),
    materials: materials
      .map(({ definition, required, copies, producedBy, neededBy }) =>
        line(definition.materialCode, { required, copies, producedBy }, neededBy),
      )
      .toSorted(),
  };
}

it('asks the same whatever order items, fields and materials stand in', () => {
  const shuffled = someCatalogue.chain((catalogue) =>
    fc.record({
      catalogue: fc.constant(catalogue),
      items: fc.shuffledSubarray(catalogue.items, { minLength: 4 }),
      members: fc.shuffledSubarray(catalogue.themes[0]?.items ?? [], { minLength: 4 }),
      fields: fc.shuffledSubarray(catalogue.fields, { minLength: 3 }),
      materials: fc.shuffledSubarray(catalogue.materials, { minLength: 3 }),
    }),
  );
  fc.assert(
    fc.property(shuffled, someSituation, ({ catalogue, members, ...rest }, situation) => {
      const themes = [makeTheme({ questions: ['q0', 'q1'], items: members })];

      expect(asked(merge({ ...catalogue, ...rest, themes }, situation))).toEqual(
        asked(merge(catalogue, situation)),
      );
    }),
    runs(300),
  );
});

it('asks nothing twice when an item is listed twice', () => {
  fc.assert(
    fc.property(someCatalogue, someSituation, fc.constantFrom(0, 1, 2, 3), (catalogue, situation, i) => {
      const members = catalogue.themes[0]?.items ?? [];
      const themes = [
        makeTheme({ questions: ['q0', 'q1'], items: [...members, ...members.slice(i, i + 1)] }),
      ];

      expect(asked(merge({ ...catalogue, themes }, situation))).toEqual(asked(merge(catalogue, situation)));
    }),
    runs(300),
  );
});

it('loses no requirement and invents none', () => {
  fc.assert(
    fc.property(someCatalogue, someSituation, (catalogue, situation) => {
      const merged = merge(catalogue, situation);

      const members = catalogue.themes[0]?.items.filter(({ when }) => holds(when, situation)) ?? [];
      const codes = members.map(({ itemCode }) => itemCode);
      const wanted = catalogue.items
        .filter(({ itemCode }) => codes.includes(itemCode))
        .flatMap(({ itemCode, fields, materials }) => [
          ...fields
            .filter(({ when }) => holds(when, situation))
            .map(({ fieldCode }) => `${itemCode} ${fieldCode}`),
          ...materials
            .filter(({ when }) => holds(when, situation))
            .map((m) => `${itemCode} ${m.materialCode}`),
        ]);
      const given = [
        ...merged.fields.flatMap(({ definition, neededBy }) =>
          neededBy.map((code) => `${code} ${definition.fieldCode}`),
        ),
        ...merged.materials.flatMap(({ definition, neededBy }) =>
          neededBy.map((code) => `${code} ${definition.materialCode}`),
        ),
      ];
      expect(given.toSorted()).toEqual(wanted.toSorted());
    }),
    runs(300),
  );
});

it('never asks for a paper that an item of the application makes', () => {
  fc.assert(
    fc.property(someCatalogue, someSituation, (catalogue, situation) => {
      const merged = merge(catalogue, situation);

      const codes = merged.items.map(({ item }) => item.itemCode);
      const made = catalogue.materials.filter(({ producedBy }) =>
        producedBy.some((code) => codes.includes(code)),
      );
      const missing = checkDraft(merged, { answers: {}, materials: [] }).filter(
        ({ where }) => where === 'material',
      );
      expect(missing.filter(({ code }) => made.some(({ materialCode }) => materialCode === code))).toEqual(
        [],
      );
    }),
    runs(300),
  );
});

it('never asks a newborn theme for a paper it makes, in any of its situations', () => {
  const catalogue = loadCatalogue();
  const situations = situationsOf(findSubject(catalogue, T1)?.questions ?? []);

  const missing = situations.flatMap((situation) =>
    checkDraft(merge(catalogue, situation, 'T1'), { answers: {}, materials: [] }).map(({ code }) => code),
  );

  expect(situations).toHaveLength(32);
  expect(missing).not.toContain('birthCertificate');
  expect(missing).not.toContain('householdPage');
});
