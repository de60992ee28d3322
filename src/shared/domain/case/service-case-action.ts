import type { Instant } from '../../kernel/time.ts';
import type { CatalogueVersionId, Subject } from '../catalogue/catalogue.ts';
import type { Situation } from '../catalogue/condition.ts';
import type { DeskId } from '../desk/service-desk.ts';
import type { FormAnswers, SubmittedMaterial } from '../form/draft.ts';
import type { OperatorId } from '../staff/operator.ts';
import type { Acted, CaseId, CaseNumber, Private, SubCaseId } from './acted.ts';
import type { SubCaseOpening } from './sub-case-action.ts';

/** The person the case is for, and the one who came. */
export type CaseParty = { readonly name: string; readonly identityNumber: string; readonly phone: string };

/** 受理渠道. Where an application came in. */
export const CHANNELS = [
  'window',
  'online',
  'mobile',
  'selfService',
  'post',
  'assisted',
  'crossRegion',
] as const;

/** One of the channels. */
export type Channel = (typeof CHANNELS)[number];

/** 关联办件. Why a case names an earlier one; reopening, correcting and revoking are always a new case. */
export const CASE_RELATIONS = ['duplicateOf', 'reopens', 'corrects', 'revokes'] as const;

/** An earlier case this one names. */
export type LinkedCase = {
  readonly caseId: CaseId;
  readonly caseNumber: CaseNumber;
  readonly relation: (typeof CASE_RELATIONS)[number];
  /** The part whose outcome is corrected or revoked; null for the other relations. */
  readonly subCaseId: SubCaseId | null;
};

/** 服务时间. What waiting and serving time are counted from (domain.md E.7). */
export type ServedAt = {
  /** 取号; null where there is no queue machine. */
  readonly ticketNumber: string | null;
  readonly ticketAt: Instant | null;
  /** 叫号: the clerk opened the form. */
  readonly calledAt: Instant;
  /** The application was taken in. */
  readonly closedAt: Instant;
};

/** 材料数 of one application, counted as domain.md E.8 says. */
export type CountedMaterials = { readonly base: number; readonly actual: number };

/** 到窗目的. Why somebody stood at a window (E.9: one presence is one visit). */
export const VISIT_PURPOSES = ['apply', 'supply', 'collect', 'withdraw'] as const;

/** 物料交接地点: the window that took it in, a department, the window that hands out. */
export type CustodyPlace =
  | { readonly kind: 'desk'; readonly deskId: DeskId }
  | { readonly kind: 'department'; readonly departmentId: string };

/** 送达方式. */
export const DELIVERY_MANNERS = ['desk', 'post', 'locker', 'electronic'] as const;

/** One of the ways an outcome reaches its person. */
export type DeliveryManner = (typeof DELIVERY_MANNERS)[number];

/** 领取人身份: the applicant, the agent named in the application, or somebody else with a relation. */
export type CollectorKind = 'applicant' | 'agent' | 'substitute';

/** Actions on the whole 办件: form, materials, hand-over, visits and the citizen's voice. */
export type ServiceCaseAction = Acted &
  (
    | ({
        readonly kind: 'receive';
        readonly caseNumber: CaseNumber;
        readonly subject: Subject;
        readonly subjectName: string;
        readonly subjectVersion: number;
        /** The catalogue it was accepted under, for ever; absent in the logs of early versions. */
        readonly catalogueVersionId?: CatalogueVersionId;
        readonly deskId: DeskId;
        readonly divisionCode: string;
        readonly channel: Channel;
        readonly subCases: readonly SubCaseOpening[];
        /** True when a value came from a simulated device. */
        readonly simulated: boolean;
        /** The next four are absent in the logs of early versions. */
        readonly links?: readonly LinkedCase[];
        readonly served?: ServedAt;
        readonly materialCount?: CountedMaterials;
        /** 帮办代办: what the letter of authority covers, and until when. */
        readonly assisted?: { readonly scope: string; readonly until: Instant };
      } & Private<{
        readonly applicant: CaseParty;
        /** 代办人: may collect too. */
        readonly agent: CaseParty | null;
        /** The answers to the theme's questions: marital status and the like. Absent in the logs of early versions. */
        readonly situation?: Situation;
        readonly answers: FormAnswers;
        readonly materials: readonly SubmittedMaterial[];
      }>)
    /** 补交: what was handed in after the first time; newer values and papers stand over older ones. */
    | ({
        readonly kind: 'supplement';
        /** Where it was handed in; absent in the logs of early versions. */
        readonly deskId?: DeskId;
        readonly materialCodes: readonly string[];
        readonly fieldCodes: readonly string[];
        readonly simulated: boolean;
        /** Counted again with what was handed in now; the last count holds. */
        readonly materialCount?: CountedMaterials;
      } & Private<{
        readonly answers: FormAnswers;
        readonly materials: readonly SubmittedMaterial[];
        /** Who the case is for and who came, where a name or number was mended. */
        readonly parties?: { readonly applicant: CaseParty; readonly agent: CaseParty | null };
      }>)
    /** 关联. A later case names this one. */
    | {
        readonly kind: 'link';
        readonly relation: (typeof CASE_RELATIONS)[number];
        readonly byCase: CaseId;
        readonly byCaseNumber: CaseNumber;
        readonly subCaseId: SubCaseId | null;
      }
    /** 到窗. */
    | {
        readonly kind: 'visit';
        readonly deskId: DeskId;
        readonly purpose: (typeof VISIT_PURPOSES)[number];
      }
    /** 物料交接. Paper changes hands: counted and signed for on both sides. */
    | {
        readonly kind: 'moveCustody';
        readonly from: CustodyPlace;
        readonly to: CustodyPlace;
        readonly pieces: readonly { readonly materialCode: string; readonly copies: number }[];
        readonly takenBy: OperatorId;
        readonly documentId: string;
      }
    | ({
        readonly kind: 'handOver';
        /** Sub-cases whose outcomes were handed out now. */
        readonly subCases: readonly SubCaseId[];
        readonly collectorKind: CollectorKind;
        /** Absent in the logs of early versions: `desk`. */
        readonly manner?: DeliveryManner;
        readonly receiptDocumentId: string;
        readonly simulated: boolean;
      } & Private<{
        readonly collector: {
          readonly name: string;
          readonly identityNumber: string;
          /** Of a substitute to the applicant. */
          readonly relation?: string;
          /** Post: tracking number; locker: its code; electronic: the address. */
          readonly reference?: string;
        };
        /** The reading that proved who came; absent in the logs of early versions. */
        readonly reading?: {
          readonly readingId: string;
          readonly stationId: string;
          readonly deviceSerial: string;
          readonly readAt: string;
        };
      }>)
    | ({
        readonly kind: 'rate';
        /** 1 非常满意 to 5 非常不满意 (GB/T 39046-2020 A.8). */
        readonly level: 1 | 2 | 3 | 4 | 5;
        /** Only what a citizen rated is a valid rating (domain.md E.10). */
        readonly ratedBy: 'citizen' | 'default' | 'staff';
      } & Private<{ readonly comment: string }>)
    /** 差评整改, within 15 working days. */
    | ({ readonly kind: 'rectifyRating'; readonly dueAt: Instant } & Private<{ readonly measure: string }>)
    /** 回访 after a bad rating. */
    | ({ readonly kind: 'callBack'; readonly satisfied: boolean } & Private<{ readonly note: string }>)
  );
