import { computed, ref, shallowRef } from 'vue';
import type { Ref } from 'vue';
import type { DraftView } from '../../../shared/api/office/form.ts';
import { NO_CHOICES } from './intake-choices.ts';
import type { IntakeChoices } from './intake-choices.ts';

/** 收件决定, as long as the draft is the same: whoever looks at an earlier case comes back to it. */
export function createDeciding(view: Readonly<Ref<DraftView | null>>) {
  const intake = shallowRef<IntakeChoices>(NO_CHOICES);
  /** True while the panel of the decision stands in front of the form. */
  const isDeciding = ref(false);
  /** What the page is for now: its keys differ. */
  const mode = computed(() => {
    if (isDeciding.value) return 'intake';
    return view.value?.draft.supplements ? 'supplement' : 'draft';
  });

  function resetDecision(): void {
    intake.value = NO_CHOICES;
    isDeciding.value = false;
  }

  return { intake, isDeciding, mode, resetDecision };
}
