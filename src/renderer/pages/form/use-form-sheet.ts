import { computed, ref } from 'vue';
import type { DraftView } from '../../../shared/api/office/form.ts';
import type { MergedField } from '../../../shared/domain/catalogue/merged-application.ts';
import type { ReusableMaterial } from '../../../shared/domain/form/earlier-work.ts';
import type { useFormStore } from '../../stores/form.ts';
import { groupFields, issuesLeft, stateOf } from './field-states.ts';
import { linesOf } from './material-lines.ts';

type SheetSettings = {
  readonly form: Pick<ReturnType<typeof useFormStore>, 'edits' | 'elsewhere'>;
  readonly view: () => DraftView | null;
  /** Papers the office has from earlier cases. */
  readonly offers: () => readonly ReusableMaterial[];
  /** Keys of what a supplement is asked for. */
  readonly asked: () => ReadonlySet<string>;
};

/** 申请表. The fields and papers of a draft as they stand on the screen, saved or not. */
export function useFormSheet({ form, view, offers, asked }: SheetSettings) {
  /** True after an attempt to take it in: missing fields are marked from then on. */
  const attempted = ref(false);
  /** A supplement shows what was asked for; the rest when the clerk wants it. */
  const showsAll = ref(false);
  const isSupplement = computed(() => view()?.draft.supplements !== undefined);
  const situation = computed(() => ({ ...view()?.draft.situation, ...form.edits.situation }));
  const groups = computed(() => groupFields((view()?.merged.fields ?? []).filter(isShown), isLocked));
  const issues = computed(() => {
    const current = view();
    return current ? issuesLeft({ view: current, edits: form.edits }) : [];
  });
  const errors = computed(() => issues.value.filter(({ severity }) => severity === 'error'));
  const lines = computed(() => {
    const current = view();
    if (!current) return [];
    const all = linesOf({ view: current, edits: form.edits, offers: offers(), isLocked }, attempted.value);
    return all.filter(({ material }) => isWanted('material', material.definition.materialCode));
  });

  function isShown({ definition }: MergedField): boolean {
    return isWanted('field', definition.fieldCode);
  }

  function isWanted(where: 'field' | 'material', code: string): boolean {
    return showsAll.value || !isLocked(where, code);
  }

  /** Whoever looked at the application has judged the rest of it. */
  function isLocked(where: 'field' | 'material', code: string): boolean {
    return isSupplement.value && !asked().has(`${where}:${code}`);
  }

  function stateFor(field: MergedField) {
    const current = view();
    if (!current) throw new Error('fields are shown only with a draft');
    const { edits, elsewhere } = form;
    return stateOf(field, { view: current, edits, elsewhere, attempted: attempted.value, isLocked });
  }

  function reset(): void {
    attempted.value = false;
    showsAll.value = false;
  }

  return {
    attempted,
    showsAll,
    isSupplement,
    situation,
    groups,
    issues,
    errors,
    lines,
    isLocked,
    stateFor,
    reset,
  };
}
