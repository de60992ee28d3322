import type {
  CaseId,
  CaseNumber,
  ServiceCaseAction,
  SubCaseAction,
  SubCaseId,
} from '../../../shared/domain/case/case-action.ts';
import type { CaseStatus } from '../../../shared/domain/case/case-status.ts';
import type { ServiceCaseProjection, SubCaseProjection } from '../../../shared/domain/case/projection.ts';
import type { DeskId } from '../../../shared/domain/desk/service-desk.ts';
import type { DepartmentId, OperatorId } from '../../../shared/domain/staff/operator.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Instant } from '../../../shared/kernel/time.ts';

/** Data a search may find a case by, without opening it: only blind indexes of these are stored. */
export type SearchableDatum = {
  readonly kind: 'name' | 'nameInitials' | 'identityNumber' | 'phone';
  readonly value: string;
};

/** A new case: its first actions, and what searches may find it by. */
export type NewCase = {
  readonly caseId: CaseId;
  readonly actions: readonly ServiceCaseAction[];
  readonly subCases: readonly { readonly subCaseId: SubCaseId; readonly actions: readonly SubCaseAction[] }[];
  readonly searchable: readonly SearchableDatum[];
};

/**
 * Whose work a list holds: what a department has to act on now, what is a department's own, or the 即办 items of one
 * desk that are delegated to its clerk.
 */
export type QueuedWork =
  | { readonly inTurn: DepartmentId }
  | { readonly departmentId: DepartmentId }
  | { readonly deskId: DeskId; readonly immediateItems: readonly string[] };

/** What a supervisor is shown of open work: by moments, and by who is left to decide. */
export type Supervised = {
  readonly now: Instant;
  readonly dueBefore: Instant;
  readonly unclaimedBefore: Instant;
  readonly heldBefore: Instant;
  /** Who decides, by department; a department that is not here has nobody. */
  readonly deciders: ReadonlyMap<DepartmentId, readonly OperatorId[]>;
  /** 即办 items that somebody decides at the window. */
  readonly delegatedItems: readonly string[];
};

/** The logs of all cases. Only ever appends; status, due date and lists follow from what was appended. */
export interface CaseTable {
  /** Adds a case with a fresh key for its personal data. */
  add(newCase: NewCase): Promise<void>;
  /** The whole log of a case, oldest first; undefined when there is none. */
  findServiceCase(caseId: CaseId): Promise<readonly ServiceCaseAction[] | undefined>;
  /** The log of one sub-case, oldest first; undefined when there is none. */
  findSubCase(subCaseId: SubCaseId): Promise<readonly SubCaseAction[] | undefined>;
  /** All sub-cases of a case with their logs, in the order they were opened. */
  listSubCases(
    caseId: CaseId,
  ): Promise<readonly { readonly subCaseId: SubCaseId; readonly actions: readonly SubCaseAction[] }[]>;
  /** Appends to a case when it still has `expectedVersion` actions. */
  appendToServiceCase(
    caseId: CaseId,
    expectedVersion: number,
    actions: readonly ServiceCaseAction[],
  ): Promise<Result<number, 'case.changedMeanwhile'>>;
  /** Appends to a sub-case when it still has `expectedVersion` actions. */
  appendToSubCase(
    subCaseId: SubCaseId,
    expectedVersion: number,
    actions: readonly SubCaseAction[],
  ): Promise<Result<number, 'case.changedMeanwhile'>>;
  /** Lets searches find a case by these data too: a correction mended what it was found by. */
  addSearchable(caseId: CaseId, searchable: readonly SearchableDatum[]): Promise<void>;
  /**
   * Until this change ends nobody else holds the datum: whoever looks for cases of a person and then adds one sees what
   * another window just added.
   */
  hold(datum: SearchableDatum): Promise<void>;
  /** The printed number's case; undefined when there is none. */
  findByNumber(caseNumber: CaseNumber): Promise<CaseId | undefined>;
  /** Sub-cases that have to be looked at now (accepted or reviewing), expedited ones first, then what is due first. */
  listQueue(work: QueuedWork, limit: number): Promise<readonly SubCaseProjection[]>;
  /** Sub-cases whose clock stands still, due first. */
  listSuspended(work: QueuedWork, limit: number): Promise<readonly SubCaseProjection[]>;
  /** Sub-cases that are decided and still need their paper sealed. */
  listToSeal(work: QueuedWork, limit: number): Promise<readonly SubCaseProjection[]>;
  /** Newest cases first; all data given must match. */
  search(query: {
    readonly data: readonly SearchableDatum[];
    /** Only cases with a part of this department, or in whose review it is this department's turn. */
    readonly departmentId?: DepartmentId;
    /** Only cases with a part in this status. */
    readonly status?: CaseStatus;
    readonly limit: number;
  }): Promise<readonly ServiceCaseProjection[]>;
  /** Cases with at least one outcome that lies ready and is in force, newest first. */
  listWithReadyOutcomes(limit: number): Promise<readonly ServiceCaseProjection[]>;
  /** Projections of sub-cases of one case, in opening order. */
  listSubCaseProjections(caseId: CaseId): Promise<readonly SubCaseProjection[]>;
  /** Projections of all sub-cases received before `before` that were still open at, or ended after, `from`. */
  listTouching(from: Instant, before: Instant): Promise<readonly SubCaseProjection[]>;
  /** Open sub-cases whose deadline passed before `now`, earliest first, after one that was listed before. */
  listPassedDeadlines(
    now: Instant,
    page: { readonly limit: number; readonly after?: SubCaseProjection | undefined },
  ): Promise<readonly SubCaseProjection[]>;
  /** Every open sub-case with a due date or a deadline: what a changed calendar may move. */
  listOpenClocks(): Promise<readonly SubCaseProjection[]>;
  /** Open sub-cases a supervisor should know of, due first: due before a moment, a deadline that passed, or something unusual. */
  listForSupervisor(wanted: Supervised, limit: number): Promise<readonly SubCaseProjection[]>;
  /** Open sub-cases of an item: its code, or a part of its name; what came first, first. */
  listOpenOfItem(text: string, limit: number): Promise<readonly SubCaseProjection[]>;
}
