import { computed, ref } from 'vue';
import { isPassing } from '../../api/call.ts';
import type { useCaseStore } from '../../stores/case.ts';
import type { useFormStore } from '../../stores/form.ts';

type Cases = Pick<ReturnType<typeof useCaseStore>, 'accept' | 'acceptAgain'> & {
  readonly accepting: Pick<ReturnType<typeof useCaseStore>['accepting'], 'failure' | 'running'>;
};

type Stores = {
  readonly form: Pick<ReturnType<typeof useFormStore>, 'view' | 'flush' | 'reload'>;
  readonly cases: Cases;
  readonly pause?: (milliseconds: number) => Promise<void>;
};

/** Pauses between the questions whether an acceptance of unknown outcome was carried out. */
const CHECK_PAUSES_MS = [500, 1_000, 2_000, 4_000, 8_000];

/** 受理 from the page: saves first, accepts, and finds out what happened when the answer was lost. */
export function useAcceptance({ form, cases, pause = wait }: Stores) {
  const checking = ref(false);
  const busy = computed(() => checking.value || cases.accepting.running);

  /** Answers the id of the case, null when there is none; the reason stands in `cases.accepting`. */
  async function accept(): Promise<string | null> {
    if (busy.value || !form.view || !(await form.flush())) return null;
    const { id, version } = form.view.draft;
    return (await cases.accept(id, version)) ?? settle();
  }

  async function again(): Promise<string | null> {
    return (await cases.acceptAgain()) ?? settle();
  }

  /** Repeats the same request until the office says whether it was carried out. */
  async function settle(): Promise<string | null> {
    checking.value = true;
    let caseId: string | null = null;
    for (const milliseconds of CHECK_PAUSES_MS) {
      const { failure } = cases.accepting;
      if (caseId !== null || !failure || !isPassing(failure)) break;
      await pause(milliseconds);
      caseId = await cases.acceptAgain();
    }
    checking.value = false;
    await showLatest();
    return caseId;
  }

  /** A refusal for the sake of newer content shows that content. */
  async function showLatest(): Promise<void> {
    const code = cases.accepting.failure?.code;
    if (code === 'form.changedMeanwhile' || code === 'form.incomplete') await form.reload();
  }

  return { checking, busy, accept, again };
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, milliseconds);
  });
}
