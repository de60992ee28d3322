import { ref, shallowRef } from 'vue';
import type { Ref, ShallowRef } from 'vue';
import type { CallFailure, CallResult } from './call.ts';

/** A question to the office whose last answer stays on the screen while the next one is on its way. */
export type Lookup<Input, Output> = {
  readonly value: Readonly<ShallowRef<Output | null>>;
  readonly loading: Readonly<Ref<boolean>>;
  readonly failure: Readonly<ShallowRef<CallFailure | null>>;
  ask(input: Input): Promise<boolean>;
  /** Asks the last question again; does nothing before the first. */
  again(): Promise<boolean>;
  /** Takes an answer that came with something else, so that nothing needs to be asked. */
  take(input: Input, output: Output): void;
  clear(): void;
};

/** Makes a lookup. An answer that was overtaken by a later question is dropped. */
export function createLookup<Input, Output>(
  send: (input: Input) => Promise<CallResult<Output>>,
): Lookup<Input, Output> {
  const value = shallowRef<Output | null>(null);
  const loading = ref(false);
  const failure = shallowRef<CallFailure | null>(null);
  let last: { readonly input: Input } | null = null;
  let turn = 0;

  async function ask(input: Input): Promise<boolean> {
    last = { input };
    turn += 1;
    const mine = turn;
    loading.value = true;
    const result = await send(input);
    if (mine !== turn) return false;
    loading.value = false;
    failure.value = result.ok ? null : asQuestion(result.failure);
    if (result.ok) value.value = result.value;
    return result.ok;
  }

  return {
    value,
    loading,
    failure,
    ask,
    again: () => (last ? ask(last.input) : Promise.resolve(false)),
    take(input, output) {
      turn += 1;
      last = { input };
      loading.value = false;
      failure.value = null;
      value.value = output;
    },
    clear() {
      turn += 1;
      last = null;
      loading.value = false;
      value.value = null;
      failure.value = null;
    },
  };
}

/** A question changes nothing: when its answer is lost, nothing happened. */
function asQuestion(failure: CallFailure): CallFailure {
  return failure.code === 'call.outcomeUnknown' ? { code: 'call.programAway' } : failure;
}
