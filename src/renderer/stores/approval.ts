import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import type { ApprovalView } from '../../shared/api/office/approval.ts';
import { createCommand } from '../api/command.ts';
import { useLink } from '../api/link.ts';
import { createLookup } from '../api/lookup.ts';
import { sendAction } from './approval/part-action.ts';
import type { PartAction } from './approval/part-action.ts';

/** Which lines of the queue are shown. */
export type QueueFilter = 'all' | 'mine' | 'claimed' | 'pressing';

/** A department's work. */
export const useApprovalStore = defineStore('approval', () => {
  const { office } = useLink();
  const queue = createLookup(() => office.approval.queue());
  const reasons = createLookup(() => office.approval.reasons());
  const opening = createLookup((subCaseId: string) => office.approval.get({ subCaseId }));
  const view = shallowRef<ApprovalView | null>(null);
  const acting = createCommand();
  /** Kept while somebody works elsewhere and comes back. */
  const filter = ref<QueueFilter>('all');

  async function open(subCaseId: string): Promise<void> {
    if (view.value?.projection.subCaseId !== subCaseId) {
      view.value = null;
      acting.clear();
    }
    if (await opening.ask(subCaseId)) view.value = opening.value.value;
  }

  /** Does it and shows the part as it is then; false when it was refused or nobody knows yet. */
  async function act(action: PartAction): Promise<boolean> {
    const current = view.value?.projection;
    if (!current) return false;
    const { subCaseId, version: expectedVersion } = current;
    const done = await acting.run(
      (requestId) => sendAction(office.approval, action, { requestId, subCaseId, expectedVersion }),
      take,
    );
    await settle(subCaseId);
    return done;
  }

  let answered = true;

  function take(next: ApprovalView | null): void {
    answered = next !== null;
    if (next) view.value = next;
  }

  /** After a refusal the latest state is shown below the reason; the queue has changed either way. */
  async function settle(subCaseId: string): Promise<void> {
    if (!answered || acting.failure.value?.code === 'case.changedMeanwhile') await open(subCaseId);
    answered = true;
    await queue.ask(undefined);
  }

  async function retry(): Promise<boolean> {
    const current = view.value?.projection;
    const done = await acting.retry();
    if (current) await settle(current.subCaseId);
    return done;
  }

  function close(): void {
    view.value = null;
    opening.clear();
    acting.clear();
  }

  return { queue, reasons, opening, view, acting, filter, open, close, retry, act };
});
