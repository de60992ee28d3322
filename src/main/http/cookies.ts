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

/** The session token a request carries. */
export function readSessionToken(cookieHeader: string | undefined): string | null {
  return readCookie(cookieHeader, SESSION_COOKIE) || null;
}

/** `Set-Cookie` that makes the browser keep the token; it is out of reach of the page's scripts. */
export function keepSessionCookie(token: string, secure: boolean): string {
  if (!VALUE.test(token)) throw new Error('a session token must fit into a cookie');
  return `${SESSION_COOKIE}=${token}; ${SESSION_ATTRIBUTES}${secure ? '; Secure' : ''}`;
}

/** `Set-Cookie` that makes the browser forget it. */
export function dropSessionCookie(secure: boolean): string {
  return `${SESSION_COOKIE}=; Max-Age=0; ${SESSION_ATTRIBUTES}${secure ? '; Secure' : ''}`;
}

/** Puts the token into a cookie of the answer. */
export function cookieSlot(reply: FastifyReply, secure: boolean): TokenSlot {
  return {
    keep: (token) => void reply.header('set-cookie', keepSessionCookie(token, secure)),
    drop: () => void reply.header('set-cookie', dropSessionCookie(secure)),
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
