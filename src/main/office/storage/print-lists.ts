import { sql } from 'kysely';
import { PRINT_JOB_STATES } from '../../../shared/domain/document/print-job.ts';
import type { PrintBatchId, PrintJobState } from '../../../shared/domain/document/print-job.ts';
import type { JobOfPaper, PrintablePaperRecord, PrintScope, PrintTable, Span } from '../ports/print-table.ts';
import { toRecord } from './document-table.ts';
import { NOT_OVER } from './migrations/0008-printing.ts';
import type { PrintJobRow } from './printing-rows.ts';
import { locking } from './table-context.ts';
import type { TableContext } from './table-context.ts';

type Lists = Pick<
  PrintTable,
  | 'addBatch'
  | 'cancelBatch'
  | 'countJobs'
  | 'findBatch'
  | 'list'
  | 'listBatches'
  | 'listOfBatch'
  | 'listPapers'
>;

type WithPapers = (context: TableContext, rows: readonly PrintJobRow[]) => Promise<readonly JobOfPaper[]>;

/** Lists of jobs, their batches, and of papers that may be printed. */
export function createPrintLists(context: TableContext, withPapers: WithPapers): Lists {
  const { db } = context;
  return {
    list: async (scope, span, limit) => withPapers(context, await listJobs(context, { scope, span, limit })),
    listOfBatch: async (batchId) => {
      const query = db.selectFrom('printJob').selectAll().where('batchId', '=', batchId).orderBy('place');
      return withPapers(context, await locking(context, query).execute());
    },
    addBatch: async (batch) => {
      await db.insertInto('printBatch').values(batch).execute();
    },
    findBatch: (batchId) =>
      db.selectFrom('printBatch').selectAll().where('batchId', '=', batchId).executeTakeFirst(),
    cancelBatch: async (batchId, at) => {
      await db
        .updateTable('printBatch')
        .set({ cancelledAt: at })
        .where('batchId', '=', batchId)
        .where('cancelledAt', 'is', null)
        .execute();
    },
    listBatches: (scope, span, limit) => listBatches(context, { scope, span, limit }),
    countJobs: (batchId) => countJobs(context, batchId),
    listPapers: (span, query) => listPapers(context, { span, ...query }),
  };
}

type Asked = { readonly scope: PrintScope; readonly span: Span; readonly limit: number };

function listJobs({ db }: TableContext, { scope, span, limit }: Asked): Promise<PrintJobRow[]> {
  const all = db
    .selectFrom('printJob')
    .selectAll()
    .where(({ and, eb, or }) =>
      or([
        and([eb('requestedAt', '>=', span.from), eb('requestedAt', '<', span.until)]),
        sql<boolean>`${sql.raw(NOT_OVER)}`,
      ]),
    );
  return within(all, scope)
    .orderBy('requestedAt', 'desc')
    .orderBy('batchId')
    .orderBy('place')
    .orderBy('jobId', 'desc')
    .limit(limit)
    .execute();
}

function listBatches({ db }: TableContext, { scope, span, limit }: Asked) {
  const open = db
    .selectFrom('printJob')
    .select('batchId')
    .where('batchId', 'is not', null)
    .where(sql<boolean>`${sql.raw(NOT_OVER)}`);
  const all = db
    .selectFrom('printBatch')
    .selectAll()
    .where(({ and, eb, or }) =>
      or([
        and([eb('requestedAt', '>=', span.from), eb('requestedAt', '<', span.until)]),
        eb('batchId', 'in', open),
      ]),
    );
  return within(all, scope).orderBy('requestedAt', 'desc').orderBy('batchId', 'desc').limit(limit).execute();
}

type Scoped<Query> = {
  where(column: 'deskId' | 'requestedBy', operator: '=', value: string): Query;
};

function within<Query extends Scoped<Query>>(query: Query, scope: PrintScope): Query {
  if (scope.kind === 'desk') return query.where('deskId', '=', scope.deskId);
  return scope.kind === 'operator' ? query.where('requestedBy', '=', scope.operatorId) : query;
}

async function countJobs(
  { db }: TableContext,
  batchId: PrintBatchId,
): Promise<Readonly<Record<PrintJobState, number>>> {
  const rows = await db
    .selectFrom('printJob')
    .select(({ fn }) => ['state', fn.countAll<number | string>().as('jobs')])
    .where('batchId', '=', batchId)
    .groupBy('state')
    .execute();
  const none = Object.fromEntries(PRINT_JOB_STATES.map((state) => [state, 0]));
  const counted = Object.fromEntries(rows.map(({ state, jobs }) => [state, Number(jobs)]));
  return { ...none, ...counted } as Readonly<Record<PrintJobState, number>>;
}

type AskedPapers = { readonly span: Span } & Parameters<PrintTable['listPapers']>[1];

async function listPapers(
  { db }: TableContext,
  { span, kinds, onlyUnprinted, limit, after }: AskedPapers,
): Promise<readonly PrintablePaperRecord[]> {
  let query = db
    .selectFrom('document')
    .selectAll()
    .select((eb) => [
      eb
        .selectFrom('printCopy')
        .select(({ fn }) => fn.countAll<number | string>().as('copies'))
        .whereRef('printCopy.documentId', '=', 'document.documentId')
        .as('printedCopies'),
      eb
        .selectFrom('printJob')
        .select(({ fn }) => fn.countAll<number | string>().as('jobs'))
        .whereRef('printJob.documentId', '=', 'document.documentId')
        .where(sql<boolean>`${sql.raw(NOT_OVER)}`)
        .as('openJobs'),
    ])
    .where('madeAt', '>=', span.from)
    .where('madeAt', '<', span.until);
  if (kinds.length > 0) query = query.where('kind', 'in', kinds);
  if (after) {
    query = query.where(({ and, eb, or }) =>
      or([
        eb('madeAt', '>', after.madeAt),
        and([eb('madeAt', '=', after.madeAt), eb('documentId', '>', after.documentId)]),
      ]),
    );
  }
  if (onlyUnprinted) {
    query = query.where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom('printCopy')
            .select('copyNumber')
            .whereRef('printCopy.documentId', '=', 'document.documentId'),
        ),
      ),
    );
  }
  const rows = await query.orderBy('madeAt').orderBy('documentId').limit(limit).execute();
  return rows.map(({ printedCopies, openJobs, ...row }) => ({
    paper: toRecord(row),
    printedCopies: Number(printedCopies),
    hasOpenJob: Number(openJobs) > 0,
  }));
}
