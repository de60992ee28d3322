import { attempt } from './attempt.ts';
import type { CallFailure } from './attempt.ts';

/** Something changed at the office. */
export type Change = { readonly kind: 'case' | 'draft'; readonly id: string };

/** What following needs; `pause` is passed in so that a test does not wait. */
export type FollowOptions = {
  readonly open: (signal: AbortSignal) => PromiseLike<AsyncIterable<Change>>;
  readonly onChange: (change: Change) => void;
  readonly onConnected: (connected: boolean) => void;
  readonly pause?: (milliseconds: number) => Promise<void>;
};

const SHORTEST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;

/** Keeps the one event stream of this page open until `signal` fires; pauses grow while nobody answers. */
export async function follow(options: FollowOptions, signal: AbortSignal): Promise<void> {
  const { pause = wait } = options;
  let pauseMs = SHORTEST_PAUSE_MS;
  const alive = () => !signal.aborted;

  while (alive()) {
    const ended = await attempt(async () => {
      const changes = await options.open(signal);
      options.onConnected(true);
      pauseMs = SHORTEST_PAUSE_MS;
      for await (const change of changes) options.onChange(change);
    });
    if (!alive() || (!ended.ok && isFinal(ended.failure))) return;
    options.onConnected(false);
    await pause(pauseMs);
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
  }
}

function isFinal(failure: CallFailure): boolean {
  return failure.code === 'call.notSignedIn' || failure.code === 'call.notPermitted';
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, milliseconds);
  });
}
