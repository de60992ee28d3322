import { computed, watch } from 'vue';
import type { DraftView } from '../../../shared/api/office/form.ts';
import type { ReusableMaterial } from '../../../shared/domain/form/earlier-work.ts';
import { applicantOf, personOf } from '../../../shared/domain/form/people-of-form.ts';
import type { useFormStore } from '../../stores/form.ts';

/** A paper of an earlier case, by the name the form knows it by. */
export type MaterialOffer = { readonly name: string; readonly offer: ReusableMaterial };

type EarlierSettings = {
  readonly form: Pick<ReturnType<typeof useFormStore>, 'earlier' | 'reuseMaterial' | 'reuseAnswers'>;
  readonly view: () => DraftView | null;
};

/** 历史办件: asks what the office knows as soon as the form says who applies, and again when somebody else is named. */
export function useEarlierWork({ form, view }: EarlierSettings) {
  const work = computed(() => form.earlier.value ?? { cases: [], materials: [] });
  const duplicates = computed(() => work.value.cases.filter(({ sameItems }) => sameItems.length > 0));
  const offers = computed<readonly MaterialOffer[]>(() => {
    const current = view();
    if (!current) return [];
    return current.merged.materials.flatMap(({ definition }) => {
      const { materialCode, name } = definition;
      const offer = work.value.materials.find((material) => material.materialCode === materialCode);
      const given = current.draft.materials.find((material) => material.materialCode === materialCode);
      const isGiven = given !== undefined && (given.originalSeen || given.files.length > 0);
      return offer && !isGiven ? [{ name, offer }] : [];
    });
  });

  async function reuse({ materialCode, caseId }: ReusableMaterial): Promise<boolean> {
    return form.reuseMaterial(materialCode, caseId);
  }

  /** One after another: each takes the version the one before left. */
  async function reuseAll(): Promise<void> {
    for (const { offer } of offers.value.filter((entry) => entry.offer.usable)) {
      if (!(await reuse(offer))) return;
    }
  }

  async function fill(caseId: string): Promise<void> {
    const current = view();
    if (current && (await form.reuseAnswers(caseId))) await form.earlier.ask(current.draft.id);
  }

  watch(
    () => questionOf(view()),
    (question) => {
      const current = view();
      if (question === '' || !current) form.earlier.clear();
      else void form.earlier.ask(current.draft.id);
    },
    { immediate: true },
  );

  return { work, duplicates, offers, reuse, reuseAll, fill };
}

/** What the answer depends on: everybody the form names, and what it asks for. Empty while nobody knows who applies. */
function questionOf(view: DraftView | null): string {
  if (!view) return '';
  const { fields, materials, items } = view.merged;
  const { answers } = view.draft;
  if (personOf(applicantOf(fields), fields, answers).number === '') return '';
  const people = [...new Set(fields.map(({ definition }) => definition.person))];
  return JSON.stringify([
    view.draft.id,
    people.map((person) => personOf(person, fields, answers)),
    materials.map(({ definition }) => definition.materialCode),
    items.map(({ item }) => item.itemCode),
  ]);
}
