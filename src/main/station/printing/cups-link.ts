import { existsSync } from 'node:fs';
import { request } from 'node:http';
import { userInfo } from 'node:os';
import { encodeRequest, parseAnswer } from './ipp-message.ts';
import type { IppAnswer, IppAttributes, IppValue } from './ipp-message.ts';

/** Where the print spooler listens: a unix socket, or a host with its port. */
export type CupsAddress =
  | { readonly kind: 'socket'; readonly path: string }
  | { readonly kind: 'host'; readonly host: string; readonly port: number };

/** `absent`: nothing was sent. `lost`: something was sent, and no answer came that can be understood. */
export type CupsAnswer =
  | { readonly kind: 'answered'; readonly answer: IppAnswer }
  | { readonly kind: 'absent' }
  | { readonly kind: 'lost' };

/** One call of the spooler. */
export type CupsCall = {
  readonly operation: number;
  /** Path of the printer; the spooler itself where there is none. */
  readonly path?: string;
  readonly attributes: IppAttributes;
  readonly jobAttributes?: IppAttributes;
  readonly document?: Uint8Array;
};

const SOCKETS = ['/run/cups/cups.sock', '/var/run/cupsd', '/private/var/run/cupsd'];
const IPP_PORT = 631;
const MOST_ANSWER_BYTES = 4 * 1024 * 1024;

/** The spooler an administrator named (a path, or a host with or without its port), else that of this machine. */
export function findCups(named: string | undefined): CupsAddress {
  if (named?.startsWith('/')) return { kind: 'socket', path: named };
  if (named !== undefined && named !== '') {
    const [host = '', port] = named.split(':');
    return { kind: 'host', host, port: port === undefined ? IPP_PORT : Number(port) };
  }
  const path = SOCKETS.find((each) => existsSync(each));
  return path === undefined ? { kind: 'host', host: '127.0.0.1', port: IPP_PORT } : { kind: 'socket', path };
}

/** Talks to a print spooler. Spoken directly, because the texts of `lpstat` do not tell a printed job from a cancelled one. */
export class CupsLink {
  readonly #address: CupsAddress;
  readonly #answerWithinMs: number;
  readonly #user = userName();
  #requestId = 0;

  constructor(address: CupsAddress, answerWithinMs: number) {
    this.#address = address;
    this.#answerWithinMs = answerWithinMs;
  }

  call({ operation, path = '/', attributes, jobAttributes, document }: CupsCall): Promise<CupsAnswer> {
    this.#requestId += 1;
    const head = encodeRequest({
      operation,
      requestId: this.#requestId,
      attributes: [
        ['attributes-charset', { kind: 'charset', value: 'utf-8' }],
        ['attributes-natural-language', { kind: 'language', value: 'en' }],
        ...attributes,
        ['requesting-user-name', name(this.#user)],
      ],
      ...(jobAttributes && { jobAttributes }),
    });
    return this.#post(path, document ? Buffer.concat([head, document]) : head);
  }

  #post(path: string, body: Buffer): Promise<CupsAnswer> {
    return new Promise((done) => {
      let connected = false;
      const outgoing = request(
        {
          ...this.#target(),
          path,
          method: 'POST',
          timeout: this.#answerWithinMs,
          headers: { 'content-type': 'application/ipp', 'content-length': body.length },
        },
        (incoming) => {
          const chunks: Buffer[] = [];
          let length = 0;
          incoming.on('data', (chunk: Buffer) => {
            length += chunk.length;
            if (length > MOST_ANSWER_BYTES) outgoing.destroy();
            else chunks.push(chunk);
          });
          incoming.on('end', () => done(toAnswer(incoming.statusCode, Buffer.concat(chunks))));
          incoming.on('error', () => done({ kind: 'lost' }));
          incoming.on('close', () => done({ kind: 'lost' })); // after the end this says nothing any more
        },
      );
      outgoing.on('socket', (socket) => socket.once('connect', () => (connected = true)));
      outgoing.on('timeout', () => outgoing.destroy());
      outgoing.on('error', () => done({ kind: connected ? 'lost' : 'absent' }));
      outgoing.end(body);
    });
  }

  #target() {
    const address = this.#address;
    const headers = { agent: false as const, host: 'localhost' };
    if (address.kind === 'socket') return { ...headers, socketPath: address.path };
    return { ...headers, host: address.host, port: address.port };
  }
}

function toAnswer(statusCode: number | undefined, body: Buffer): CupsAnswer {
  const answer = statusCode === 200 ? parseAnswer(body) : undefined;
  return answer ? { kind: 'answered', answer } : { kind: 'lost' };
}

/** The account the jobs belong to; only it may take them back. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'quanke'; // An account without a name, as in some containers.
  }
}

export const name = (value: string): IppValue => ({ kind: 'name', value });
export const uri = (value: string): IppValue => ({ kind: 'uri', value });
export const keyword = (value: string): IppValue => ({ kind: 'keyword', value });
