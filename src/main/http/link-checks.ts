import { X509Certificate } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { LinkCheck } from './link-server.ts';
import { PAGE_ROUTE } from './plain-path.ts';
import { isSameSecret, SECRET_HEADER } from './secret.ts';

/** Only who was told the launch secret may call: a pipe's name is open to every local user on Windows. */
export function requireSecret(secret: string): LinkCheck {
  return (request) => (carriesSecret(request, secret) ? undefined : 'call.linkRefused');
}

/** True when the request carries the secret of this launch. */
export function carriesSecret(request: FastifyRequest, secret: string): boolean {
  const given = request.headers[SECRET_HEADER];
  return typeof given === 'string' && isSameSecret(given, secret);
}

/** Refuses names that somebody else's DNS may point at us (DNS rebinding). */
export function requireHost(isOurs: (host: string) => boolean): LinkCheck {
  return (request) => (isOurs(request.host) ? undefined : 'call.linkRefused');
}

/** The names of a loopback server; the port is known once it listens. */
export function loopbackHosts(port: () => number): (host: string) => boolean {
  return (host) => host === `127.0.0.1:${port()}` || host === `localhost:${port()}`;
}

/** The names a certificate was issued for, with any port. */
export function certificateHosts(certificate: string | Buffer): (host: string) => boolean {
  const parsed = new X509Certificate(certificate);
  return (host) => {
    const name = parseUrl(`https://${host}`)?.hostname;
    if (name === undefined) return false;
    return parsed.checkHost(name) !== undefined || parsed.checkIP(name.replace(/^\[|\]$/g, '')) !== undefined;
  };
}

/** Undefined for text that is no URL. (`URL.parse` is too young for the Node inside of older Electrons.) */
function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

/**
 * Refuses what another page sent, on the routes that act. Browsers say where a request comes from; a page on another
 * port of this machine counts as the same *site*, so SameSite cookies alone would let it in.
 */
export function requireOwnPage(): LinkCheck {
  return (request) => {
    if (!actsHere(request)) return undefined;
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin') return 'call.linkRefused';
    const { origin } = request.headers;
    if (origin === undefined) return undefined;
    return parseUrl(origin)?.host === request.host ? undefined : 'call.linkRefused';
  };
}

/** True unless the router found a file of the page: it alone decides, so no spelling of the path passes by. */
export function actsHere(request: FastifyRequest): boolean {
  return request.routeOptions.url !== PAGE_ROUTE;
}
