import { request as startRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { parseFailure } from '../../shared/api/failure-body.ts';
import type { FailureCode } from '../../shared/api/failures.ts';
import { PIN_PROMPT_HEADER, PIN_ROUTE } from '../../shared/api/office/files.ts';
import { fail, succeed } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { PipeAddress } from './process-launcher.ts';
import { SECRET_HEADER } from './secret.ts';

/** Longest PIN, bytes (GM/T 0017 allows 16; some keys allow more). */
export const MAX_PIN_BYTES = 64;
/** What may stand in the header: a line break from a page would make Node throw. */
const PROMPT_ID = /^[\w-]{1,64}$/;

/** A PIN, and the prompt of the station it is for. */
export type EnteredPin = { readonly promptId: string; readonly pin: Uint8Array };

/** Hands a PIN to the station behind a pipe; the given bytes are zero afterwards. */
export async function sendPin(
  station: PipeAddress | undefined,
  entered: EnteredPin,
): Promise<Result<null, FailureCode>> {
  try {
    if (station === undefined) return fail('call.programAway');
    if (!PROMPT_ID.test(entered.promptId)) return fail('sealKey.promptUnknown');
    return await postPin(station, entered);
  } finally {
    entered.pin.fill(0);
  }
}

function postPin(
  { socketPath, secret }: PipeAddress,
  { promptId, pin }: EnteredPin,
): Promise<Result<null, FailureCode>> {
  return new Promise((resolve) => {
    const outgoing = startRequest({
      socketPath,
      path: PIN_ROUTE,
      method: 'POST',
      agent: false,
      headers: {
        [SECRET_HEADER]: secret,
        [PIN_PROMPT_HEADER]: promptId,
        'content-type': 'application/octet-stream',
        'content-length': pin.length,
      },
    });
    outgoing.on('response', (answer) => void readAnswer(answer).then(resolve));
    // A PIN that did arrive does no harm: the prompt that nobody uses ends by itself.
    outgoing.on('error', () => resolve(fail('call.programAway')));
    outgoing.end(pin);
  });
}

async function readAnswer(answer: IncomingMessage): Promise<Result<null, FailureCode>> {
  let text = '';
  for await (const chunk of answer.setEncoding('utf8')) text += String(chunk);
  return answer.statusCode === 204 ? succeed(null) : parseFailure(JSON.parse(text));
}
