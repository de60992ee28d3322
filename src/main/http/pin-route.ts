import { request as startRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';
import type { FailureCode } from '../../shared/api/failures.ts';
import { parseFailure } from '../../shared/api/client.ts';
import { PIN_ROUTE } from '../../shared/api/office/files.ts';
import { fail, succeed } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { SECRET_HEADER } from './link-checks.ts';
import { refuseEarly } from './link-server.ts';
import type { LinkServer } from './link-server.ts';
import type { PipeAddress } from './process-launcher.ts';

/** Longest PIN, bytes (GM/T 0017 allows 16; some keys allow more). */
export const MAX_PIN_BYTES = 64;

const TOO_LONG = { code: 'call.tooLarge', details: { maxBytes: MAX_PIN_BYTES } } as const;
const EMPTY = { code: 'call.invalidInput', details: { fields: '(body)' } } as const;

/** Takes a PIN over and gives the handle that names it; the bytes may be overwritten afterwards. */
export type TakePin = (pin: Uint8Array) => Promise<Result<string, FailureCode>> | Result<string, FailureCode>;

/**
 * Serves `POST /station/pin`. The PIN is bytes from the first to the last step, because a string cannot be overwritten;
 * every buffer of ours is zero when the answer goes out, and nothing of it is ever logged.
 */
export function servePin(server: LinkServer, takePin: TakePin): void {
  void server.app.register(async (app) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('application/octet-stream', (_request, _payload, done) => done(null));
    app.post(PIN_ROUTE, async (request, reply) => {
      const pin = await readPin(request);
      if (pin === undefined) return refuseEarly(request, reply, TOO_LONG);
      if (pin.length === 0) return refuseEarly(request, reply, EMPTY);
      const taken = await takePin(pin);
      pin.fill(0);
      if (!taken.ok) return refuseEarly(request, reply, taken.failure);
      return reply.send({ pinHandle: taken.value });
    });
  });
}

/** Undefined when it is too long. Each chunk is a view of the connection's buffer, so zeroing it clears that too. */
async function readPin(request: FastifyRequest): Promise<Uint8Array | undefined> {
  const pin = Buffer.alloc(MAX_PIN_BYTES);
  let length = 0;
  for await (const chunk of request.raw.iterator({ destroyOnReturn: false })) {
    const bytes = chunk as Uint8Array;
    if (length + bytes.length <= MAX_PIN_BYTES) pin.set(bytes, length);
    length += bytes.length;
    bytes.fill(0);
    if (length > MAX_PIN_BYTES) break;
  }
  if (length <= MAX_PIN_BYTES) return pin.subarray(0, length);
  pin.fill(0);
  return undefined;
}

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
