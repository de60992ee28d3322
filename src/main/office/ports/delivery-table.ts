import type { CaseId, ServiceCaseAction } from '../../../shared/domain/case/case-action.ts';
import type { SubCaseProjection } from '../../../shared/domain/case/projection.ts';
import type { Instant } from '../../../shared/kernel/time.ts';

/** An action of a case as a ledger shows it, without personal data. */
export type LedgerAction<Kind extends ServiceCaseAction['kind']> = {
  readonly caseId: CaseId;
  readonly action: Extract<ServiceCaseAction, { readonly kind: Kind }>;
};

/** Lists of what is handed out, over all cases. */
export interface DeliveryTable {
  /** Outcomes that lie ready since before the moment, the oldest first. */
  listReadyBefore(before: Instant, limit: number): Promise<readonly SubCaseProjection[]>;
  /** Cases with a bad rating: what is still to do, the oldest first, or those whose citizen was satisfied, the newest first. */
  listBadRatings(settled: boolean, limit: number): Promise<readonly CaseId[]>;
  /** 物料交接, the newest first. */
  listMoves(limit: number): Promise<readonly LedgerAction<'moveCustody'>[]>;
  /** 代领. Hand-overs to somebody who was neither applicant nor agent, the newest first. */
  listSubstituted(limit: number): Promise<readonly LedgerAction<'handOver'>[]>;
}
