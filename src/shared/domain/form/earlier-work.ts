import type { Instant, LocalDate } from '../../kernel/time.ts';

/** A case the same person came with before. */
export type EarlierCase = {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly subjectName: string;
  readonly receivedAt: Instant;
  /** True while a part of it is not finished. */
  readonly open: boolean;
  /** Names of items that are applied for again now, within 90 days: perhaps a duplicate. */
  readonly sameItems: readonly string[];
};

/** A paper the office already has of the person, which the draft asks for. */
export type ReusableMaterial = {
  readonly materialCode: string;
  readonly caseId: string;
  readonly caseNumber: string;
  /** Handed in then, or made by our office as the outcome of an item. */
  readonly kind: 'handedIn' | 'outcome';
  readonly madeAt: Instant;
  readonly ageInDays: number;
  /** Last day it may be used; null without limit. */
  readonly usableUntil: LocalDate | null;
  /** False when it is too old: shown, and not offered. */
  readonly usable: boolean;
  readonly files: number;
};

/** 历史办件. What the office already knows of the applicant of a draft. */
export type EarlierWork = {
  readonly cases: readonly EarlierCase[];
  readonly materials: readonly ReusableMaterial[];
};
