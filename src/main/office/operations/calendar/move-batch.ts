import { assert } from '../../../../shared/kernel/assert.ts';
import { succeed } from '../../../../shared/kernel/result.ts';
import { localDateOf, yearOf } from '../../../../shared/kernel/time.ts';
import type { Instant } from '../../../../shared/kernel/time.ts';
import type { CaseId, SubCaseAction, SubCaseId } from '../../../../shared/domain/case/case-action.ts';
import { recalculateDeadlines } from '../../../../shared/domain/case/recalculate-deadlines.ts';
import type { Recalculation } from '../../../../shared/domain/case/recalculate-deadlines.ts';
import type { CalendarEntry } from '../../ports/calendar-table.ts';
import type { Caller } from '../../ports/caller.ts';
import { calendarInForce } from '../calendar-in-use.ts';
import type { CalendarPorts } from './calendar-ports.ts';

/** The program itself: that a year came into force is another row of the audit log, with who brought it. */
export const MOVER: Caller = {
  procedure: 'system.moveDeadlines',
  audit: 'change',
  session: null,
  token: { keep: () => undefined, drop: () => undefined },
  signal: new AbortController().signal,
};

/** Lines of the ledger whose moved parts may not all be written down yet, oldest first. */
export type PendingEntries = readonly [CalendarEntry, ...CalendarEntry[]];

/**
 * Moves some parts in one transaction, each by the calendar in force and under its own lock. Gives how many had to be
 * moved, and null when somebody else held one of them for too long.
 */
export async function moveBatch(
  ports: CalendarPorts,
  entries: PendingEntries,
  ids: readonly SubCaseId[],
): Promise<number | null> {
  const { store, clock, randomness, data, changes } = ports;
  const request = { requestId: randomness.newId() };
  const done = await store.change<readonly CaseId[], 'case.changedMeanwhile'>(
    MOVER,
    request,
    async (tables) => {
      const calendar = await calendarInForce(tables, data);
      const moved: CaseId[] = [];
      for (const subCaseId of ids) {
        const actions = (await tables.cases.findSubCase(subCaseId)) ?? [];
        const recalculation = recalculateDeadlines(calendar, actions);
        if (!recalculation) continue; // somebody acted on it meanwhile, by the new calendar
        const row = toRow({ actions, recalculation, entries, recordedAt: clock.now() });
        const appended = await tables.cases.appendToSubCase(subCaseId, actions.length, [row]);
        if (!appended.ok) return appended;
        moved.push(caseIdOf(actions));
      }
      const facts = { years: entries.map(({ year }) => year).join(' '), parts: moved.length };
      return succeed({ value: moved, audit: { object: 'calendar', facts } });
    },
  );
  if (!done.ok) return null;
  for (const id of new Set(done.value)) changes.publish({ kind: 'case', id });
  return done.value.length;
}

type Row = {
  readonly actions: readonly SubCaseAction[];
  readonly recalculation: Recalculation;
  readonly entries: PendingEntries;
  readonly recordedAt: Instant;
};

/** It counts from when the year came into force, however late the part was come to. */
function toRow({ actions, recalculation, entries, recordedAt }: Row): SubCaseAction {
  const { importedAt: effectiveAt, year: calendarYear } = findCause(actions, recalculation, entries);
  const { deadlines } = recalculation;
  return { kind: 'recalculate', calendarYear, ...deadlines, by: 'system', effectiveAt, recordedAt };
}

/** The newest of the years its time reaches into; where several came into force at once, the row names one. */
function findCause(
  actions: readonly SubCaseAction[],
  { moves }: Recalculation,
  entries: PendingEntries,
): CalendarEntry {
  const last = moves
    .flatMap(({ before, after }) => [before.at, after.at])
    .toSorted()
    .at(-1);
  const [from, to] = [actions[0]?.effectiveAt, last].map((at) => (at ? yearOf(localDateOf(at)) : Number.NaN));
  const newestFirst = entries.toReversed();
  const reached = newestFirst.find(({ year }) => Number(from) <= year && year <= Number(to));
  return reached ?? newestFirst[0] ?? entries[0];
}

function caseIdOf([receive]: readonly SubCaseAction[]): CaseId {
  assert(receive?.kind === 'receive', 'a stream begins with receive');
  return receive.caseId;
}
