import type { SubCaseProjection, ServiceCaseProjection } from '../../../shared/domain/case/projection.ts';
import type { CaseStatus } from '../../../shared/domain/case/case-status.ts';
import type { CaseTable, QueuedWork } from '../ports/case-table.ts';
import { OPEN } from './open-statuses.ts';
import { toServiceCase, toSubCase } from './projection-rows.ts';
import { createSupervisedLists } from './supervised-lists.ts';
import type { TableContext } from './table-context.ts';

/** The part of the case table that only looks at projections. */
export type CaseLists = Pick<
  CaseTable,
  | 'findByNumber'
  | 'listQueue'
  | 'listSuspended'
  | 'listToSeal'
  | 'search'
  | 'listWithReadyOutcomes'
  | 'listSubCaseProjections'
  | 'listTouching'
  | 'listPassedDeadlines'
  | 'listOpenClocks'
  | 'listForSupervisor'
  | 'listOpenOfItem'
>;

const IN_QUEUE: readonly CaseStatus[] = ['accepted', 'reviewing'];
const TO_SEAL: readonly CaseStatus[] = ['grantedDecision', 'deniedDecision'];

/** Lists and search over projections. */
export function createCaseLists(context: TableContext): CaseLists {
  const { db } = context;
  return {
    findByNumber: async (caseNumber) => {
      const query = db.selectFrom('serviceCase').select('caseId').where('caseNumber', '=', caseNumber);
      return (await query.executeTakeFirst())?.caseId;
    },
    listQueue: (work, limit) => listWork(context, { work, limit, statuses: IN_QUEUE }),
    listSuspended: (work, limit) => listWork(context, { work, limit, statuses: ['suspended'] }),
    listToSeal: (work, limit) => listToSeal(context, work, limit),
    search: (query) => search(context, query),
    listWithReadyOutcomes: (limit) => listWithReadyOutcomes(context, limit),
    listSubCaseProjections: async (caseId) => {
      const rows = await db
        .selectFrom('subCase')
        .innerJoin('stream', 'stream.streamId', 'subCase.subCaseId')
        .selectAll('subCase')
        .where('subCase.caseId', '=', caseId)
        .orderBy('stream.position')
        .execute();
      return rows.map(toSubCase);
    },
    listTouching: (from, before) => listTouching(context, from, before),
    listPassedDeadlines: (now, page) => listPassedDeadlines(context, now, page),
    listOpenClocks: async () => {
      const rows = await db
        .selectFrom('subCase')
        .selectAll()
        .where('status', 'in', OPEN)
        .where((where) => where.or([where('dueAt', 'is not', null), where('deadlineAt', 'is not', null)]))
        .orderBy('subCaseId')
        .execute();
      return rows.map(toSubCase);
    },
    ...createSupervisedLists(context),
  };
}

async function listPassedDeadlines(
  { db }: TableContext,
  now: SubCaseProjection['receivedAt'],
  { limit, after }: Parameters<CaseTable['listPassedDeadlines']>[1],
): Promise<readonly SubCaseProjection[]> {
  let query = db.selectFrom('subCase').selectAll().where('deadlineAt', '<', now);
  if (after?.deadlineAt) {
    const { deadlineAt, subCaseId } = after;
    query = query
      .where('deadlineAt', '>=', deadlineAt)
      .where((where) => where.or([where('deadlineAt', '>', deadlineAt), where('subCaseId', '>', subCaseId)]));
  }
  const rows = await query.orderBy('deadlineAt').orderBy('subCaseId').limit(limit).execute();
  return rows.map(toSubCase);
}

type Wanted = {
  readonly work: QueuedWork;
  readonly limit: number;
  readonly statuses: readonly CaseStatus[];
};

async function listWork(
  { db }: TableContext,
  { work, limit, statuses }: Wanted,
): Promise<readonly SubCaseProjection[]> {
  const rows = await workOf(db, work, statuses)
    .orderBy('expedited', 'desc')
    .orderBy('dueAt', (order) => order.asc().nullsLast())
    .orderBy('receivedAt')
    .orderBy('subCaseId')
    .limit(limit)
    .execute();
  return rows.map(toSubCase);
}

async function listToSeal(
  { db }: TableContext,
  work: QueuedWork,
  limit: number,
): Promise<readonly SubCaseProjection[]> {
  const rows = await workOf(db, work, TO_SEAL)
    .orderBy('decidedAt')
    .orderBy('subCaseId')
    .limit(limit)
    .execute();
  return rows.map(toSubCase);
}

function workOf(db: TableContext['db'], work: QueuedWork, statuses: readonly CaseStatus[]) {
  const query = db.selectFrom('subCase').selectAll('subCase').where('status', 'in', statuses);
  if ('inTurn' in work) {
    return query.where('subCaseId', 'in', (from) =>
      from.selectFrom('subCaseTurn').select('subCaseId').where('departmentId', '=', work.inTurn),
    );
  }
  if ('departmentId' in work) return query.where('departmentId', '=', work.departmentId);
  return query
    .where('deskId', '=', work.deskId)
    .where('handlingKind', '=', 'immediate')
    .where('itemCode', 'in', work.immediateItems);
}

async function search(
  { db, keys }: TableContext,
  { data, departmentId, status, limit }: Parameters<CaseTable['search']>[0],
): Promise<readonly ServiceCaseProjection[]> {
  let query = db.selectFrom('serviceCase').selectAll();
  for (const datum of data) {
    query = query.where('caseId', 'in', (from) =>
      from
        .selectFrom('blindIndex')
        .select('caseId')
        .where('kind', '=', datum.kind)
        .where('token', '=', keys.blindTokenOf(datum)),
    );
  }
  if (departmentId !== undefined) {
    query = query.where('caseId', 'in', (from) =>
      from
        .selectFrom('subCase')
        .leftJoin('subCaseTurn', 'subCaseTurn.subCaseId', 'subCase.subCaseId')
        .select('caseId')
        .where((where) =>
          where.or([
            where('subCase.departmentId', '=', departmentId),
            where('subCaseTurn.departmentId', '=', departmentId),
          ]),
        ),
    );
  }
  if (status !== undefined) {
    query = query.where('caseId', 'in', (from) =>
      from.selectFrom('subCase').select('caseId').where('status', '=', status),
    );
  }
  const rows = await query.orderBy('receivedAt', 'desc').orderBy('caseId', 'desc').limit(limit).execute();
  return rows.map(toServiceCase);
}

async function listWithReadyOutcomes(
  { db }: TableContext,
  limit: number,
): Promise<readonly ServiceCaseProjection[]> {
  const rows = await db
    .selectFrom('serviceCase')
    .selectAll()
    .where('caseId', 'in', (from) =>
      from.selectFrom('subCase').select('caseId').where('status', '=', 'ready').where('replaced', '=', 0),
    )
    .orderBy('receivedAt', 'desc')
    .orderBy('caseId', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toServiceCase);
}

/** Ended is what was handed out or ended without a decision; what lies ready is still open. */
async function listTouching(
  { db }: TableContext,
  from: SubCaseProjection['receivedAt'],
  before: SubCaseProjection['receivedAt'],
): Promise<readonly SubCaseProjection[]> {
  const rows = await db
    .selectFrom('subCase')
    .selectAll()
    .where('receivedAt', '<', before)
    .where((where) =>
      where.or([
        where.and([where('endedAt', 'is', null), where('deliveredAt', 'is', null)]),
        where('endedAt', '>=', from),
        where('deliveredAt', '>=', from),
      ]),
    )
    .orderBy('receivedAt')
    .orderBy('subCaseId')
    .execute();
  return rows.map(toSubCase);
}
