import type { MergedApplication } from '../../../shared/domain/catalogue/merged-application.ts';
import type { FormAnswers } from '../../../shared/domain/form/draft.ts';
import type { ReceiveAction } from './find-sub-case.ts';

/** The fields and materials these items need, and what was given for them; nothing another item asked for. */
export function partOfForm(merged: MergedApplication, receive: ReceiveAction, itemCodes: readonly string[]) {
  const isNeeded = ({ neededBy }: { readonly neededBy: readonly string[] }) =>
    neededBy.some((itemCode) => itemCodes.includes(itemCode));
  const fields = merged.fields.filter(isNeeded);
  const materials = merged.materials.filter(isNeeded);
  const fieldCodes = new Set(fields.map(({ definition }) => definition.fieldCode));
  const materialCodes = new Set(materials.map(({ definition }) => definition.materialCode));
  const answers: FormAnswers = receive.personal?.answers ?? {};
  return {
    fields,
    materials,
    answers: Object.fromEntries(Object.entries(answers).filter(([code]) => fieldCodes.has(code))),
    submitted: (receive.personal?.materials ?? []).filter(({ materialCode }) =>
      materialCodes.has(materialCode),
    ),
  };
}
