import type { Instant } from '../../kernel/time.ts';
import type { CatalogueVersionId, Subject } from '../catalogue/catalogue.ts';
import type { DeskId } from '../desk/service-desk.ts';
import type { DepartmentId, OperatorId } from '../staff/operator.ts';
import type { CaseId, CaseNumber, SubCaseId } from './case-action.ts';
import type { CaseStatus } from './case-status.ts';
import type { Deadline } from './deadlines.ts';
import type { Channel } from './service-case-action.ts';

/**
 * What lists, search and statistics need of one sub-case; always equal to what its actions say.
 * Each moment names the action it comes from.
 */
export type SubCaseProjection = {
  readonly subCaseId: SubCaseId;
  readonly caseId: CaseId;
  readonly itemCode: string;
  readonly itemName: string;
  /** Whose the item is; another body than the catalogue says once a supervisor dispatched it. */
  readonly departmentId: DepartmentId;
  /** Departments that have to act at the step that is due now; empty while nobody has to. */
  readonly inTurn: readonly DepartmentId[];
  readonly deskId: DeskId;
  readonly handlingKind: 'immediate' | 'promised';
  readonly status: CaseStatus;
  /** Number of actions of the stream. */
  readonly version: number;
  /** Index into the review path of the step that is due now. */
  readonly step: number;
  /** Approver who claimed it (`startReview`), null when free. */
  readonly claimedBy: OperatorId | null;
  /** `receive`. */
  readonly receivedAt: Instant;
  /** `accept`. */
  readonly acceptedAt: Instant | null;
  /** `accept`, `startClock` or `resume`; null while it waits. */
  readonly dueAt: Instant | null;
  readonly dueProvisional: boolean;
  /** `grant` or `deny`. */
  readonly decidedAt: Instant | null;
  readonly decision: 'granted' | 'denied' | null;
  /** `produce`. */
  readonly readyAt: Instant | null;
  /** `deliver`. */
  readonly deliveredAt: Instant | null;
  /** `refuse`, `returnToApplicant`, `withdraw`, `terminate` or `annul`: ended without a decision. */
  readonly endedAt: Instant | null;
  readonly endedAs:
    'refused' | 'returned' | 'withdrawn' | 'terminated' | 'transferredOut' | 'annulled' | null;
  /** What time does to it by itself, and when (`nextDeadline`). */
  readonly deadlineKind: Deadline['kind'] | null;
  readonly deadlineAt: Instant | null;
  /** `suspend` without a `resume` yet. */
  readonly suspendedAt: Instant | null;
  /** How many of each were recorded. */
  readonly suspensions: number;
  readonly extensions: number;
  readonly corrections: number;
  /** 逾期视为受理. */
  readonly deemed: boolean;
  /** 容缺受理, and how many papers are not there yet. */
  readonly deferred: boolean;
  readonly openDeferrals: number;
  /** 加急, 督办 not answered, 权属争议 not decided. */
  readonly expedited: boolean;
  readonly urged: boolean;
  readonly disputed: boolean;
  /** Since when the step that is due stands as it does, free or with one person; null where it is nobody's turn. */
  readonly stepSince: Instant | null;
  /** The department that takes the decision, and persons who may not: who accepted it, who gave an opinion. */
  readonly decidesAt: DepartmentId;
  readonly barred: readonly OperatorId[];
  /** `replaceOutcome`: the outcome is not in force any more. */
  readonly replaced: boolean;
};

/** What lists and search need of a whole case. Names of persons are not here: they stay under the key of the case. */
export type ServiceCaseProjection = {
  readonly caseId: CaseId;
  readonly caseNumber: CaseNumber;
  readonly subject: Subject;
  readonly subjectName: string;
  readonly version: number;
  readonly deskId: DeskId;
  readonly receivedAt: Instant;
  readonly receivedBy: OperatorId;
  readonly simulated: boolean;
  /** `rate`, null until the citizen rated. */
  readonly ratingLevel: 1 | 2 | 3 | 4 | 5 | null;
  /** `receive`; null in the logs of early versions. */
  readonly catalogueVersionId: CatalogueVersionId | null;
  readonly channel: Channel;
  /** `rate`: only what a citizen rated is a valid rating. */
  readonly ratedBy: 'citizen' | 'default' | 'staff' | null;
  /** The first `rectifyRating`, which is in time or not; the newest `callBack`. */
  readonly rectifiedAt: Instant | null;
  readonly calledBackAt: Instant | null;
  /** Nothing is to be done about the rating: there is none or a good one, or the citizen called back was satisfied. */
  readonly ratingSettled: boolean;
  /** 跑动次数: days on which somebody stood at a window for it (domain.md E.9). */
  readonly visits: number;
  /** 材料数; null in the logs of early versions. */
  readonly materialBase: number | null;
  readonly materialActual: number | null;
  /** 取号, 叫号, 服务结束; null where they were not recorded. */
  readonly ticketAt: Instant | null;
  readonly calledAt: Instant | null;
  readonly servedAt: Instant | null;
};
