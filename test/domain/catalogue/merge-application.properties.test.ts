import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Catalogue, Subject } from '../../../src/shared/domain/catalogue/catalogue.ts';
import { checkCatalogue } from '../../../src/shared/domain/catalogue/check-catalogue.ts';
import { isBlocking } from '../../../src/shared/domain/catalogue/check/catalogue-problem.ts';
import { holds, type Situation } from '../../../src/shared/domain/catalogue/condition.ts';
import { subjectOfItems } from '../../../src/shared/domain/catalogue/find-subject.ts';
import { askQuestions, mergeApplication } from '../../../src/shared/domain/catalogue/merge-application.ts';
import type { MergedApplication } from '../../../src/shared/domain/catalogue/merged-application.ts';
import { beforeEach } from '../../../src/shared/domain/catalogue/waiting-items.ts';
import { visibleAnswers } from '../../../src/shared/domain/form/visible-answers.ts';
import { makeTyped } from '../support/make-draft.ts';
import { runs } from '../support/properties.ts';
import { ITEM_CODES, someCheckedCatalogue, someSituation } from '../support/some-catalogue.ts';

const THEME: Subject = { kind: 'theme', code: 'T9' };

/** The theme, or some of its items by themselves. */
const someSubject: fc.Arbitrary<Subject> = fc.oneof(
  fc.constant(THEME),
  fc.shuffledSubarray(ITEM_CODES, { minLength: 1 }).map(subjectOfItems),
);

function merge(catalogue: Catalogue, subject: Subject, situation: Situation): MergedApplication {
  const merged = mergeApplication(catalogue, subject, situation);
  if (!merged.ok) throw new Error(merged.failure.code);
  return merged.value;
}

function sorted<Row>(rows: readonly Row[], codeOf: (row: Row) => string): readonly Row[] {
  return rows.toSorted((left, right) => (codeOf(left) < codeOf(right) ? -1 : 1));
}

/** What is asked, whatever the order it is listed in. */
function asked({ items, fields, materials, questions }: MergedApplication): object {
  const names = (codes: readonly string[]) => codes.toSorted();
  return {
    questions,
    items: sorted(
      items.map(({ item, after }) => ({ code: item.itemCode, after: names(after) })),
      ({ code }) => code,
    ),
    fields: sorted(
      fields.map((field) => ({ ...field, neededBy: names(field.neededBy) })),
      ({ definition }) => definition.fieldCode,
    ),
    materials: sorted(
      materials.map((material) => ({ ...material, neededBy: names(material.neededBy) })),
      ({ definition }) => definition.materialCode,
    ),
  };
}

it('is tried with catalogues that are fit for use', () => {
  fc.assert(
    fc.property(someCheckedCatalogue, (catalogue) => {
      expect(checkCatalogue(catalogue).filter(isBlocking)).toEqual([]);
    }),
    runs(300),
  );
});

it('asks the same whatever order items, fields and materials stand in', () => {
  const shuffled = someCheckedCatalogue.chain((catalogue) =>
    fc.record({
      catalogue: fc.constant(catalogue),
      items: fc.shuffledSubarray(catalogue.items, { minLength: 5 }),
      members: fc.shuffledSubarray(catalogue.themes[0]?.items ?? [], { minLength: 5 }),
      fields: fc.shuffledSubarray(catalogue.fields, { minLength: 4 }),
      materials: fc.shuffledSubarray(catalogue.materials, { minLength: 4 }),
    }),
  );
  fc.assert(
    fc.property(
      shuffled,
      someSubject,
      someSituation,
      ({ catalogue, members, ...rest }, subject, situation) => {
        const themes = catalogue.themes.map((theme) => ({ ...theme, items: members }));

        expect(asked(merge({ ...catalogue, ...rest, themes }, subject, situation))).toEqual(
          asked(merge(catalogue, subject, situation)),
        );
      },
    ),
    runs(300),
  );
});

it('asks the same whatever order the answers came in, and when it is done again with the answers that count', () => {
  fc.assert(
    fc.property(someCheckedCatalogue, someSubject, someSituation, (catalogue, subject, situation) => {
      const first = merge(catalogue, subject, situation);

      const { answers } = askQuestions(first.questions, situation);
      const backwards = Object.fromEntries(Object.entries(situation).toReversed());
      expect(merge(catalogue, subject, answers)).toEqual(first);
      expect(merge(catalogue, subject, backwards)).toEqual(first);
    }),
    runs(300),
  );
});

it('asks nothing twice when an item is named twice', () => {
  const codes = fc.shuffledSubarray(ITEM_CODES, { minLength: 2 });
  fc.assert(
    fc.property(someCheckedCatalogue, codes, someSituation, (catalogue, some, situation) => {
      const twice: Subject = { kind: 'items', code: [...some, ...some].join('+') };

      expect(asked(merge(catalogue, twice, situation))).toEqual(
        asked(merge(catalogue, subjectOfItems(some), situation)),
      );
    }),
    runs(300),
  );
});

it('loses no requirement and invents none', () => {
  fc.assert(
    fc.property(someCheckedCatalogue, someSubject, someSituation, (catalogue, subject, situation) => {
      const merged = merge(catalogue, subject, situation);

      const { answers } = askQuestions(merged.questions, situation);
      const before = beforeEach(merged.items);
      const makersOf = new Map(catalogue.fields.map((field) => [field.fieldCode, field.producedBy ?? []]));
      const wanted = merged.items.flatMap(({ item: { itemCode, fields, materials } }) => [
        ...fields
          .filter(({ when }) => holds(when, answers))
          .filter(
            ({ fieldCode }) => !makersOf.get(fieldCode)?.some((code) => before.get(itemCode)?.has(code)),
          )
          .map(({ fieldCode, required }) => `${itemCode} ${fieldCode} ${required}`),
        ...materials
          .filter(({ when }) => holds(when, answers))
          .map(({ materialCode, required }) => `${itemCode} ${materialCode} ${required}`),
      ]);
      const given = [
        ...merged.fields.map((field) => ({ ...field, code: field.definition.fieldCode })),
        ...merged.materials.map((material) => ({ ...material, code: material.definition.materialCode })),
      ];
      expect(
        given.flatMap(({ code, neededBy }) => neededBy.map((itemCode) => `${itemCode} ${code}`)).toSorted(),
      ).toEqual(wanted.map((line) => line.split(' ').slice(0, 2).join(' ')).toSorted());
      for (const { code, required } of given) {
        expect(required).toBe(wanted.some((line) => line.endsWith(`${code} true`)));
      }
    }),
    runs(300),
  );
});

it('takes every item whose condition holds, and nobody waits for an item that takes no part', () => {
  fc.assert(
    fc.property(someCheckedCatalogue, someSituation, (catalogue, situation) => {
      const { items, questions } = merge(catalogue, THEME, situation);

      const { answers } = askQuestions(questions, situation);
      const codes = items.map(({ item }) => item.itemCode);
      const members = catalogue.themes[0]?.items ?? [];
      expect(codes).toEqual(
        members.filter(({ when }) => holds(when, answers)).map(({ itemCode }) => itemCode),
      );
      expect(items.flatMap(({ after }) => after).filter((code) => !codes.includes(code))).toEqual([]);
    }),
    runs(300),
  );
});

it('never asks for a paper or a value that an item of the application makes', () => {
  fc.assert(
    fc.property(someCheckedCatalogue, someSubject, someSituation, (catalogue, subject, situation) => {
      const merged = merge(catalogue, subject, situation);

      const codes = merged.items.map(({ item }) => item.itemCode);
      const isMade = (makers: readonly string[] = []) => makers.some((code) => codes.includes(code));
      const made = [
        ...catalogue.materials
          .filter(({ producedBy }) => isMade(producedBy))
          .map((paper) => paper.materialCode),
        ...catalogue.fields.filter(({ producedBy }) => isMade(producedBy)).map((field) => field.fieldCode),
      ];
      const missing = [
        ...merged.materials
          .filter(({ required, producedBy }) => required && producedBy === null)
          .map(({ definition }) => definition.materialCode),
        ...merged.fields.filter(({ required }) => required).map(({ definition }) => definition.fieldCode),
      ];
      expect(missing.filter((code) => made.includes(code))).toEqual([]);
    }),
    runs(300),
  );
});

it('is never laxer with a paper than any item that must have it', () => {
  fc.assert(
    fc.property(someCheckedCatalogue, someSubject, someSituation, (catalogue, subject, situation) => {
      const { materials, items, questions } = merge(catalogue, subject, situation);

      const { answers } = askQuestions(questions, situation);
      for (const { definition, ...row } of materials) {
        const demands = items
          .flatMap(({ item }) => item.materials)
          .filter(
            ({ materialCode, when }) => materialCode === definition.materialCode && holds(when, answers),
          );
        const must = demands.filter(({ required }) => required);
        expect(row.copies).toBeGreaterThanOrEqual(Math.max(...demands.map(({ copies }) => copies)));
        expect(row.mayFollow && must.some(({ mayFollow }) => !mayFollow)).toBe(false);
        expect(row.promiseAllowed && must.some(({ promiseAllowed }) => !promiseAllowed)).toBe(false);
      }
    }),
    runs(300),
  );
});

it('never shows a parked answer', () => {
  fc.assert(
    fc.property(someCheckedCatalogue, someSubject, someSituation, (catalogue, subject, situation) => {
      const merged = merge(catalogue, subject, situation);

      const typed = Object.fromEntries(catalogue.fields.map(({ fieldCode }) => [fieldCode, makeTyped('1')]));
      const shown = Object.keys(visibleAnswers(merged, typed));
      expect(shown.toSorted()).toEqual(
        merged.fields.map(({ definition }) => definition.fieldCode).toSorted(),
      );
    }),
    runs(300),
  );
});
