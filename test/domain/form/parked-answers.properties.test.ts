import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Catalogue } from '../../../src/shared/domain/catalogue/catalogue.ts';
import type { Situation } from '../../../src/shared/domain/catalogue/condition.ts';
import { mergeApplication } from '../../../src/shared/domain/catalogue/merge-application.ts';
import { checkDraft } from '../../../src/shared/domain/form/check-draft.ts';
import type { FormAnswers } from '../../../src/shared/domain/form/draft.ts';
import { changeAnswers } from '../../../src/shared/domain/form/fill-draft.ts';
import {
  visibleAnswers,
  visibleMaterials,
  visibleSituation,
} from '../../../src/shared/domain/form/visible-answers.ts';
import type { OperatorId } from '../../../src/shared/domain/staff/operator.ts';
import type { LocalDate } from '../../../src/shared/kernel/time.ts';
import { at } from '../support/make-case.ts';
import { runs } from '../support/properties.ts';
import { someCheckedCatalogue, someSituation } from '../support/some-catalogue.ts';

const TODAY = '2026-09-14' as LocalDate;
const someValue = fc.constantFrom('1', '12345', '');

/** What a clerk does: chooses a situation, or types into a field that is shown. */
const someSteps = fc.array(
  fc.oneof(fc.record({ choose: someSituation }), fc.record({ field: fc.nat({ max: 9 }), value: someValue })),
  { maxLength: 12 },
);

function merge(catalogue: Catalogue, situation: Situation) {
  const merged = mergeApplication(catalogue, { kind: 'theme', code: 'T9' }, situation);
  if (!merged.ok) throw new Error(merged.failure.code);
  return merged.value;
}

function play(catalogue: Catalogue, steps: typeof someSteps extends fc.Arbitrary<infer S> ? S : never) {
  let answers: FormAnswers = {};
  let situation: Situation = {};
  const typed = new Map<string, string>();
  for (const step of steps) {
    if ('choose' in step) situation = { ...situation, ...step.choose };
    else {
      const shown = merge(catalogue, situation).fields;
      const fieldCode = shown[step.field % Math.max(shown.length, 1)]?.definition.fieldCode;
      if (fieldCode === undefined) continue;
      typed.set(fieldCode, step.value);
      const change = { [fieldCode]: { value: step.value } };
      answers = changeAnswers({ answers }, change, 'clerk-1' as OperatorId, at('2026-09-14 09:30'));
    }
  }
  return { answers, situation, typed };
}

it('submits no hidden answer, however often questions were switched back and forth', () => {
  fc.assert(
    fc.property(someCheckedCatalogue, someSteps, (catalogue, steps) => {
      const { answers, situation } = play(catalogue, steps);
      const merged = merge(catalogue, situation);

      const submitted = visibleAnswers(merged, answers);
      const shown = new Set(merged.fields.map(({ definition }) => definition.fieldCode));
      expect(Object.keys(submitted).filter((code) => !shown.has(code))).toEqual([]);
      expect(merge(catalogue, visibleSituation(merged, situation))).toEqual(merged);
    }),
    runs(300),
  );
});

it('keeps hidden answers parked: they are back as they were when their question is', () => {
  fc.assert(
    fc.property(someCheckedCatalogue, someSteps, someSituation, (catalogue, steps, elsewhere) => {
      const { answers, situation, typed } = play(catalogue, steps);

      const away = visibleAnswers(merge(catalogue, elsewhere), answers);
      const back = visibleAnswers(merge(catalogue, situation), answers);

      expect(Object.entries(away).every(([code, { value }]) => typed.get(code) === value)).toBe(true);
      for (const { definition } of merge(catalogue, situation).fields) {
        expect(back[definition.fieldCode]?.value ?? '').toBe(typed.get(definition.fieldCode) ?? '');
      }
    }),
    runs(300),
  );
});

it('never stops an acceptance for what is hidden', () => {
  fc.assert(
    fc.property(someCheckedCatalogue, someSteps, (catalogue, steps) => {
      const { answers, situation } = play(catalogue, steps);
      const merged = merge(catalogue, situation);
      const conflicts = catalogue.fields.map(({ fieldCode }) => ({
        fieldCode,
        value: 'other',
        provenance: {
          kind: 'doorPlate',
          plateCode: '1',
          by: 'clerk-1' as OperatorId,
          at: at('2026-09-14 09:30'),
        },
      })) as NonNullable<Parameters<typeof checkDraft>[1]['conflicts']>;
      const materials = catalogue.materials.map(({ materialCode }) => ({
        materialCode,
        originalSeen: true,
        files: [],
      }));

      const issues = checkDraft(merged, { answers, materials, conflicts }, TODAY);
      const known = new Set([
        ...merged.questions.map(({ questionCode }) => questionCode),
        ...merged.fields.map(({ definition }) => definition.fieldCode),
        ...merged.materials.map(({ definition }) => definition.materialCode),
      ]);
      expect(issues.filter(({ code }) => !known.has(code))).toEqual([]);
      expect(visibleMaterials(merged, materials).map(({ materialCode }) => materialCode)).toEqual(
        merged.materials.map(({ definition }) => definition.materialCode),
      );
    }),
    runs(200),
  );
});
