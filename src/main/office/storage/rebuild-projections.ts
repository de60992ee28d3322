import { isDeepStrictEqual } from 'node:util';
import type {
  CaseId,
  ServiceCaseAction,
  SubCaseAction,
  SubCaseId,
} from '../../../shared/domain/case/case-action.ts';
import { projectServiceCase, projectSubCase } from '../../../shared/domain/case/project-case.ts';
import { holdCase } from './case-keys.ts';
import { readFacts } from './case-log.ts';
import type { DatabaseStore } from './office-store.ts';
import {
  PROJECTION_SHAPE,
  saveServiceCase,
  saveSubCases,
  toServiceCase,
  toSubCase,
} from './projection-rows.ts';
import type { TableContext } from './table-context.ts';

const CASES_AT_ONCE = 200;

/** What a rebuild found: rows looked at, and rows that were not what their actions say. */
export type Rebuilt = { readonly rows: number; readonly corrected: number };

/** Computes every projection again, some cases per transaction so that windows go on working. */
export async function rebuildProjections(store: DatabaseStore): Promise<Rebuilt> {
  let rows = 0;
  let corrected = await store.write(({ context }) => removeStrays(context));
  for (let after: CaseId | undefined; ;) {
    const page = await store.write(({ context }) => rebuildPage(context, after));
    rows += page.rows;
    corrected += page.corrected;
    if (page.last === undefined) return { rows, corrected };
    after = page.last;
  }
}

/** Brings projections of an earlier version of the program to the newest shape; says whether there were any. */
export async function renewProjections(store: DatabaseStore): Promise<boolean> {
  const isOld = await store.write(async ({ context: { db } }) => {
    const old = await db
      .selectFrom('subCase')
      .select('subCaseId')
      .where('shape', '<', PROJECTION_SHAPE)
      .limit(1)
      .executeTakeFirst();
    return old !== undefined;
  });
  if (isOld) await rebuildProjections(store);
  return isOld;
}

async function rebuildPage(
  context: TableContext,
  after: CaseId | undefined,
): Promise<Rebuilt & { readonly last: CaseId | undefined }> {
  let query = context.db.selectFrom('caseKey').select('caseId').orderBy('caseId').limit(CASES_AT_ONCE);
  if (after !== undefined) query = query.where('caseId', '>', after);
  const cases = await query.execute();
  let rows = 0;
  let corrected = 0;
  for (const { caseId } of cases) {
    const rebuilt = await rebuildCase(context, caseId);
    rows += rebuilt.rows;
    corrected += rebuilt.corrected;
  }
  return { rows, corrected, last: cases.at(-1)?.caseId };
}

async function rebuildCase(context: TableContext, caseId: CaseId): Promise<Rebuilt> {
  await holdCase(context, caseId);
  const streams = await context.db
    .selectFrom('stream')
    .select(['streamId', 'kind'])
    .where('caseId', '=', caseId)
    .execute();
  let corrected = 0;
  for (const { streamId, kind } of streams) {
    const differs =
      kind === 'serviceCase'
        ? await rebuildServiceCase(context, caseId)
        : await rebuildSubCase(context, streamId as SubCaseId);
    if (differs) corrected += 1;
  }
  return { rows: streams.length, corrected };
}

async function rebuildServiceCase(context: TableContext, caseId: CaseId): Promise<boolean> {
  const fresh = projectServiceCase(caseId, await readFacts<ServiceCaseAction>(context, caseId));
  const query = context.db.selectFrom('serviceCase').selectAll().where('caseId', '=', caseId);
  const row = await query.executeTakeFirst();
  if (row?.shape === PROJECTION_SHAPE && isDeepStrictEqual(toServiceCase(row), fresh)) return false;
  await saveServiceCase(context.db, fresh);
  return true;
}

async function rebuildSubCase(context: TableContext, subCaseId: SubCaseId): Promise<boolean> {
  const fresh = projectSubCase(subCaseId, await readFacts<SubCaseAction>(context, subCaseId));
  const query = context.db.selectFrom('subCase').selectAll().where('subCaseId', '=', subCaseId);
  const row = await query.executeTakeFirst();
  if (row?.shape === PROJECTION_SHAPE && isDeepStrictEqual(toSubCase(row), fresh)) return false;
  await saveSubCases(context.db, [fresh]);
  return true;
}

/** Projections without a stream. */
async function removeStrays({ db }: TableContext): Promise<number> {
  const cases = await db
    .deleteFrom('serviceCase')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('stream').select('streamId').whereRef('streamId', '=', 'serviceCase.caseId'))),
    )
    .executeTakeFirst();
  const subCases = await db
    .deleteFrom('subCase')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('stream').select('streamId').whereRef('streamId', '=', 'subCase.subCaseId'))),
    )
    .executeTakeFirst();
  await db
    .deleteFrom('subCaseTurn')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('subCase')
            .select('subCaseId')
            .whereRef('subCase.subCaseId', '=', 'subCaseTurn.subCaseId'),
        ),
      ),
    )
    .execute();
  return Number(cases.numDeletedRows + subCases.numDeletedRows);
}
