import { succeed } from '../../../../shared/kernel/result.ts';
import type { Instant } from '../../../../shared/kernel/time.ts';
import type { SubCaseId } from '../../../../shared/domain/case/case-action.ts';
import type { Tables } from '../../ports/store.ts';
import { calendarInForce } from '../calendar-in-use.ts';
import type { CalendarPorts } from './calendar-ports.ts';
import { calendarAfter } from './ledger-calendar.ts';
import { MOVER, moveBatch } from './move-batch.ts';
import type { PendingEntries } from './move-batch.ts';
import { findMoving, movesSince } from './moving-parts.ts';
import type { MovingPage } from './moving-parts.ts';

/** Parts moved in one transaction: while it lasts, nobody else can act on them. */
const BATCH = 50;

/** How far it came; what a busy database left undone is done the next time. */
export type Settled = { readonly finished: boolean; readonly moved: number };

/**
 * Writes a row into the log of every open part whose deadlines are other ones in the calendar in force. A year is in
 * force from the moment its line is written; this follows, some parts per transaction, and compares each part with the
 * calendar under its own lock. So it may be stopped anywhere and begun again, twice at once too: what was moved is
 * equal by then, and is passed over.
 */
export async function settleCalendar(ports: CalendarPorts): Promise<Settled> {
  let moved = 0;
  for (;;) {
    const pending = await ports.store.read((tables) => findPending(ports, tables));
    if (!pending) return { finished: true, moved };
    const pass = await moveAll(ports, pending);
    moved += pass.moved;
    if (!pass.finished || !(await markSettled(ports, pending))) return { finished: false, moved };
  }
}

/** `since`: from when on deadlines may be other ones; null where no day differs. */
type Pending = { readonly entries: PendingEntries; readonly since: Instant | null };

async function findPending({ data }: Pick<CalendarPorts, 'data'>, tables: Tables): Promise<Pending | null> {
  const all = await tables.calendars.list();
  const settled = await tables.calendars.findSettled();
  const [first, ...more] = all.filter(({ entryNumber }) => entryNumber > settled);
  if (!first) return null;
  const entries: PendingEntries = [first, ...more];
  const before = all.length - entries.length;
  const since = entries.flatMap((_, i) => {
    const [old, changed] = [all.slice(0, before + i), all.slice(0, before + i + 1)];
    return movesSince(calendarAfter(old, data.openingHours), calendarAfter(changed, data.openingHours)) ?? [];
  });
  return { entries, since: since.toSorted()[0] ?? null };
}

async function moveAll(ports: CalendarPorts, { entries, since }: Pending): Promise<Settled> {
  let moved = 0;
  let after: SubCaseId | null = null;
  if (since === null) return { finished: true, moved };
  do {
    const from = { since, after };
    const page: MovingPage = await ports.store.read(async (tables) =>
      findMoving(tables, await calendarInForce(tables, ports.data), from),
    );
    const ids = page.moving.map(({ log }) => log.projection.subCaseId);
    for (let start = 0; start < ids.length; start += BATCH) {
      const batch = await moveBatch(ports, entries, ids.slice(start, start + BATCH));
      if (batch === null) return { finished: false, moved };
      moved += batch;
    }
    after = page.last;
  } while (after !== null);
  return { finished: true, moved };
}

async function markSettled(
  { store, clock, randomness }: CalendarPorts,
  { entries }: Pending,
): Promise<boolean> {
  const settled = entries.at(-1)?.entryNumber ?? 0;
  const request = { requestId: randomness.newId() };
  const done = await store.change<null, never>(MOVER, request, async (tables) => {
    await tables.calendars.settle(settled, clock.now());
    return succeed({ value: null, audit: { object: 'calendar', facts: { settled } } });
  });
  return done.ok;
}
