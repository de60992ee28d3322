import type { Instant } from '../../kernel/time.ts';
import type { ExtensionBasis } from '../calendar/case-clock.ts';
import type { DueDate, FixedDay, TimeLimit } from '../calendar/due-date.ts';
import type { SpecialProcedure } from '../calendar/special-procedure.ts';
import type { ReviewStep, ServiceItem } from '../catalogue/service-item.ts';
import type { DeskId } from '../desk/service-desk.ts';
import type { DepartmentId, OperatorId } from '../staff/operator.ts';
import type { Acted, CaseId, Private, SubCaseId } from './acted.ts';
import type { DeliveryManner } from './service-case-action.ts';

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
  /** 集中办理期: by when everything applied for in it is decided, instead of the promised limit. */
  readonly fixed?: FixedDay;
};

/** 容缺材料. A paper that may follow, and the moment it must be there. */
export type DeferredMaterial = {
  readonly materialCode: string;
  readonly until: Instant;
  /** Counted from acceptance; absent where the day was chosen or announced: no calendar moves that. */
  readonly limit?: TimeLimit;
};

/** 补正事项. One point of a correction notice: what is missing or wrong. How to mend it is personal (it may quote). */
export type CorrectionPoint = { readonly where: 'material' | 'field'; readonly code: string };

/** 终止原因. */
export const TERMINATION_CAUSES = [
  'predecessorDenied',
  'correctionLapsed',
  'deferralLapsed',
  'byOffice',
] as const;

/** 未能送达的原因. */
export const SERVING_FAILURES = ['nobodyThere', 'addressUnknown', 'refused', 'returned', 'other'] as const;

/** What the law or the clock makes of a part, before its review. */
type Acceptance =
  /** 收件. `acceptBy`: without a word until then it counts as accepted (art. 32); absent in early logs. */
  | {
      readonly kind: 'receive';
      readonly caseId: CaseId;
      readonly opening: SubCaseOpening;
      readonly deskId: DeskId;
      readonly acceptBy?: Instant;
    }
  /** 受理. `due` is null while the item waits for its predecessors. */
  | {
      readonly kind: 'accept';
      readonly due: DueDate | null;
      /** 容缺. */
      readonly deferred?: readonly DeferredMaterial[];
      /** 告知承诺: papers a written promise stands for. */
      readonly promised?: readonly string[];
      /** 逾期视为受理: nobody said anything in five days. */
      readonly deemed?: true;
    }
  /** The predecessors are granted: the clock starts. */
  | { readonly kind: 'startClock'; readonly due: DueDate }
  /** 不予受理. */
  | ({ readonly kind: 'refuse'; readonly legalBasis: string; readonly documentId?: string } & Private<{
      readonly reason: string;
    }>)
  /** 一次性补正告知. A second one names who of the supervisors allowed it. */
  | ({
      readonly kind: 'requestCorrection';
      readonly materialCodes: readonly string[];
      readonly fieldCodes?: readonly string[];
      /** Absent in early logs: without an end. */
      readonly until?: Instant;
      /** Counted from the notice; absent where a person chose the day, which no calendar moves. */
      readonly workingDays?: number;
      readonly documentId?: string;
      readonly allowedBy?: OperatorId;
    } & Private<{
      readonly reason: string;
      /** By material or field code: what is wrong, and how to mend it. */
      readonly remedies?: Readonly<Record<string, string>>;
    }>)
  /** 补齐: looked at again at the window. */
  | { readonly kind: 'supplyCorrection'; readonly acceptBy?: Instant }
  /** 容缺补齐. */
  | { readonly kind: 'supplyDeferred'; readonly materialCodes: readonly string[] }
  /** 退件. */
  | ({ readonly kind: 'returnToApplicant' } & Private<{ readonly reason: string }>)
  /** 转递 (跨域代收): the body of the applicant's own place decides; our part ends here. */
  | { readonly kind: 'forward'; readonly toDivisionCode: string; readonly documentId: string };

/** The review by the departments. */
type Review =
  /** 认领. */
  | { readonly kind: 'startReview' }
  /** 退回认领: somebody else may take it. With a reason where a supervisor takes it from who is away. */
  | ({ readonly kind: 'releaseReview' } & Private<{ readonly reason: string }>)
  /** 转交同事: the claim goes to a colleague. */
  | { readonly kind: 'handOn'; readonly to: OperatorId }
  /** 初审/审核/会签意见; moves on when every department of the step has said its own. */
  | ({
      readonly kind: 'giveOpinion';
      readonly step: number;
      readonly recommendation: 'grant' | 'deny';
      /** Whose opinion it is; absent where the step has one department. */
      readonly departmentId?: DepartmentId;
    } & Private<{ readonly opinion: string }>)
  /** 退回上一步. */
  | ({ readonly kind: 'sendBack'; readonly toStep: number } & Private<{ readonly reason: string }>)
  /** 准予. */
  | ({ readonly kind: 'grant'; readonly step: number; readonly documentNumber: string } & Private<{
      readonly opinion: string;
      /** Values its outcome gives to the items that wait for it (the code of a new company), by field code. */
      readonly produced?: Readonly<Record<string, string>>;
      /** Why such a value stands although its check character does not fit, by field code. */
      readonly producedReasons?: Readonly<Record<string, string>>;
    }>)
  /** 不予. */
  | ({
      readonly kind: 'deny';
      readonly step: number;
      readonly legalBasis: string;
      readonly documentNumber: string;
    } & Private<{ readonly reason: string }>)
  /** 权属争议: the department says the item is not its own; the clock runs on, a supervisor decides. */
  | ({ readonly kind: 'disputeOwner' } & Private<{ readonly reason: string }>)
  /** 派单: a supervisor says whose it is. */
  | ({ readonly kind: 'dispatch'; readonly departmentId: DepartmentId } & Private<{
      readonly reason: string;
    }>)
  /** 加急. */
  | ({ readonly kind: 'expedite' } & Private<{ readonly reason: string }>)
  /** 督办. */
  | ({ readonly kind: 'urge'; readonly answerBy: Instant } & Private<{ readonly reason: string }>)
  /** 督办反馈. */
  | ({ readonly kind: 'answerUrge' } & Private<{ readonly answer: string }>);

/** What moves the clock; each carries the due date from then on. */
type ClockChange =
  /** 挂起 for a special procedure (Administrative Licensing Law art. 45); the applicant was told in writing. */
  | ({
      readonly kind: 'suspend';
      readonly specialProcedure: SpecialProcedure;
      readonly documentId: string;
      /** The next two and the reason are absent in early logs. */
      readonly documentNumber?: string;
      readonly expectedWorkingDays?: number;
    } & Private<{ readonly reason: string }>)
  /** 恢复: the suspended working time is added to the due date. */
  | ({ readonly kind: 'resume'; readonly due: DueDate } & Private<{ readonly note: string }>)
  /** 延期 (art. 42). */
  | ({
      readonly kind: 'extend';
      readonly workingDays: number;
      readonly basis: ExtensionBasis;
      readonly documentId: string;
      readonly documentNumber: string;
      readonly due: DueDate;
    } & Private<{ readonly reason: string }>)
  /** 日历变更: a year was published or changed; the deadlines as they are now. */
  | {
      readonly kind: 'recalculate';
      readonly calendarYear: number;
      readonly due: DueDate | null;
      readonly acceptBy?: Instant;
      readonly correctUntil?: Instant;
      readonly deferred?: readonly DeferredMaterial[];
    };

/** How a part ends, and what becomes of its outcome. */
type Ending =
  /** 制证: the outcome lies ready for hand-over (sealed document stored, thing in custody, or register entry made). */
  | { readonly kind: 'produce'; readonly documentId: string | null; readonly serveBy?: Instant }
  /** 出件. */
  | { readonly kind: 'deliver'; readonly receiptDocumentId: string; readonly manner?: DeliveryManner }
  /** 未能送达. */
  | ({
      readonly kind: 'failServing';
      readonly manner: DeliveryManner;
      readonly failure: (typeof SERVING_FAILURES)[number];
      readonly documentId: string;
    } & Private<{ readonly note: string }>)
  /** 销毁: an outcome nobody collected, destroyed by two persons. */
  | ({ readonly kind: 'destroyOutcome'; readonly witness: OperatorId } & Private<{ readonly reason: string }>)
  /** 结果更正或撤销, by the decision of a new linked case. */
  | {
      readonly kind: 'replaceOutcome';
      readonly relation: 'corrects' | 'revokes';
      readonly byCase: CaseId;
    }
  /** 归档. */
  | { readonly kind: 'archive' }
  /** 终止, counted; `predecessor` is there when one failed. */
  | ({
      readonly kind: 'terminate';
      readonly cause: (typeof TERMINATION_CAUSES)[number];
      readonly predecessor?: SubCaseId;
    } & Private<{ readonly reason: string }>)
  /** 撤回, by the applicant. */
  | ({ readonly kind: 'withdraw' } & Private<{ readonly reason: string }>)
  /** 作废, excluded from every count. */
  | ({ readonly kind: 'annul' } & Private<{ readonly reason: string }>);

/** Actions on one department's part (子件). */
export type SubCaseAction = Acted & (Acceptance | Review | ClockChange | Ending);

/** The verbs of a sub-case. */
export type SubCaseActionKind = SubCaseAction['kind'];
