import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readCookie } from './cookies.ts';
import { carriesSecret } from './link-checks.ts';
import { isSameSecret } from './secret.ts';

/** Lets the browser of the person in who sees the address we print, and nobody else on this machine. */
export interface BrowserDoor {
  /** The path to print, with a code that works once. */
  readonly path: string;
  /** True for a browser that came in by the code, and for programs that know the launch secret. */
  admits(request: FastifyRequest): boolean;
  /** Takes the code; true when it was the right one and unused. Sets the cookie of this browser then. */
  enter(request: FastifyRequest, reply: FastifyReply): boolean;
}

/** A working day: who closes the browser and opens it again is let in, as long as the workbench runs. */
const PASS_SECONDS = 12 * 60 * 60;

/** `secret` is for our own tools (development server, tests); null when none was given. */
export function createBrowserDoor(secret: string | null, port: () => number): BrowserDoor {
  const pass = randomBytes(32).toString('hex');
  let code: string | null = randomBytes(16).toString('hex');
  const path = `/?code=${code}`;
  // Browsers keep cookies by host, not by port: two workbenches must not overwrite each other's.
  const cookie = (): string => `quanke-link-${port()}`;
  return {
    path,
    admits: (request) => {
      if (secret !== null && carriesSecret(request, secret)) return true;
      const given = readCookie(request.headers.cookie, cookie());
      return given !== null && isSameSecret(given, pass);
    },
    enter: (request, reply) => {
      const given = codeOf(request);
      if (given === null || code === null || !isSameSecret(given, code)) return false;
      code = null;
      reply.header(
        'set-cookie',
        `${cookie()}=${pass}; Path=/; Max-Age=${PASS_SECONDS}; HttpOnly; SameSite=Strict`,
      );
      return true;
    },
  };
}

function codeOf(request: FastifyRequest): string | null {
  return new URL(request.url, 'http://localhost').searchParams.get('code');
}
