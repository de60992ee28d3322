import { z } from 'zod';
import { answer, query } from '../procedure.ts';
import type { GatedRouter } from '../procedure.ts';
import type { FailureCode } from '../failures.ts';
import type { FramingName } from '../../domain/device/framing.ts';
import type { IdentityCard } from '../../domain/applicant/identity-card.ts';
import type { SignedText } from '../../kernel/signed-text.ts';

/** How the reader is doing, for the badge and the diagnostics page. */
export type ReaderStatus = {
  readonly state: 'absent' | 'silent' | 'ready';
  readonly simulated: boolean;
  /** SAM id, when the reader told it. */
  readonly deviceSerial?: string;
  readonly framing?: FramingName;
  /** Why it is not ready: the code under which `read` fails now. */
  readonly problem?: Extract<FailureCode, `reader.${string}`>;
};

/** A card that was read: what the page shows at once, and the signed reading the office believes. */
export type ReadCard = {
  readonly card: IdentityCard;
  readonly reading: SignedText;
  readonly simulated: boolean;
  /** 追加住址, null when the chip holds none; absent when it was not asked for. */
  readonly newestAddress?: string | null;
  /** Length of the prints on the chip, 0 when there are none; absent when it was not asked for. They stay on the station. */
  readonly fingerprintBytes?: number;
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
    'reader.inUse',
    'reader.libraryMissing',
    'reader.noPermission',
    'reader.silent',
  )
    .input(
      z.object({
        waitMs: z.int().min(0).max(60_000).default(15_000),
        withFingerprint: z.boolean().optional(),
        withNewestAddress: z.boolean().optional(),
      }),
    )
    .output(answer<ReadCard>()),
} satisfies GatedRouter;
