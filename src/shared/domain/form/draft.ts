import { z } from 'zod';
import type { Brand } from '../../kernel/brand.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';
import type { CatalogueVersionId, Subject } from '../catalogue/catalogue.ts';
import type { Situation } from '../catalogue/condition.ts';
import type { DeskId } from '../desk/service-desk.ts';
import type { OperatorId } from '../staff/operator.ts';

/** 草稿编号. */
export type DraftId = Brand<string, 'DraftId'>;

/** Where a value comes from. The office sets it; a page can only tell a scan from typing, never claim a card. */
export type Provenance =
  | { readonly kind: 'typed'; readonly by: OperatorId; readonly at: Instant }
  /** 扫码录入. What the desk says a scanner put in: no more verified than typing. */
  | { readonly kind: 'scanned'; readonly by: OperatorId; readonly at: Instant }
  | {
      readonly kind: 'identityCard';
      readonly readingId: string;
      readonly stationId: string;
      readonly deviceSerial: string;
      readonly simulated: boolean;
      readonly readAt: Instant;
    };

/** A value of the form with its origin. */
export type FieldValue = {
  readonly value: string;
  readonly provenance: Provenance;
  /** Why a value that fails its check (wrong check digit) is right all the same. */
  readonly overrideReason?: string;
};

/** 填报内容. Values by field code. */
export type FormAnswers = Readonly<Record<string, FieldValue>>;

/** A file the office keeps: a scan or a paper it made. */
export const StoredFileRef = z.object({
  fileId: z.string(),
  name: z.string().max(200),
  mediaType: z.enum(['application/pdf', 'image/jpeg', 'image/png']),
  byteLength: z.int().min(1),
  sha256: z.string(),
});
export type StoredFileRef = z.infer<typeof StoredFileRef>;

/** 沿用材料. Where a paper that was not handed in again comes from. */
export type TakenOverMaterial = {
  readonly caseId: string;
  readonly caseNumber: string;
  /** When the earlier case was taken in, or its paper made. */
  readonly madeAt: Instant;
  /** Last day it may be used; null without limit. */
  readonly usableUntil: LocalDate | null;
};

/** 提交的材料. A paper as it was handed in. */
export type SubmittedMaterial = {
  readonly materialCode: string;
  /** 原件核验: the clerk saw the original. */
  readonly originalSeen: boolean;
  readonly files: readonly StoredFileRef[];
  /** Set when the paper was taken over from an earlier case of the same person instead of being handed in. */
  readonly takenOver?: TakenOverMaterial;
};

/** A draft: not a case yet. One mutable row, saved at every change. */
export type Draft = {
  readonly id: DraftId;
  readonly subject: Subject;
  /** The catalogue it was last judged by; absent in drafts of early versions. */
  readonly catalogueVersionId?: CatalogueVersionId;
  readonly situation: Situation;
  readonly answers: FormAnswers;
  readonly materials: readonly SubmittedMaterial[];
  readonly deskId: DeskId;
  readonly openedBy: OperatorId;
  readonly openedAt: Instant;
  readonly savedBy: OperatorId;
  readonly savedAt: Instant;
  /** Counts saves, from 1. */
  readonly version: number;
};

/** What stands in the way of acceptance (`error`), or should be looked at (`warning`). */
export type FormIssue = {
  readonly where: 'question' | 'field' | 'material';
  /** Question, field or material code. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly reason:
    | 'required'
    | 'identityNumberLength'
    | 'identityNumberCheckDigit'
    | 'identityNumberBirthDate'
    | 'dateInvalid'
    | 'phoneInvalid'
    | 'choiceUnknown'
    | 'numberInvalid'
    | 'tooLong'
    | 'overridden';
};
