import { defineStore } from 'pinia';
import type { RevealReason } from '../../shared/domain/case/reveal-reason.ts';
import { useLink } from '../api/link.ts';
import { createCommand } from '../api/command.ts';
import { createLookup } from '../api/lookup.ts';

/** Cases: taking one in, finding it, looking at it. */
export const useCaseStore = defineStore('case', () => {
  const { office } = useLink();
  const found = createLookup((text: string) => office.case.search({ text }));
  const detail = createLookup((caseId: string) => office.case.get({ caseId }));
  const revealing = createLookup((input: { caseId: string; reason: RevealReason }) =>
    office.case.reveal(input),
  );
  const accepting = createCommand();

  /** Answers the id of the new case, null when it was refused or nobody knows yet. */
  async function accept(draftId: string, expectedVersion: number): Promise<string | null> {
    let caseId: string | null = null;
    await accepting.run(
      (requestId) => office.case.accept({ requestId, draftId, expectedVersion }),
      (view) => {
        caseId = view.projection.caseId;
        acceptedId = caseId;
        detail.take(caseId, view); // the number is on the screen even if the office is gone in this moment
      },
    );
    return caseId;
  }

  /** Shows the case on the screen with nothing masked; the office writes down who looked and why. */
  async function reveal(caseId: string, reason: RevealReason): Promise<void> {
    if (!(await revealing.ask({ caseId, reason }))) return;
    const view = revealing.value.value;
    revealing.clear();
    if (view && detail.value.value?.projection.caseId === caseId) detail.take(caseId, view);
  }

  let acceptedId: string | null = null;

  /** Sends the last acceptance again; see `Command.retry` for which request id it carries. */
  async function acceptAgain(): Promise<string | null> {
    return (await accepting.retry()) ? acceptedId : null;
  }

  return { found, detail, revealing, accepting, accept, acceptAgain, reveal };
});
