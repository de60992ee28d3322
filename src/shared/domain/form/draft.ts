import { z } from 'zod';
import type { Brand } from '../../kernel/brand.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';
import type { CatalogueVersionId, Subject } from '../catalogue/catalogue.ts';
import type { Situation } from '../catalogue/condition.ts';
import type { DeskId } from '../desk/service-desk.ts';
import type { OperatorId } from '../staff/operator.ts';
import type { FormPerson } from './people-of-form.ts';

/** 草稿编号. */
export type DraftId = Brand<string, 'DraftId'>;

/** In UTF-16 units. Longer than any field takes, so that what was pasted is kept and the form says what is wrong with it. */
export const LONGEST_ANSWER = 20_000;

/** Where a value comes from. The office sets it; a page can only tell a scan from typing, never claim a card. */
export type Provenance =
  | { readonly kind: 'typed'; readonly by: OperatorId; readonly at: Instant }
  /** 扫码录入. What the desk says a scanner put in: no more verified than typing. */
  | { readonly kind: 'scanned'; readonly by: OperatorId; readonly at: Instant }
  /** 门牌码. The address the address base holds under the code of a door plate. */
  | { readonly kind: 'doorPlate'; readonly plateCode: string; readonly by: OperatorId; readonly at: Instant }
  /** 历史办件. What the same person stated in an earlier case. */
  | {
      readonly kind: 'earlierCase';
      readonly caseId: string;
      readonly caseNumber: string;
      /** True when a simulated device had a part in that case. */
      readonly simulated: boolean;
      readonly by: OperatorId;
      readonly at: Instant;
    }
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

/** Sources that fill fields by themselves, and may say something else than the form. */
export const FILLING_SOURCES = ['identityCard', 'doorPlate', 'earlierCase'] as const;

/** A source that fills fields. */
export type FillingSource = (typeof FILLING_SOURCES)[number];

/** 数据冲突. That another source says something else of a field than the form; the clerk decides which of the two holds. */
export type FieldConflict = {
  readonly fieldCode: string;
  /** What the other source says. */
  readonly value: string;
  /** The other source: its value brings this mark along when it is taken. */
  readonly provenance: Extract<Provenance, { readonly kind: FillingSource }>;
};

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
  /** Whose paper it is: it goes with this person only, whoever the form names later. */
  readonly holder: FormPerson;
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

/** An earlier case an application is begun for, and the part whose outcome it is about. */
export type DraftLink = {
  readonly caseId: string;
  readonly relation: 'duplicateOf' | 'reopens' | 'corrects' | 'revokes';
  /** Null where it is about no outcome. */
  readonly subCaseId: string | null;
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
  /** What is still to be decided, of hidden fields too; absent in drafts of early versions. */
  readonly conflicts?: readonly FieldConflict[];
  /** 关联办件. The earlier case this application corrects, revokes or tries again. */
  readonly link?: DraftLink;
  /** 补交. The case to which it hands something in; it then becomes no case of its own. */
  readonly supplements?: { readonly caseId: string; readonly caseNumber: string };
  readonly deskId: DeskId;
  readonly openedBy: OperatorId;
  readonly openedAt: Instant;
  readonly savedBy: OperatorId;
  readonly savedAt: Instant;
  /** Counts saves, from 1. */
  readonly version: number;
};

/** 表单问题. What stands in the way of acceptance (`error`), or should be looked at (`warning`). */
export type FormIssue = {
  readonly where: 'application' | 'question' | 'field' | 'material';
  /** Code of the subject, the question, the field or the material. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly reason:
    | 'required'
    | 'identityNumberLength'
    | 'identityNumberCheckDigit'
    | 'identityNumberBirthDate'
    | 'identityNumberOld'
    | 'creditCodeForm'
    | 'creditCodeCheckCharacter'
    | 'dateInvalid'
    | 'phoneInvalid'
    | 'choiceUnknown'
    | 'numberInvalid'
    | 'numberTooSmall'
    | 'numberTooLarge'
    | 'dateTooEarly'
    | 'dateTooLate'
    | 'sameAsOther'
    | 'characterNotAllowed'
    | 'tooLong'
    | 'tooShort'
    | 'patternUnmet'
    | 'rulesCollide'
    | 'nameDotUnusual'
    | 'conflict'
    | 'overridden'
    | 'takenOverExpired'
    | 'takenOverOfAnother'
    | 'outsidePeriod';
  /** How many characters too many or too few; for `tooLong` and `tooShort`. */
  readonly characters?: number;
  /** What the catalogue says of the pattern; for `patternUnmet`. */
  readonly hint?: string;
  /** The number or day the value must keep to, or mostly keeps to; for `numberToo…` and `dateToo…`. */
  readonly limit?: string;
  /** The field that sets the limit, or must state something else. */
  readonly other?: { readonly group: string; readonly label: string };
  /** What might be meant: taken only when the clerk says so. */
  readonly proposal?: string;
};
