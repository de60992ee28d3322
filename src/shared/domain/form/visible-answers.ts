import type { MergedApplication } from '../catalogue/merged-application.ts';
import type { FieldValue, FormAnswers } from './draft.ts';

/** The answers the merged form asks for, in its order; those of hidden fields stay parked in the draft and are never submitted. */
export function visibleAnswers(merged: Pick<MergedApplication, 'fields'>, answers: FormAnswers): FormAnswers {
  const visible: Record<string, FieldValue> = {};
  for (const { definition } of merged.fields) {
    const answer = answers[definition.fieldCode];
    if (answer) visible[definition.fieldCode] = answer;
  }
  return visible;
}
