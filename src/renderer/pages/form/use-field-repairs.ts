import { computed, shallowRef } from 'vue';
import type { MergedField } from '../../../shared/domain/catalogue/merged-application.ts';
import type { FillingSource } from '../../../shared/domain/form/draft.ts';
import type { OVERRIDE_TEXTS } from '../../../shared/texts/page-form.ts';
import type { useFormStore } from '../../stores/form.ts';

type RepairSettings = {
  readonly form: Pick<ReturnType<typeof useFormStore>, 'view' | 'answer' | 'flush' | 'settleConflict'>;
  readonly valueOf: (field: MergedField) => string;
  readonly focusField: (fieldCode: string) => void;
  /** Goes on to what is open of a person. */
  readonly goOn: (person: string) => Promise<void>;
};

/** What the clerk decides about one field: which of two values holds, or that a value is right although checks refuse it. */
export function useFieldRepairs({ form, valueOf, focusField, goOn }: RepairSettings) {
  /** The field whose reason is being asked. */
  const overriding = shallowRef<MergedField | null>(null);
  const dialog = computed(() => {
    const field = overriding.value;
    if (!field) return null;
    const { kind, label } = field.definition;
    const asked: keyof typeof OVERRIDE_TEXTS = kind === 'creditCode' ? kind : 'identityNumber';
    return { kind: asked, label, value: valueOf(field) };
  });

  function fieldOf(fieldCode: string): MergedField | undefined {
    return form.view?.merged.fields.find(({ definition }) => definition.fieldCode === fieldCode);
  }

  async function settle(fieldCode: string, source: FillingSource, take: boolean): Promise<void> {
    const person = fieldOf(fieldCode)?.definition.person;
    if (!(await form.settleConflict(fieldCode, source, take)) || person === undefined) return;
    focusField(fieldCode);
    await goOn(person);
  }

  function ask(fieldCode: string): void {
    overriding.value = fieldOf(fieldCode) ?? null;
  }

  function cancel(): void {
    overriding.value = null;
  }

  async function override(reason: string, enteredAgain: string): Promise<void> {
    const field = overriding.value;
    cancel();
    if (!field) return;
    const { fieldCode } = field.definition;
    form.answer(fieldCode, { value: valueOf(field), overrideReason: reason, enteredAgain });
    await form.flush();
    focusField(fieldCode);
  }

  return { dialog, ask, override, cancel, settle };
}
