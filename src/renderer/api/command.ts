import { ref, shallowRef } from 'vue';
import type { Ref, ShallowRef } from 'vue';
import { attempt, isUnsettled } from './attempt.ts';
import type { CallFailure, CallResult } from './attempt.ts';

/** A command of a page: its last call is kept, so that a button can send it again. */
export type Command = {
  readonly running: Readonly<Ref<boolean>>;
  readonly failure: Readonly<ShallowRef<CallFailure | null>>;
  /** True after a repeat of a call whose outcome was unknown: the answer is the one of the first time. */
  readonly settledByRepeat: Readonly<Ref<boolean>>;
  /** Sends with a new request id and takes the answer; true when it worked. */
  run<Output>(send: (requestId: string) => PromiseLike<Output>, take: (output: Output) => void): Promise<boolean>;
  /** Sends the last call again: with its own id where its outcome is unknown, else with a new one. */
  retry(): Promise<boolean>;
  clear(): void;
};

type Call = (requestId: string) => Promise<CallResult<() => void>>;

/** Makes a command that has not been sent yet. */
export function createCommand(newId: () => string = () => crypto.randomUUID()): Command {
  const running = ref(false);
  const failure = shallowRef<CallFailure | null>(null);
  const settledByRepeat = ref(false);
  let last: { readonly call: Call; requestId: string } | null = null;

  async function send(isRepeat: boolean): Promise<boolean> {
    if (!last || running.value) return false;
    running.value = true;
    const result = await last.call(last.requestId);
    running.value = false;
    failure.value = result.ok ? null : result.failure;
    settledByRepeat.value = isRepeat && result.ok;
    if (result.ok) result.value();
    return result.ok;
  }

  return {
    running,
    failure,
    settledByRepeat,
    run(sendOnce, take) {
      if (running.value) return Promise.resolve(false);
      const call: Call = async (requestId) => {
        const result = await attempt(() => sendOnce(requestId));
        return result.ok ? { ok: true, value: () => take(result.value) } : result;
      };
      last = { call, requestId: newId() };
      return send(false);
    },
    retry() {
      const isRepeat = failure.value !== null && isUnsettled(failure.value);
      if (last && !isRepeat) last.requestId = newId();
      return send(isRepeat);
    },
    clear() {
      failure.value = null;
      settledByRepeat.value = false;
    },
  };
}
