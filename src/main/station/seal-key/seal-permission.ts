import { createPublicKey, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { SealTicket } from '../../../shared/domain/seal/seal-ticket.ts';
import { toHex } from '../../../shared/kernel/bytes.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { splitSigned } from '../../../shared/kernel/signed-text.ts';
import type { SignedText } from '../../../shared/kernel/signed-text.ts';
import { parseInstant, toEpochMs } from '../../../shared/kernel/time.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { findMessageDigest } from './der.ts';

/** Why the office does not allow this signature. */
export type PermissionFailure = 'sealKey.ticketInvalid' | 'sealKey.digestMismatch' | 'seal.ticketExpired';

/** A ticket that is good, and for how many milliseconds yet. */
export type GoodTicket = SealTicket & { readonly forMs: number };

/** What the office published about itself; `publicKey` is an Ed25519 key, SPKI DER as base64. */
const OfficeIdentity = z.object({ officeId: z.string(), publicKey: z.base64() });

/** Judges tickets with the office's public key, which is read when it is needed: the office may be set up later. */
export class SealPermission {
  readonly #officeIdentityFile: string;
  readonly #clock: () => Instant;

  constructor(officeIdentityFile: string, clock: () => Instant) {
    this.#officeIdentityFile = officeIdentityFile;
    this.#clock = clock;
  }

  /** The ticket, when the office signed it, it has not expired, and it is for just these attributes. */
  async check(
    ticket: SignedText,
    signedAttributes: Uint8Array,
  ): Promise<Result<GoodTicket, PermissionFailure>> {
    const officeKey = await this.#officeKey();
    const genuine = officeKey && parseGenuine(ticket, officeKey);
    if (!genuine) return fail('sealKey.ticketInvalid');
    const expiresAt = parseInstant(genuine.expiresAt);
    const now = this.#clock();
    if (expiresAt === undefined || expiresAt <= now) return fail('seal.ticketExpired');
    const digest = findMessageDigest(signedAttributes);
    if (!digest || toHex(digest) !== genuine.messageDigest) return fail('sealKey.digestMismatch');
    return succeed({ ...genuine, forMs: toEpochMs(expiresAt) - toEpochMs(now) });
  }

  async #officeKey(): Promise<KeyObject | undefined> {
    try {
      const { publicKey } = OfficeIdentity.parse(
        JSON.parse(await readFile(this.#officeIdentityFile, 'utf8')),
      );
      const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
      return key.asymmetricKeyType === 'ed25519' ? key : undefined;
    } catch {
      // No office, or none we can read: then no ticket is genuine, and the caller says so.
      return undefined;
    }
  }
}

function parseGenuine(ticket: SignedText, officeKey: KeyObject): SealTicket | undefined {
  const parts = splitSigned(ticket);
  if (!parts || !verify(null, parts.statement, officeKey, parts.signature)) return undefined;
  try {
    return SealTicket.parse(JSON.parse(new TextDecoder().decode(parts.statement)));
  } catch {
    // Signed by the office, but not a ticket.
    return undefined;
  }
}
