import type { Brand } from '../../kernel/brand.ts';
import type { Instant } from '../../kernel/time.ts';
import type { DueDate } from '../calendar/due-date.ts';
import type { CatalogueVersionId, Subject } from '../catalogue/catalogue.ts';
import type { ReviewStep, ServiceItem } from '../catalogue/service-item.ts';
import type { Situation } from '../catalogue/condition.ts';
import type { DeskId } from '../desk/service-desk.ts';
import type { FormAnswers, SubmittedMaterial } from '../form/draft.ts';
import type { DepartmentId, OperatorId } from '../staff/operator.ts';

/** 办件编号（内部）. */
export type CaseId = Brand<string, 'CaseId'>;

/** 子件编号（内部）. */
export type SubCaseId = Brand<string, 'SubCaseId'>;

/** 办件编号（打印）, 23 characters with a check character. */
export type CaseNumber = Brand<string, 'CaseNumber'>;

/** What every action says: who, when it counts in law, when it was written down. */
type Acted = {
  readonly by: OperatorId | 'system';
  readonly effectiveAt: Instant;
  readonly recordedAt: Instant;
};

/** Personal data of an action, kept under the key of the case; absent once that key was destroyed. */
type Private<Data> = { readonly personal?: Data };

/** How an item of the application was taken in; facts only, no personal data. */
export type SubCaseOpening = {
  readonly subCaseId: SubCaseId;
  readonly itemCode: string;
  readonly itemVersion: number;
  readonly itemName: string;
  readonly departmentId: DepartmentId;
  readonly handlingKind: ServiceItem['handlingKind'];
  readonly promisedTimeLimit: ServiceItem['promisedTimeLimit'];
  readonly reviewPath: readonly ReviewStep[];
  readonly outcomeKind: ServiceItem['outcome']['kind'];
  /** Sub-cases that must be granted before this one starts. */
  readonly after: readonly SubCaseId[];
  readonly whenPredecessorDenied: 'terminate' | 'goOn';
};

/** The person the case is for, and the one who came. */
export type CaseParty = { readonly name: string; readonly identityNumber: string; readonly phone: string };

/** Actions on the whole 办件: form, materials, hand-over. */
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
        readonly channel: 'window';
        readonly subCases: readonly SubCaseOpening[];
        /** True when a value came from a simulated device. */
        readonly simulated: boolean;
      } & Private<{
        readonly applicant: CaseParty;
        /** 代办人: may collect too. */
        readonly agent: CaseParty | null;
        /** The answers to the theme's questions: marital status and the like. Absent in the logs of early versions. */
        readonly situation?: Situation;
        readonly answers: FormAnswers;
        readonly materials: readonly SubmittedMaterial[];
      }>)
    | ({
        readonly kind: 'handOver';
        /** Sub-cases whose outcomes were handed out now. */
        readonly subCases: readonly SubCaseId[];
        readonly collectorKind: 'applicant' | 'agent';
        readonly receiptDocumentId: string;
        readonly simulated: boolean;
      } & Private<{
        readonly collector: { readonly name: string; readonly identityNumber: string };
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
        readonly ratedBy: 'citizen';
      } & Private<{ readonly comment: string }>)
  );

/** Actions on one department's part (子件). */
export type SubCaseAction = Acted &
  /** 收件. */
  (
    | {
        readonly kind: 'receive';
        readonly caseId: CaseId;
        readonly opening: SubCaseOpening;
        readonly deskId: DeskId;
      }
    /** 受理. `due` is null while the item waits for its predecessors. */
    | { readonly kind: 'accept'; readonly due: DueDate | null }
    /** The predecessors are granted: the clock starts. */
    | { readonly kind: 'startClock'; readonly due: DueDate }
    /** 认领. */
    | { readonly kind: 'startReview' }
    /** 退回认领: somebody else may take it. */
    | { readonly kind: 'releaseReview' }
    /** 初审/审核意见, moves to the next step of the path. */
    | ({
        readonly kind: 'giveOpinion';
        readonly step: number;
        readonly recommendation: 'grant' | 'deny';
      } & Private<{
        readonly opinion: string;
      }>)
    /** 退回上一步. */
    | ({ readonly kind: 'sendBack'; readonly toStep: number } & Private<{ readonly reason: string }>)
    /** 准予. */
    | ({ readonly kind: 'grant'; readonly step: number; readonly documentNumber: string } & Private<{
        readonly opinion: string;
      }>)
    /** 不予. */
    | ({
        readonly kind: 'deny';
        readonly step: number;
        readonly legalBasis: string;
        readonly documentNumber: string;
      } & Private<{
        readonly reason: string;
      }>)
    /** 制证: the outcome lies ready for hand-over (sealed document stored, or register entry made). */
    | { readonly kind: 'produce'; readonly documentId: string | null }
    /** 出件. */
    | { readonly kind: 'deliver'; readonly receiptDocumentId: string }
    /** 归档. */
    | { readonly kind: 'archive' }
    /** 终止, counted: here because a predecessor was denied. */
    | { readonly kind: 'terminate'; readonly cause: 'predecessorDenied'; readonly predecessor: SubCaseId }
    /** 不予受理. */
    | ({ readonly kind: 'refuse'; readonly legalBasis: string } & Private<{ readonly reason: string }>)
    /** 一次性补正告知. */
    | ({ readonly kind: 'requestCorrection'; readonly materialCodes: readonly string[] } & Private<{
        readonly reason: string;
      }>)
    /** 补齐. */
    | { readonly kind: 'supplyCorrection' }
    /** 退件. */
    | ({ readonly kind: 'returnToApplicant' } & Private<{ readonly reason: string }>)
    /** 撤回, by the applicant. */
    | ({ readonly kind: 'withdraw' } & Private<{ readonly reason: string }>)
    /** 挂起 for a special procedure (Administrative Licensing Law art. 45). */
    | { readonly kind: 'suspend'; readonly specialProcedure: string; readonly documentId: string }
    /** 恢复: the suspended working time is added to the due date. */
    | { readonly kind: 'resume'; readonly due: DueDate }
    /** 作废, excluded from every count. */
    | ({ readonly kind: 'annul' } & Private<{ readonly reason: string }>)
  );

/** 办件动作. One entry of a log. */
export type CaseAction = ServiceCaseAction | SubCaseAction;

/** The verbs of a sub-case. */
export type SubCaseActionKind = SubCaseAction['kind'];

/** 子件. One department's part of a case: its stream of actions; the version is their number. */
export type SubCase = { readonly subCaseId: SubCaseId; readonly actions: readonly SubCaseAction[] };

/** 办件. One application at our office: its own stream and the streams of its parts. */
export type ServiceCase = {
  readonly caseId: CaseId;
  readonly actions: readonly ServiceCaseAction[];
  readonly subCases: readonly SubCase[];
};
