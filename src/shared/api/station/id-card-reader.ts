import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { answer, query } from '../procedure.ts';
import type { GatedRouter } from '../procedure.ts';
import type { FailureCode } from '../failures.ts';
import type { FramingName } from '../../domain/device/framing.ts';
import type { IdentityCard } from '../../domain/applicant/identity-card.ts';
import type { ReaderDiagnosis } from '../../domain/device/reader-diagnosis.ts';
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
  /**
   * What it is being used for just now; the rest is what was seen before that. `waitingForDevice`: the reader takes long
   * over one answer, and nothing needs to be done yet.
   */
  readonly activity?: 'waitingForCard' | 'reading' | 'waitingForDevice';
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
  /** Absent when it was not asked for. */
  readonly photo?: CardPhoto;
};

/** 证件照. The picture on the card as BMP in base64, or that there is no decoder for it: a placeholder is shown then. */
export type CardPhoto = { readonly kind: 'bmp'; readonly base64: string } | { readonly kind: 'notAvailable' };

/** What happens at the reader. That a card was taken away after it was read is not told: readers cannot see it. */
export type ReaderEvent =
  | { readonly kind: 'reader'; readonly status: ReaderStatus }
  | { readonly kind: 'cardPresent' }
  | { readonly kind: 'cardRead'; readonly read: ReadCard }
  /** Lifted before it was read. */
  | { readonly kind: 'cardRemoved' }
  | { readonly kind: 'cardRefused'; readonly code: Extract<FailureCode, `card.${string}`> };

/** What is wanted of a card besides its text. */
const wish = {
  withFingerprint: z.boolean().optional(),
  withNewestAddress: z.boolean().optional(),
  withPhoto: z.boolean().optional(),
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
    'reader.outOfService',
    'reader.silent',
  )
    .input(z.object({ waitMs: z.int().min(0).max(60_000).default(15_000), ...wish }))
    .output(answer<ReadCard>()),
  /** 连续读卡. Reads every card that is put on until the listener goes; a single `read` goes first. */
  follow: query(gate).input(z.object(wish)).output(eventIterator(answer<ReaderEvent>())),
  /** 诊断. Looks at library, rights, device and card module; `shared/texts/device-diagnosis.ts` has the words for it. */
  diagnose: query(gate).output(answer<ReaderDiagnosis>()),
} satisfies GatedRouter;
