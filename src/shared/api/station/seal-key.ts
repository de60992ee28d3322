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

/** 口令输入. A question for the PIN the station now waits for; it ends with the ticket, or with the next question. */
export type PinPrompt = {
  readonly promptId: string;
  /** Tries left, asked of the key just now. */
  readonly triesLeft: number;
  /** Serial number of the key that is plugged in: the one the ticket names. */
  readonly serial: string;
};

/** One signature: ECDSA P-256 in DER, and the key's certificates (DER as base64, leaf first). */
export type KeySignature = { readonly signature: string; readonly certificates: readonly string[] };

const gate = { role: 'workstation', audit: 'none' } as const;

/** 电子印章密钥 (UKey). The seal key of this workstation. */
export const sealKey = {
  status: query(gate).output(answer<SealKeyStatus>()),
  /** Looks at ticket, attributes and key. Nobody may be asked for a PIN before this said yes. */
  check: query(
    gate,
    'seal.ticketExpired',
    'seal.wrongKey',
    'sealKey.absent',
    'sealKey.busy',
    'sealKey.digestMismatch',
    'sealKey.failed',
    'sealKey.pinLocked',
    'sealKey.removed',
    'sealKey.ticketInvalid',
  )
    .input(z.object({ ticket: z.string().max(4_000), signedAttributes: z.base64().max(8_000) }))
    .output(answer<PinPrompt>()),
  /**
   * Signs what was checked. The PIN was handed in before as bytes on `/station/pin` (never in JSON), for this prompt;
   * the prompt and the PIN are used up by this call, whatever its outcome.
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
    'sealKey.promptUnknown',
    'sealKey.removed',
    'sealKey.ticketInvalid',
  )
    .input(z.object({ promptId: z.uuid() }))
    .output(answer<KeySignature>()),
} satisfies GatedRouter;
