import { z } from 'zod';
import { answer, query } from '../procedure.ts';
import type { GatedRouter } from '../procedure.ts';

/** The seal key that is plugged in, as the key itself says. */
export type SealKeyStatus = {
  readonly state: 'absent' | 'ready' | 'locked';
  readonly simulated: boolean;
  readonly label?: string;
  readonly serial?: string;
  /** Tries left before the key locks, from the key and not from a counter of ours. */
  readonly triesLeft?: number;
};

/** One signature: ECDSA P-256 in DER, and the key's certificates (DER as base64, leaf first). */
export type KeySignature = { readonly signature: string; readonly certificates: readonly string[] };

const gate = { role: 'workstation', audit: 'none' } as const;

/** 电子印章密钥 (UKey). The seal key of this workstation. */
export const sealKey = {
  status: query(gate).output(answer<SealKeyStatus>()),
  /**
   * Signs what the ticket allows. The PIN was handed in before as bytes on `/station/pin` (never in JSON);
   * `pinHandle` names it and is used up by this call, whatever its outcome.
   */
  sign: query(
    gate,
    'seal.ticketExpired',
    'seal.wrongKey',
    'sealKey.absent',
    'sealKey.busy',
    'sealKey.digestMismatch',
    'sealKey.failed',
    'sealKey.pinIncorrect',
    'sealKey.pinLocked',
    'sealKey.pinMissing',
    'sealKey.removed',
    'sealKey.ticketInvalid',
  )
    .input(z.object({ ticket: z.string(), signedAttributes: z.base64(), pinHandle: z.string() }))
    .output(answer<KeySignature>()),
} satisfies GatedRouter;
