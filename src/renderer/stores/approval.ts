import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { ApprovalView } from '../../shared/api/office/approval.ts';
import type { CallResult } from '../api/call.ts';
import { createCommand } from '../api/command.ts';
import { useLink } from '../api/link.ts';
import { createLookup } from '../api/lookup.ts';

/** What every command on a sub-case names. */
type Expected = { readonly requestId: string; readonly subCaseId: string; readonly expectedVersion: number };

/** A department's work. */
export const useApprovalStore = defineStore('approval', () => {
  const { office } = useLink();
  const queue = createLookup(() => office.approval.queue());
  const opening = createLookup((subCaseId: string) => office.approval.get({ subCaseId }));
  const view = shallowRef<ApprovalView | null>(null);
  const acting = createCommand();

  async function open(subCaseId: string): Promise<void> {
    if (view.value?.projection.subCaseId !== subCaseId) {
      view.value = null;
      acting.clear();
    }
    if (await opening.ask(subCaseId)) view.value = opening.value.value;
  }

  async function act(send: (expected: Expected) => Promise<CallResult<ApprovalView>>): Promise<boolean> {
    const current = view.value?.projection;
    if (!current) return false;
    const { subCaseId, version: expectedVersion } = current;
    const done = await acting.run(
      (requestId) => send({ requestId, subCaseId, expectedVersion }),
      (next) => (view.value = next),
    );
    await settle(subCaseId);
    return done;
  }

  /** After a refusal the latest state is shown below the reason; the queue has changed either way. */
  async function settle(subCaseId: string): Promise<void> {
    if (acting.failure.value?.code === 'case.changedMeanwhile') await open(subCaseId);
    await queue.ask(undefined);
  }

  async function retry(): Promise<boolean> {
    const done = await acting.retry();
    await queue.ask(undefined);
    return done;
  }

  function close(): void {
    view.value = null;
    opening.clear();
    acting.clear();
  }

  return {
    queue,
    opening,
    view,
    acting,
    open,
    close,
    retry,
    claim: () => act((expected) => office.approval.claim(expected)),
    release: () => act((expected) => office.approval.release(expected)),
    sendBack: (reason: string) => act((expected) => office.approval.sendBack({ ...expected, reason })),
    giveOpinion: (recommendation: 'grant' | 'deny', opinion: string) =>
      act((expected) => office.approval.giveOpinion({ ...expected, recommendation, opinion })),
    grant: (opinion: string) => act((expected) => office.approval.grant({ ...expected, opinion })),
    deny: (reason: string, legalBasis: string) =>
      act((expected) => office.approval.deny({ ...expected, reason, legalBasis })),
  };
});
