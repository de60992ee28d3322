import { parseBase64, toBase64 } from '../../shared/kernel/bytes.ts';

const LINE = 64;
const CERTIFICATE = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g;

/** A certificate as PEM (RFC 7468). */
export function toPem(der: Uint8Array): string {
  const lines = toBase64(der).match(new RegExp(`.{1,${LINE}}`, 'g')) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

/** All certificates of a PEM file, as DER; none when the text holds none. */
export function parsePem(text: string): readonly Uint8Array[] {
  return [...text.matchAll(CERTIFICATE)].flatMap(([, body = '']) => {
    const der = parseBase64(body.replaceAll(/\s/g, ''));
    return der ? [der] : [];
  });
}
