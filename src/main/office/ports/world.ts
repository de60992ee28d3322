import type { ReasonTemplate } from '../../../shared/domain/approval/reason-template.ts';
import type { OpeningHours } from '../../../shared/domain/calendar/work-calendar.ts';
import type { WindowRules } from '../../../shared/domain/case/window-rules.ts';
import type { CardReading } from '../../../shared/domain/applicant/identity-card.ts';
import type { SealTicket } from '../../../shared/domain/seal/seal-ticket.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { SignedText } from '../../../shared/kernel/signed-text.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { Tables } from './store.ts';
import type { PaperTemplates } from './paper-templates.ts';

/** Time of the office. */
export interface Clock {
  now(): Instant;
}

/** 时钟跳变. What the clock should show by the time that passed, and what it shows. */
export type ClockJump = { readonly expected: Instant; readonly shown: Instant };

/** Tells whether the clock was set while the office ran. */
export interface ClockWitness {
  /** A difference of more than the limit that nobody has confirmed; null while the clock is trusted. */
  findJump(tables: Tables): Promise<ClockJump | null>;
  /** Somebody says that the clock is right as it is. */
  confirm(tables: Tables): Promise<void>;
}

/** Fresh identifiers (UUIDv7) and secrets. */
export interface Randomness {
  /** A new identifier; later ones sort after earlier ones. */
  newId(): string;
  /** A secret of 32 bytes as lower-case hex. */
  newSecret(): string;
}

/** Data the office works by: when a day is worked (which days are, say the tables: `calendarInForce`), and what the centre decides for its windows. */
export interface OfficeData {
  readonly openingHours: OpeningHours;
  /** 理由模板. */
  readonly reasons: readonly ReasonTemplate[];
  readonly windowRules: WindowRules;
  readonly paperTemplates: PaperTemplates;
}

/** Passwords: scrypt N = 2^17, r = 8, p = 1. */
export interface PasswordHasher {
  hash(password: string): Promise<string>;
  /** True when the password belongs to the hash. */
  matches(password: string, hash: string): Promise<boolean>;
}

/** Signatures between the office and the stations. */
export interface StationTrust {
  /** Verifies form, signature, station, expiry, and that simulation is allowed here. */
  verifyReading(
    reading: SignedText,
  ): Promise<
    Result<
      CardReading,
      'reading.invalid' | 'reading.expired' | 'reading.unknownStation' | 'reading.simulatedRefused'
    >
  >;
  /** Signs a ticket with the office's key. */
  signTicket(ticket: SealTicket): Promise<SignedText>;
}

/** How the office runs. */
export interface OfficeProfile {
  readonly officeName: string;
  readonly version: string;
  /** Real data: refuses simulated devices and seals. */
  readonly production: boolean;
  /** Demo data folder: shows demo accounts on the login page. */
  readonly demo: boolean;
}

/** What changed: a case, a draft, or a print job (or its batch). */
export type Change = { readonly kind: 'case' | 'draft' | 'printing'; readonly id: string };

/** Tells pages that something changed; carries ids only. */
export interface ChangeFeed {
  /** To all pages that follow. */
  publish(change: Change): void;
  /** Changes from now on, until the signal ends. */
  follow(signal: AbortSignal): AsyncIterable<Change>;
}
