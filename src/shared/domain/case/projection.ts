import type { Instant } from '../../kernel/time.ts';
import type { CatalogueVersionId, Subject } from '../catalogue/catalogue.ts';
import type { DeskId } from '../desk/service-desk.ts';
import type { DepartmentId, OperatorId } from '../staff/operator.ts';
import type { CaseId, CaseNumber, SubCaseId } from './case-action.ts';
import type { CaseStatus } from './case-status.ts';

/**
 * What lists, search and statistics need of one sub-case; always equal to what its actions say.
 * Each moment names the action it comes from.
 */
export type SubCaseProjection = {
  readonly subCaseId: SubCaseId;
  readonly caseId: CaseId;
  readonly itemCode: string;
  readonly itemName: string;
  readonly departmentId: DepartmentId;
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
  readonly endedAs: 'refused' | 'returned' | 'withdrawn' | 'terminated' | 'annulled' | null;
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
};
