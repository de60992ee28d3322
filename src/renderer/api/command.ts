import { ref, shallowRef } from 'vue';
import type { Ref, ShallowRef } from 'vue';
import { isPassing, isUnsettled } from './call.ts';
import type { CallFailure, CallResult } from './call.ts';

/** A command of a page: its last call is kept, so that a button can send it again. */
export type Command = {
  readonly running: Readonly<Ref<boolean>>;
  readonly failure: Readonly<ShallowRef<CallFailure | null>>;
  /** What a repeat found out about a call whose outcome was unknown: carried out the first time, or not at all. */
  readonly settledAs: Readonly<Ref<'done' | 'notDone' | null>>;
  /** Sends with a new request id and takes the answer; true when it worked. */
  run<Output>(
    send: (requestId: string) => Promise<CallResult<Output>>,
    take: (output: Output) => void,
  ): Promise<boolean>;
  /** Sends the last call again: with its own id while nobody knows its outcome, else with a new one. */
  retry(): Promise<boolean>;
  clear(): void;
};

type Call = (requestId: string) => Promise<CallResult<() => void>>;
type Sent = { readonly call: Call; requestId: string; doubtful: boolean };

/** Makes a command that has not been sent yet. */
export function createCommand(newId: () => string = () => crypto.randomUUID()): Command {
  const running = ref(false);
  const failure = shallowRef<CallFailure | null>(null);
  const settledAs = ref<'done' | 'notDone' | null>(null);
  let last: Sent | null = null;

  async function send(sent: Sent): Promise<boolean> {
    running.value = true;
    const result = await sent.call(sent.requestId);
    running.value = false;
    failure.value = result.ok ? null : result.failure;
    settledAs.value = sent.doubtful ? settledBy(result) : null;
    sent.doubtful =
      !result.ok && (isUnsettled(result.failure) || (sent.doubtful && isPassing(result.failure)));
    if (result.ok) result.value();
    return result.ok;
  }

  return {
    running,
    failure,
    settledAs,
    async run(sendOnce, take) {
      if (running.value) return false;
      const call: Call = async (requestId) => {
        const result = await sendOnce(requestId);
        return result.ok ? { ok: true, value: () => take(result.value) } : result;
      };
      last = { call, requestId: newId(), doubtful: false };
      return send(last);
    },
    async retry() {
      if (!last || running.value) return false;
      if (!last.doubtful) last.requestId = newId();
      return send(last);
    },
    clear() {
      failure.value = null;
      settledAs.value = null;
    },
  };
}

function settledBy(result: CallResult<unknown>): 'done' | 'notDone' | null {
  if (result.ok) return 'done';
  return isPassing(result.failure) ? null : 'notDone';
}
