import { computed, ref } from 'vue';
import { isPassing } from '../../api/call.ts';
import type { useCaseStore } from '../../stores/case.ts';
import type { useFormStore } from '../../stores/form.ts';

type Form = Pick<ReturnType<typeof useFormStore>, 'view' | 'flush' | 'reload'>;
type Draft = NonNullable<Form['view']>['draft'];

type Cases = Pick<ReturnType<typeof useCaseStore>, 'takeAgain'> & {
  readonly receiving: Pick<ReturnType<typeof useCaseStore>['receiving'], 'failure' | 'running'>;
};

type Stores = {
  readonly form: Form;
  readonly cases: Cases;
  readonly pause?: (milliseconds: number) => Promise<void>;
};

/** Pauses between the questions whether a command of unknown outcome was carried out. */
const CHECK_PAUSES_MS = [500, 1_000, 2_000, 4_000, 8_000];

/** Refused for the sake of content the page does not show yet. */
const OUTDATED = ['form.changedMeanwhile', 'form.incomplete', 'case.correctionIncomplete'];

/** 收件 from the page: saves first, takes the draft in, and finds out what happened when the answer was lost. */
export function useAcceptance({ form, cases, pause = wait }: Stores) {
  const checking = ref(false);
  const busy = computed(() => checking.value || cases.receiving.running);

  /** Answers the id of the case, null when there is none; the reason stands in `cases.receiving`. */
  async function take(send: (draft: Draft) => Promise<string | null>): Promise<string | null> {
    if (busy.value || !form.view || !(await form.flush())) return null;
    return (await send(form.view.draft)) ?? settle();
  }

  async function again(): Promise<string | null> {
    return (await cases.takeAgain()) ?? settle();
  }

  /** Repeats the same request until the office says whether it was carried out. */
  async function settle(): Promise<string | null> {
    checking.value = true;
    let caseId: string | null = null;
    for (const milliseconds of CHECK_PAUSES_MS) {
      const { failure } = cases.receiving;
      if (caseId !== null || !failure || !isPassing(failure)) break;
      await pause(milliseconds);
      caseId = await cases.takeAgain();
    }
    checking.value = false;
    await showLatest();
    return caseId;
  }

  async function showLatest(): Promise<void> {
    const code = cases.receiving.failure?.code;
    if (code !== undefined && OUTDATED.includes(code)) await form.reload();
  }

  return { checking, busy, take, again };
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, milliseconds);
  });
}
