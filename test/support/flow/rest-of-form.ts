import type { DraftView } from '../../../src/shared/api/office/form.ts';
import type { MergedField } from '../../../src/shared/domain/catalogue/merged-application.ts';
import { restOf } from '../take-in.ts';

type Rest = ReturnType<typeof restOf>;

/**
 * Something right for every field that is asked and still empty, and every original seen. All dates are the day of the
 * application: whatever comes before or after another, today is neither too early nor too late for it.
 */
export function restOfForm(view: DraftView, today: string): Rest {
  const rest = restOf(view);
  const fields = new Map(view.merged.fields.map((field) => [field.definition.fieldCode, field]));
  const answers = Object.entries(rest.answers).map(([code, { value }]) => [
    code,
    { value: rightValue(fields.get(code), value, today) },
  ]);
  return { ...rest, answers: Object.fromEntries(answers) as Rest['answers'] };
}

function rightValue(field: MergedField | undefined, value: string, today: string): string {
  switch (field?.definition.kind) {
    case 'date':
      return today;
    case 'number':
      return String(Math.min(Math.max(Number(value), field.definition.min ?? -Infinity), highestOf(field)));
    default:
      return value;
  }
}

function highestOf({ definition }: MergedField): number {
  return definition.max ?? Infinity;
}
