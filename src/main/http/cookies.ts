import type { FastifyReply } from 'fastify';
import type { TokenSlot } from './admission.ts';

/** The cookie that carries the session token. */
export const SESSION_COOKIE = 'quanke-session';

const SESSION_ATTRIBUTES = 'Path=/office; HttpOnly; SameSite=Strict';
/** What a value may hold (RFC 6265, cookie-octet); our tokens are hexadecimal or base64url anyway. */
const VALUE = /^[\w!#$%&'()*+\-./:<=>?@[\]^`{|}~]*$/;

/** The value of a cookie of a request; null when it is not there. */
export function readCookie(header: string | undefined, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}

/** The cookie of a workbench. Browsers keep cookies by host, not by port: two workbenches must not share a session. */
export function workbenchCookie(port: number | undefined): string {
  return `${SESSION_COOKIE}-${port ?? 0}`;
}

/** The session token a request carries. */
export function readSessionToken(cookieHeader: string | undefined, name = SESSION_COOKIE): string | null {
  return readCookie(cookieHeader, name) || null;
}

/** Puts the token into a cookie of the answer, out of reach of the page's scripts. */
export function cookieSlot(reply: FastifyReply, secure: boolean, name = SESSION_COOKIE): TokenSlot {
  const attributes = `${SESSION_ATTRIBUTES}${secure ? '; Secure' : ''}`;
  return {
    keep: (token) => {
      if (!VALUE.test(token)) throw new Error('a session token must fit into a cookie');
      reply.header('set-cookie', `${name}=${token}; ${attributes}`);
    },
    drop: () => void reply.header('set-cookie', `${name}=; Max-Age=0; ${attributes}`),
  };
}

/** Reads our cookie out of an answer's `Set-Cookie` lines and tells the slot; for whoever forwards. */
export function passOnSession(setCookie: readonly string[], slot: TokenSlot): void {
  for (const line of setCookie) {
    const pair = line.split(';')[0] ?? '';
    const token = readCookie(pair, SESSION_COOKIE);
    if (token === '') slot.drop();
    else if (token !== null) slot.keep(token);
  }
}
