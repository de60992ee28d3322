import { shallowRef } from 'vue';
import type { MergedField } from '../../../shared/domain/catalogue/merged-application.ts';
import type { useFormStore } from '../../stores/form.ts';

type RepairSettings = {
  readonly form: Pick<ReturnType<typeof useFormStore>, 'view' | 'answer' | 'flush'>;
  readonly valueOf: (field: MergedField) => string;
  /** Reads the last card of a person into the form once more. */
  readonly applyAgain: (person: string) => Promise<boolean>;
  readonly focusField: (fieldCode: string) => void;
};

/** What the clerk decides about one field: the card is right after all, or the value is right although checks refuse it. */
export function useFieldRepairs({ form, valueOf, applyAgain, focusField }: RepairSettings) {
  /** The field whose reason is being asked. */
  const overriding = shallowRef<MergedField | null>(null);

  function fieldOf(fieldCode: string): MergedField | undefined {
    return form.view?.merged.fields.find(({ definition }) => definition.fieldCode === fieldCode);
  }

  async function useCard(fieldCode: string): Promise<void> {
    const person = fieldOf(fieldCode)?.definition.person;
    form.answer(fieldCode, { value: '' });
    if (person !== undefined && (await form.flush())) await applyAgain(person);
  }

  function ask(fieldCode: string): void {
    overriding.value = fieldOf(fieldCode) ?? null;
  }

  async function override(reason: string): Promise<void> {
    const field = overriding.value;
    overriding.value = null;
    if (!field) return;
    const { fieldCode } = field.definition;
    form.answer(fieldCode, { value: valueOf(field), overrideReason: reason });
    await form.flush();
    focusField(fieldCode);
  }

  return { overriding, ask, override, useCard };
}
