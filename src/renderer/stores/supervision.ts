import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import type { SupervisedPart } from '../../shared/api/office/approval.ts';
import type { Attention } from '../../shared/domain/approval/attention.ts';
import type { CallResult } from '../api/call.ts';
import { createCommand } from '../api/command.ts';
import { useLink } from '../api/link.ts';
import { createLookup } from '../api/lookup.ts';

/** What a supervisor does with a part, as the page says it. */
export type SupervisedAction =
  | { readonly kind: 'dispatch'; readonly departmentId: string; readonly reason: string }
  | { readonly kind: 'urge'; readonly answerWithinWorkingDays: number; readonly reason: string }
  | { readonly kind: 'expedite' | 'releaseReview' | 'terminate' | 'annul'; readonly reason: string };

type Expected = { readonly requestId: string; readonly subCaseId: string; readonly expectedVersion: number };

/** 督办台: what needs a supervisor, and what they do about it. */
export const useSupervisionStore = defineStore('supervision', () => {
  const { office } = useLink();
  const list = createLookup(() => office.approval.supervise());
  /** Open parts somebody looked for, whether they need attention or not. */
  const found = createLookup((text: string) => office.approval.findSupervised({ text }));
  /** The part that is looked at, where no list holds it. */
  const one = createLookup((subCaseId: string) => office.approval.superviseOne({ subCaseId }));
  const reasons = createLookup(() => office.approval.reasons());
  const acting = createCommand();
  /** The part as the last command left it: it may need nobody any more, and so be in no list. */
  const settled = shallowRef<SupervisedPart | null>(null);
  /** Kept while somebody looks at a case and comes back. */
  const cause = ref<Attention['kind'] | 'all'>('all');
  const departmentId = ref('');
  const searched = ref('');

  async function search(): Promise<void> {
    const text = searched.value.trim();
    if (text === '') found.clear();
    else await found.ask(text);
  }

  /** Everything on the screen in its newest state. */
  async function refresh(): Promise<void> {
    await Promise.all([
      list.ask(undefined),
      found.value.value && found.again(),
      one.value.value && one.again(),
    ]);
  }

  /** Fetches a part that no list holds. */
  async function open(subCaseId: string): Promise<void> {
    if (subCaseId === '' || find(subCaseId)) one.clear();
    else await one.ask(subCaseId);
  }

  function find(subCaseId: string): SupervisedPart | null {
    const isIt = ({ projection }: SupervisedPart) => projection.subCaseId === subCaseId;
    const parts = [
      ...(list.value.value?.parts ?? []),
      ...(found.value.value ?? []),
      ...[one.value.value, settled.value].flatMap((part) => part ?? []),
    ];
    return parts.filter(isIt).reduce<SupervisedPart | null>(newer, null);
  }

  async function act(part: SupervisedPart, action: SupervisedAction): Promise<boolean> {
    const { subCaseId, version: expectedVersion } = part.projection;
    const done = await acting.run(
      (requestId) => send(action, { requestId, subCaseId, expectedVersion }),
      (next) => (settled.value = next),
    );
    await refresh();
    return done;
  }

  function send(action: SupervisedAction, expected: Expected): Promise<CallResult<SupervisedPart>> {
    const { approval } = office;
    const explained = { ...expected, reason: action.reason };
    switch (action.kind) {
      case 'dispatch':
        return approval.dispatch({ ...explained, departmentId: action.departmentId });
      case 'urge':
        return approval.urge({ ...explained, answerWithinWorkingDays: action.answerWithinWorkingDays });
      case 'expedite':
        return approval.expedite(explained);
      case 'releaseReview':
        return approval.releaseClaim(explained);
      case 'terminate':
        return approval.terminate(explained);
      case 'annul':
        return approval.annul(explained);
    }
  }

  async function retry(): Promise<boolean> {
    const done = await acting.retry();
    await refresh();
    return done;
  }

  /** Another part is looked at: what was said of the one before is over. */
  function turnTo(subCaseId: string): void {
    acting.clear();
    if (settled.value?.projection.subCaseId !== subCaseId) settled.value = null;
  }

  return {
    ...{ list, found, one, reasons, acting, cause, departmentId, searched },
    ...{ find, open, search, refresh, act, retry, turnTo },
  };
});

function newer(known: SupervisedPart | null, part: SupervisedPart): SupervisedPart {
  return known && known.projection.version >= part.projection.version ? known : part;
}
