import type { CallFailure, CallResult } from './call.ts';

/** Something changed at the office. */
export type Change = { readonly kind: 'case' | 'draft' | 'printing'; readonly id: string };

/** What following needs; `pause` is passed in so that a test does not wait. */
export type FollowSettings<Told> = {
  readonly open: (signal: AbortSignal) => Promise<CallResult<AsyncIterable<Told>>>;
  readonly onChange: (told: Told) => void;
  readonly onConnected: (connected: boolean) => void;
  readonly pause?: (milliseconds: number) => Promise<void>;
};

const SHORTEST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;

/** Keeps an event stream open until `signal` fires; pauses grow while nobody answers. */
export async function follow<Told>(settings: FollowSettings<Told>, signal: AbortSignal): Promise<void> {
  const { pause = wait } = settings;
  const alive = () => !signal.aborted;
  let pauseMs = SHORTEST_PAUSE_MS;

  while (alive()) {
    const outcome = await followOnce(settings, signal);
    if (!alive() || (outcome !== 'ended' && isFinal(outcome))) return;
    if (outcome === 'ended') pauseMs = SHORTEST_PAUSE_MS;
    settings.onConnected(false);
    await pause(pauseMs);
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
  }
}

/** Reads one stream to its end; a stream that breaks has ended too. */
async function followOnce<Told>(
  settings: FollowSettings<Told>,
  signal: AbortSignal,
): Promise<CallFailure | 'ended'> {
  try {
    const stream = await settings.open(signal);
    if (!stream.ok) return stream.failure;
    settings.onConnected(true);
    for await (const change of stream.value) {
      if (signal.aborted) break; // what was on its way when nobody wanted to know any more
      settings.onChange(change);
    }
    return 'ended';
  } catch {
    return 'ended'; // nothing is lost: the lists are fetched anew once the stream is open again
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
