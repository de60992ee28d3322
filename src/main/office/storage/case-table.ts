import { sql } from 'kysely';
import type {
  CaseId,
  ServiceCaseAction,
  SubCaseAction,
  SubCaseId,
} from '../../../shared/domain/case/case-action.ts';
import { projectServiceCase, projectSubCase } from '../../../shared/domain/case/project-case.ts';
import { assert } from '../../../shared/kernel/assert.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { CaseTable, NewCase, SearchableDatum } from '../ports/case-table.ts';
import { addCaseKey, holdCase, holdCaseOfStream } from './case-keys.ts';
import { createCaseLists } from './case-lists.ts';
import { advanceStream, insertActions, readFacts, readStream, toAction } from './case-log.ts';
import { saveServiceCase, saveSubCases } from './projection-rows.ts';
import type { BlindIndexRow, StreamRow } from './schema.ts';
import type { TableContext } from './table-context.ts';

/** The logs of all cases in a database. */
export function createCaseTable(context: TableContext): CaseTable {
  return {
    ...createCaseLists(context),
    add: (newCase) => addCase(context, newCase),
    findServiceCase: async (caseId) => {
      const held = await holdCase(context, caseId);
      return held && (await readStream<ServiceCaseAction>(context, held, caseId));
    },
    findSubCase: async (subCaseId) => {
      const held = await holdCaseOfStream(context, subCaseId);
      return held && (await readStream<SubCaseAction>(context, held, subCaseId));
    },
    listSubCases: (caseId) => listSubCases(context, caseId),
    addSearchable: (caseId, searchable) => addBlindIndexes(context, { caseId, searchable }),
    hold: (datum) => holdDatum(context, datum),
    appendToServiceCase: (caseId, expectedVersion, actions) =>
      appendToServiceCase(context, caseId, { expectedVersion, actions }),
    appendToSubCase: (subCaseId, expectedVersion, actions) =>
      appendToSubCase(context, subCaseId, { expectedVersion, actions }),
  };
}

async function addCase(context: TableContext, newCase: NewCase): Promise<void> {
  const { db } = context;
  const { caseId, actions, subCases } = newCase;
  const held = await addCaseKey(context, caseId);
  await db.insertInto('stream').values(toStreamRows(newCase)).execute();
  await insertActions(context, held, [
    { streamId: caseId, firstVersion: 1, actions },
    ...subCases.map((subCase) => ({
      streamId: subCase.subCaseId,
      firstVersion: 1,
      actions: subCase.actions,
    })),
  ]);
  await saveServiceCase(db, projectServiceCase(caseId, actions));
  await saveSubCases(
    db,
    subCases.map((subCase) => projectSubCase(subCase.subCaseId, subCase.actions)),
  );
  await addBlindIndexes(context, newCase);
}

function toStreamRows({ caseId, actions, subCases }: NewCase): readonly StreamRow[] {
  return [
    { streamId: caseId, caseId, kind: 'serviceCase', position: 0, version: actions.length },
    ...subCases.map((subCase, position): StreamRow => {
      const { subCaseId } = subCase;
      return { streamId: subCaseId, caseId, kind: 'subCase', position, version: subCase.actions.length };
    }),
  ];
}

async function addBlindIndexes(
  { db, keys }: TableContext,
  { caseId, searchable }: Pick<NewCase, 'caseId' | 'searchable'>,
): Promise<void> {
  const rows = searchable
    .filter(({ value }) => value.trim() !== '')
    .map((datum): BlindIndexRow => ({ caseId, kind: datum.kind, token: keys.blindTokenOf(datum) }));
  if (rows.length === 0) return;
  await db
    .insertInto('blindIndex')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing()) // applicant and collector may be one person
    .execute();
}

/** There may be no row yet that could be locked; the token is what all rows of the person have in common. */
async function holdDatum({ db, keys, locks }: TableContext, datum: SearchableDatum): Promise<void> {
  if (!locks) return;
  const token = Buffer.from(keys.blindTokenOf(datum)).toString('hex');
  await sql`select pg_advisory_xact_lock(hashtextextended(${token}, 0))`.execute(db);
}

async function listSubCases(
  context: TableContext,
  caseId: CaseId,
): Promise<readonly { subCaseId: SubCaseId; actions: readonly SubCaseAction[] }[]> {
  const held = await holdCase(context, caseId);
  const rows = await context.db
    .selectFrom('stream')
    .innerJoin('caseAction', 'caseAction.streamId', 'stream.streamId')
    .selectAll('caseAction')
    .where('stream.caseId', '=', caseId)
    .where('stream.kind', '=', 'subCase')
    .orderBy('stream.position')
    .orderBy('caseAction.version')
    .execute();
  const logs = Map.groupBy(rows, (row) => row.streamId as SubCaseId);
  return [...logs].map(([subCaseId, log]) => ({
    subCaseId,
    actions: log.map((row) => toAction<SubCaseAction>(row, held?.key ?? null)),
  }));
}

type Append<Action> = { readonly expectedVersion: number; readonly actions: readonly Action[] };

async function appendToServiceCase(
  context: TableContext,
  caseId: CaseId,
  append: Append<ServiceCaseAction>,
): Promise<Result<number, 'case.changedMeanwhile'>> {
  const appended = await appendToStream(context, caseId, append);
  if (!appended.ok) return appended;
  const log = await readFacts<ServiceCaseAction>(context, caseId);
  await saveServiceCase(context.db, projectServiceCase(caseId, log));
  return appended;
}

async function appendToSubCase(
  context: TableContext,
  subCaseId: SubCaseId,
  append: Append<SubCaseAction>,
): Promise<Result<number, 'case.changedMeanwhile'>> {
  const appended = await appendToStream(context, subCaseId, append);
  if (!appended.ok) return appended;
  const log = await readFacts<SubCaseAction>(context, subCaseId);
  await saveSubCases(context.db, [projectSubCase(subCaseId, log)]);
  return appended;
}

async function appendToStream(
  context: TableContext,
  streamId: CaseId | SubCaseId,
  { expectedVersion, actions }: Append<ServiceCaseAction | SubCaseAction>,
): Promise<Result<number, 'case.changedMeanwhile'>> {
  assert(actions.length > 0, 'an append holds at least one action');
  const held = await holdCaseOfStream(context, streamId);
  assert(held, 'the operation found the stream before it appends');
  const advanced = await advanceStream(context, streamId, { expectedVersion, count: actions.length });
  if (!advanced.ok) return advanced;
  await insertActions(context, held, [{ streamId, firstVersion: expectedVersion + 1, actions }]);
  return advanced;
}
