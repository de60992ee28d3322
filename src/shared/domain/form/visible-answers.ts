import type { Situation } from '../catalogue/condition.ts';
import type { MergedApplication } from '../catalogue/merged-application.ts';
import { ownValue } from '../../kernel/own-value.ts';
import type { FieldValue, FormAnswers, SubmittedMaterial } from './draft.ts';

/** The answers the merged form asks for, in its order; those of hidden fields stay parked in the draft and are never submitted. */
export function visibleAnswers(merged: Pick<MergedApplication, 'fields'>, answers: FormAnswers): FormAnswers {
  const visible: Record<string, FieldValue> = {};
  for (const { definition } of merged.fields) {
    const answer = ownValue(answers, definition.fieldCode);
    if (answer) visible[definition.fieldCode] = answer;
  }
  return visible;
}

/** The choices that count: a question an earlier answer hides is not part of the situation any more. */
export function visibleSituation(
  { questions }: Pick<MergedApplication, 'questions'>,
  situation: Situation,
): Situation {
  const asked = new Set(questions.map(({ questionCode }) => questionCode));
  return Object.fromEntries(Object.entries(situation).filter(([code]) => asked.has(code)));
}

/** Papers this situation asks for; others stay behind in the draft, like hidden answers. */
export function visibleMaterials(
  merged: Pick<MergedApplication, 'materials'>,
  materials: readonly SubmittedMaterial[],
): readonly SubmittedMaterial[] {
  const asked = new Set(merged.materials.map(({ definition }) => definition.materialCode));
  return materials.filter(({ materialCode }) => asked.has(materialCode));
}
