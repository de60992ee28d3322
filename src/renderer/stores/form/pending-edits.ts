import { computed, shallowRef } from 'vue';
import { hasEdits, NO_EDITS } from './edits.ts';
import type { Edits, TypedAnswer } from './edits.ts';

/** A pause while somebody types; choices and ticks are saved at once. */
export const SAVE_AFTER_MS = 400;

/** What is changed on the screen; `onChange` learns after how many milliseconds it should be saved. */
export function createPendingEdits(onChange: (saveAfterMs: number) => void) {
  const edits = shallowRef<Edits>(NO_EDITS);
  const isDirty = computed(() => hasEdits(edits.value));

  function change(part: Partial<Edits>, saveAfterMs: number): void {
    edits.value = {
      situation: { ...edits.value.situation, ...part.situation },
      answers: { ...edits.value.answers, ...part.answers },
      originalsSeen: { ...edits.value.originalsSeen, ...part.originalsSeen },
    };
    onChange(saveAfterMs);
  }

  return {
    edits,
    isDirty,
    answer: (fieldCode: string, value: TypedAnswer) =>
      change({ answers: { [fieldCode]: value } }, SAVE_AFTER_MS),
    choose: (questionCode: string, value: string) => change({ situation: { [questionCode]: value } }, 0),
    seeOriginal: (materialCode: string, seen: boolean) =>
      change({ originalsSeen: { [materialCode]: seen } }, 0),
  };
}
