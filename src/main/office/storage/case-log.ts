import type { CaseAction } from '../../../shared/domain/case/case-action.ts';
import { assert } from '../../../shared/kernel/assert.ts';
import type { Failure, Result } from '../../../shared/kernel/result.ts';
import { succeed } from '../../../shared/kernel/result.ts';
import type { HeldCase } from './case-keys.ts';
import { openJson, sealJson } from './field-cipher.ts';
import type { CaseActionRow, StreamId } from './schema.ts';
import type { TableContext } from './table-context.ts';

/** A stream with actions to add to it, the first of which gets version `firstVersion`. */
export type Growth = {
  readonly streamId: StreamId;
  readonly firstVersion: number;
  readonly actions: readonly CaseAction[];
};

/** Writes actions; all of one case, in one statement. */
export async function insertActions(
  { db }: TableContext,
  { key }: HeldCase,
  growths: readonly Growth[],
): Promise<void> {
  const rows = growths.flatMap(({ streamId, firstVersion, actions }) =>
    actions.map((action, i) => toActionRow(action, { streamId, version: firstVersion + i }, key)),
  );
  await db.insertInto('caseAction').values(rows).execute();
}

/** Moves a stream on by `count` when it still has `expectedVersion` actions, and then has it locked. */
export async function advanceStream(
  { db }: TableContext,
  streamId: StreamId,
  { expectedVersion, count }: { readonly expectedVersion: number; readonly count: number },
): Promise<Result<number, 'case.changedMeanwhile'>> {
  const version = expectedVersion + count;
  const moved = await db
    .updateTable('stream')
    .set({ version })
    .where('streamId', '=', streamId)
    .where('version', '=', expectedVersion)
    .executeTakeFirst();
  if (moved.numUpdatedRows > 0n) return succeed(version);
  return { ok: false, failure: await whoWasFaster({ db }, streamId) };
}

/** Staff are named to each other: the page says who was faster. */
async function whoWasFaster(
  { db }: Pick<TableContext, 'db'>,
  streamId: StreamId,
): Promise<Failure<'case.changedMeanwhile'>> {
  const last = await db
    .selectFrom('caseAction')
    .leftJoin('operator', 'operator.operatorId', 'caseAction.actedBy')
    .select(['caseAction.actedBy', 'caseAction.version', 'operator.displayName'])
    .where('caseAction.streamId', '=', streamId)
    .orderBy('caseAction.version', 'desc')
    .limit(1)
    .executeTakeFirst();
  const code = 'case.changedMeanwhile';
  if (!last) return { code };
  return { code, details: { by: last.displayName ?? last.actedBy, version: last.version } };
}

/** Actions of a stream, oldest first, with personal data as far as it is not erased. */
export async function readStream<Action extends CaseAction>(
  { db }: TableContext,
  { key }: HeldCase,
  streamId: StreamId,
): Promise<readonly Action[]> {
  const rows = await db
    .selectFrom('caseAction')
    .selectAll()
    .where('streamId', '=', streamId)
    .orderBy('version')
    .execute();
  return rows.map((row) => toAction<Action>(row, key));
}

/** The same without personal data: all that projections need. */
export async function readFacts<Action extends CaseAction>(
  { db }: Pick<TableContext, 'db'>,
  streamId: StreamId,
): Promise<readonly Action[]> {
  const rows = await db
    .selectFrom('caseAction')
    .select(['streamId', 'version', 'kind', 'actedBy', 'effectiveAt', 'recordedAt', 'facts'])
    .where('streamId', '=', streamId)
    .orderBy('version')
    .execute();
  return rows.map((row) => toAction<Action>({ ...row, personal: null }, null));
}

function toActionRow(
  action: CaseAction,
  at: Pick<CaseActionRow, 'streamId' | 'version'>,
  key: Uint8Array | null,
): CaseActionRow {
  const { kind, by, effectiveAt, recordedAt, ...rest } = action;
  const { personal, ...facts } = { personal: undefined, ...rest };
  const common = { ...at, kind, actedBy: by, effectiveAt, recordedAt, facts: JSON.stringify(facts) };
  if (personal === undefined) return { ...common, personal: null };
  assert(key, 'a case whose personal data was erased takes no new personal data');
  return { ...common, personal: sealJson(key, personal, placeOf(at)) };
}

/** This program wrote the row from an action, so it reads as one. */
export function toAction<Action extends CaseAction>(row: CaseActionRow, key: Uint8Array | null): Action {
  const { kind, actedBy: by, effectiveAt, recordedAt } = row;
  const facts = JSON.parse(row.facts) as object;
  const personal = row.personal && key ? { personal: openJson(key, row.personal, placeOf(row)) } : {};
  return { ...facts, kind, by, effectiveAt, recordedAt, ...personal } as Action;
}

function placeOf({ streamId, version }: Pick<CaseActionRow, 'streamId' | 'version'>): string {
  return `case_action/personal/${streamId}/${version}`;
}
