import type { ServiceCaseProjection, SubCaseProjection } from '../../../shared/domain/case/projection.ts';
import type { Db } from './engine.ts';
import type { ServiceCaseRow, SubCaseRow } from './schema.ts';

/** Counts changes of what a projection holds; rows of an older shape are computed again when the office opens. */
export const PROJECTION_SHAPE = 3;

/** Writes projections, over older ones where there are some. */
export async function saveSubCases(db: Db, projections: readonly SubCaseProjection[]): Promise<void> {
  const rows = projections.map(toSubCaseRow);
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first) as (keyof SubCaseRow)[];
  await db
    .insertInto('subCase')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .column('subCaseId')
        .doUpdateSet((row) => Object.fromEntries(columns.map((name) => [name, row.ref(`excluded.${name}`)]))),
    )
    .execute();
  await saveTurns(db, projections);
}

/** Whose turn it is, as rows a queue can be read by. */
async function saveTurns(db: Db, projections: readonly SubCaseProjection[]): Promise<void> {
  const ids = projections.map(({ subCaseId }) => subCaseId);
  await db.deleteFrom('subCaseTurn').where('subCaseId', 'in', ids).execute();
  const turns = projections.flatMap(({ subCaseId, inTurn }) =>
    inTurn.map((departmentId) => ({ departmentId, subCaseId })),
  );
  if (turns.length > 0) await db.insertInto('subCaseTurn').values(turns).execute();
}

/** Writes a projection, over an older one where there is one. */
export async function saveServiceCase(db: Db, projection: ServiceCaseProjection): Promise<void> {
  const row = toServiceCaseRow(projection);
  await db
    .insertInto('serviceCase')
    .values(row)
    .onConflict((conflict) => conflict.column('caseId').doUpdateSet(row))
    .execute();
}

function toSubCaseRow(projection: SubCaseProjection): SubCaseRow {
  return {
    ...projection,
    shape: PROJECTION_SHAPE,
    inTurn: JSON.stringify(projection.inTurn),
    dueProvisional: toFlag(projection.dueProvisional),
    deemed: toFlag(projection.deemed),
    deferred: toFlag(projection.deferred),
    expedited: toFlag(projection.expedited),
    urged: toFlag(projection.urged),
    disputed: toFlag(projection.disputed),
    barred: JSON.stringify(projection.barred),
    replaced: toFlag(projection.replaced),
  };
}

export function toSubCase({ shape: _, ...row }: SubCaseRow): SubCaseProjection {
  return {
    ...row,
    inTurn: JSON.parse(row.inTurn) as SubCaseProjection['inTurn'],
    dueProvisional: row.dueProvisional === 1,
    deemed: row.deemed === 1,
    deferred: row.deferred === 1,
    expedited: row.expedited === 1,
    urged: row.urged === 1,
    disputed: row.disputed === 1,
    barred: JSON.parse(row.barred) as SubCaseProjection['barred'],
    replaced: row.replaced === 1,
  };
}

function toServiceCaseRow({ subject, ...projection }: ServiceCaseProjection): ServiceCaseRow {
  return {
    ...projection,
    shape: PROJECTION_SHAPE,
    subjectKind: subject.kind,
    subjectCode: subject.code,
    simulated: toFlag(projection.simulated),
    ratingSettled: toFlag(projection.ratingSettled),
  };
}

export function toServiceCase({ shape: _, ...row }: ServiceCaseRow): ServiceCaseProjection {
  const { subjectKind, subjectCode, ...rest } = row;
  return {
    ...rest,
    subject: { kind: subjectKind, code: subjectCode },
    simulated: row.simulated === 1,
    ratingSettled: row.ratingSettled === 1,
  };
}

function toFlag(value: boolean): number {
  return value ? 1 : 0;
}
