import { z } from 'zod';
import { answer, query } from '../procedure.ts';
import type { GatedRouter } from '../procedure.ts';
import type { IdentityCard } from '../../domain/applicant/identity-card.ts';
import type { SignedText } from '../../kernel/signed-text.ts';

/** How the reader is doing, for the badge and the diagnostics page. */
export type ReaderStatus = {
  readonly state: 'absent' | 'silent' | 'ready';
  readonly simulated: boolean;
  /** SAM id, when the reader told it. */
  readonly deviceSerial?: string;
  readonly framing?: 'raw64' | 'len64' | 'dk64';
};

/** A card that was read: what the page shows at once, and the signed reading the office believes. */
export type ReadCard = {
  readonly card: IdentityCard;
  readonly reading: SignedText;
  readonly simulated: boolean;
};

const gate = { role: 'workstation', audit: 'none' } as const;

/** 读卡器. The identity-card reader of this workstation. */
export const idCardReader = {
  status: query(gate).output(answer<ReaderStatus>()),
  /** Waits up to `waitMs` for a card that was put on anew, then reads it. */
  read: query(
    gate,
    'card.absent',
    'card.authenticationFailed',
    'card.dataInvalid',
    'card.notReplaced',
    'card.removed',
    'card.unreadable',
    'card.wrongKind',
    'reader.absent',
    'reader.busy',
    'reader.failed',
    'reader.silent',
  )
    .input(z.object({ waitMs: z.int().min(0).max(60_000).default(15_000) }))
    .output(answer<ReadCard>()),
} satisfies GatedRouter;
