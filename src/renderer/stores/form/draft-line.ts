import { isPassing, isUnsettled } from '../../api/call.ts';
import type { CallFailure, CallResult } from '../../api/call.ts';
import type { DraftView } from '../../../shared/api/office/form.ts';

/** What every command on a draft names. */
export type Expected = {
  readonly requestId: string;
  readonly draftId: string;
  readonly expectedVersion: number;
};

/** A command on the draft, and what to do when it is carried out. */
export type DraftCommand = {
  readonly send: (expected: Expected) => Promise<CallResult<DraftView>>;
  readonly done: (view: DraftView) => void;
};

type Sent = { readonly command: DraftCommand; readonly expected: Expected };

/**
 * Sends the commands of one draft one after another, so that each knows the version the one before left. A command
 * whose outcome is unknown is repeated with its own id before anything else is sent: only so can nobody be told
 * "changed elsewhere" about their own change.
 */
export function createDraftLine(current: () => { draftId: string; version: number } | null) {
  let tail: Promise<unknown> = Promise.resolve();
  let unsettled: Sent | null = null;

  function send(command: DraftCommand): Promise<CallFailure | null> {
    const mine = tail.then(() => settleThenSend(command));
    tail = mine;
    return mine;
  }

  async function settleThenSend(command: DraftCommand): Promise<CallFailure | null> {
    const open = unsettled;
    const failure = open && (await deliver(open));
    if (failure && isPassing(failure)) return failure;
    const draft = current();
    if (!draft) return null;
    const expected = {
      requestId: crypto.randomUUID(),
      draftId: draft.draftId,
      expectedVersion: draft.version,
    };
    return deliver({ command, expected });
  }

  async function deliver(sent: Sent): Promise<CallFailure | null> {
    const wasOpen = unsettled === sent;
    const result = await sent.command.send(sent.expected);
    const isOpen = !result.ok && (isUnsettled(result.failure) || (wasOpen && isPassing(result.failure)));
    unsettled = isOpen ? sent : null;
    if (!result.ok) return result.failure;
    sent.command.done(result.value);
    return null;
  }

  /** Waits until everything that was sent is answered. */
  async function settled(): Promise<void> {
    await tail;
  }

  function reset(): void {
    unsettled = null;
  }

  return { send, settled, reset };
}
