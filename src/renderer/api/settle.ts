import { isPassing } from './call.ts';
import type { CallResult } from './call.ts';

/** Pauses between the repeats of a command whose outcome nobody knows yet. */
const PAUSES_MS = [200, 600, 1_500, 3_000];

/** Sends a command, and repeats it with the same id while it is unknown or impossible whether it was carried out. */
export async function settle<Output>(
  send: (requestId: string) => Promise<CallResult<Output>>,
  pause: (milliseconds: number) => Promise<void> = wait,
): Promise<CallResult<Output>> {
  const requestId = crypto.randomUUID();
  let result = await send(requestId);
  for (const milliseconds of PAUSES_MS) {
    if (result.ok || !isPassing(result.failure)) return result;
    await pause(milliseconds);
    result = await send(requestId);
  }
  return result;
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, milliseconds);
  });
}
