import { sql } from 'kysely';
import type { CaseId, ServiceCaseAction } from '../../../shared/domain/case/case-action.ts';
import type { DeliveryTable, LedgerAction } from '../ports/delivery-table.ts';
import { toAction } from './case-log.ts';
import { SUBSTITUTED } from './migrations/0007-delivery.ts';
import { toSubCase } from './projection-rows.ts';
import type { TableContext } from './table-context.ts';

/** What is handed out, over all cases of a database. */
export function createDeliveryTable(context: TableContext): DeliveryTable {
  const { db } = context;
  return {
    listReadyBefore: async (before, limit) => {
      const rows = await db
        .selectFrom('subCase')
        .selectAll()
        .where('status', '=', sql.lit('ready'))
        .where('readyAt', '<', before)
        .orderBy('readyAt')
        .orderBy('subCaseId')
        .limit(limit)
        .execute();
      return rows.map(toSubCase);
    },
    listBadRatings: async (settled, limit) => {
      const bad = db
        .selectFrom('serviceCase')
        .select('caseId')
        .where('ratingLevel', '>=', sql.lit(4))
        .where('ratingSettled', '=', sql.lit(settled ? 1 : 0));
      const query = settled
        ? bad.orderBy('calledBackAt', 'desc').orderBy('caseId', 'desc')
        : bad.orderBy('receivedAt').orderBy('caseId');
      return (await query.limit(limit).execute()).map(({ caseId }) => caseId);
    },
    listMoves: (limit) => listActions(context, `kind = 'moveCustody'`, limit),
    listSubstituted: (limit) => listActions(context, SUBSTITUTED, limit),
  };
}

/** The condition stands in the query as it stands in the index: with a parameter no partial index would be used. */
async function listActions<Kind extends ServiceCaseAction['kind']>(
  { db }: TableContext,
  condition: string,
  limit: number,
): Promise<readonly LedgerAction<Kind>[]> {
  const rows = await db
    .selectFrom('caseAction')
    .select(['streamId', 'version', 'kind', 'actedBy', 'effectiveAt', 'recordedAt', 'facts'])
    .where(sql<boolean>`${sql.raw(condition)}`)
    .orderBy('recordedAt', 'desc')
    .orderBy('streamId')
    .orderBy('version', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    caseId: row.streamId as CaseId,
    action: toAction<LedgerAction<Kind>['action']>({ ...row, personal: null }, null),
  }));
}
