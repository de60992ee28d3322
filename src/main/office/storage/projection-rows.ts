import type { ServiceCaseProjection, SubCaseProjection } from '../../../shared/domain/case/projection.ts';
import type { Db } from './engine.ts';
import type { ServiceCaseRow, SubCaseRow } from './schema.ts';

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
  return { ...projection, dueProvisional: projection.dueProvisional ? 1 : 0 };
}

export function toSubCase(row: SubCaseRow): SubCaseProjection {
  return { ...row, dueProvisional: row.dueProvisional === 1 };
}

function toServiceCaseRow({ subject, ...projection }: ServiceCaseProjection): ServiceCaseRow {
  return {
    ...projection,
    subjectKind: subject.kind,
    subjectCode: subject.code,
    simulated: projection.simulated ? 1 : 0,
  };
}

export function toServiceCase(row: ServiceCaseRow): ServiceCaseProjection {
  const { subjectKind, subjectCode, ...rest } = row;
  return { ...rest, subject: { kind: subjectKind, code: subjectCode }, simulated: row.simulated === 1 };
}
