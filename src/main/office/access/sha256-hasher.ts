import { createHash } from 'node:crypto';
import type { Hasher } from '../ports/office-ports.ts';

/** SHA-256 of the platform. */
export function createSha256Hasher(): Hasher {
  return { sha256: (content) => createHash('sha256').update(content).digest('hex') };
}
