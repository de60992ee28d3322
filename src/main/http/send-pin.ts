import { request as startRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { parseFailure } from '../../shared/api/failure-body.ts';
import type { FailureCode } from '../../shared/api/failures.ts';
import { PIN_ROUTE } from '../../shared/api/office/files.ts';
import { fail, succeed } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { PipeAddress } from './process-launcher.ts';
import { SECRET_HEADER } from './secret.ts';

/** Longest PIN, bytes (GM/T 0017 allows 16; some keys allow more). */
export const MAX_PIN_BYTES = 64;

/** Hands a PIN to the station behind a pipe; the given bytes are zero afterwards. */
export async function sendPin(
  station: PipeAddress | undefined,
  pin: Uint8Array,
): Promise<Result<string, FailureCode>> {
  try {
    if (station === undefined) return fail('call.programAway');
    return await postPin(station, pin);
  } finally {
    pin.fill(0);
  }
}

function postPin({ socketPath, secret }: PipeAddress, pin: Uint8Array): Promise<Result<string, FailureCode>> {
  return new Promise((resolve) => {
    const outgoing = startRequest({
      socketPath,
      path: PIN_ROUTE,
      method: 'POST',
      agent: false,
      headers: {
        [SECRET_HEADER]: secret,
        'content-type': 'application/octet-stream',
        'content-length': pin.length,
      },
    });
    outgoing.on('response', (answer) => void readAnswer(answer).then(resolve));
    // A PIN that arrived twice does no harm: the handle that nobody uses ends by itself.
    outgoing.on('error', () => resolve(fail('call.programAway')));
    outgoing.end(pin);
  });
}

async function readAnswer(answer: IncomingMessage): Promise<Result<string, FailureCode>> {
  let text = '';
  for await (const chunk of answer.setEncoding('utf8')) text += String(chunk);
  const body: unknown = JSON.parse(text);
  if (answer.statusCode !== 200) return parseFailure(body);
  const { pinHandle } = body as { readonly pinHandle: string };
  return succeed(pinHandle);
}
