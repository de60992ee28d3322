import type { FastifyRequest } from 'fastify';
import type { FailureCode } from '../../shared/api/failures.ts';
import { PIN_PROMPT_HEADER, PIN_ROUTE } from '../../shared/api/office/files.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { refuseEarly } from './link-server.ts';
import type { LinkServer } from './link-server.ts';
import { MAX_PIN_BYTES } from './send-pin.ts';

const TOO_LONG = { code: 'call.tooLarge', details: { maxBytes: MAX_PIN_BYTES } } as const;
const EMPTY = { code: 'call.invalidInput', details: { fields: '(body)' } } as const;

/** Takes over the PIN of a prompt; the bytes may be overwritten afterwards. */
export type TakePin = (
  promptId: string,
  pin: Uint8Array,
) => Promise<Result<null, FailureCode>> | Result<null, FailureCode>;

/**
 * Serves `POST /station/pin`, the prompt's id in a header. The PIN is bytes from the first to the last step, because a string cannot be overwritten;
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
      const taken = await takePin(promptOf(request), pin);
      pin.fill(0);
      if (!taken.ok) return refuseEarly(request, reply, taken.failure);
      return reply.status(204).send();
    });
  });
}

/** Empty when the request names none, or several: no prompt has that id. */
function promptOf({ headers }: FastifyRequest): string {
  const named = headers[PIN_PROMPT_HEADER];
  return typeof named === 'string' ? named : '';
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
