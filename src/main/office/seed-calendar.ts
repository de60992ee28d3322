import type { CalendarYear } from '../../shared/domain/calendar/work-calendar.ts';
import { succeed } from '../../shared/kernel/result.ts';
import { contentHashOf } from './operations/calendar/calendar-content.ts';
import type { CalendarEntry } from './ports/calendar-table.ts';
import type { Caller } from './ports/caller.ts';
import type { OfficePorts } from './ports/office-ports.ts';

/** The program itself, before anybody is signed in. */
const SEEDER: Caller = {
  procedure: 'system.seedCalendar',
  audit: 'change',
  session: null,
  token: { keep: () => undefined, drop: () => undefined },
  signal: new AbortController().signal,
};

/**
 * Takes the years that came with the program into the calendar. A year somebody brought in person stays as it is: a
 * centre may have days off of its own, and no new version of the program may take them away.
 */
export async function seedCalendar(
  ports: Pick<OfficePorts, 'store' | 'clock' | 'randomness' | 'hasher'>,
  years: readonly CalendarYear[],
): Promise<void> {
  const { store, clock, randomness, hasher } = ports;
  const shipped = years.map((content) => ({ content, sha256: contentHashOf(hasher, content) }));
  const known = await store.read((tables) => tables.calendars.list());
  if (findMissing(shipped, known).length === 0) return;

  await store.change<null, never>(SEEDER, { requestId: randomness.newId() }, async (tables) => {
    await tables.calendars.hold();
    const missing = findMissing(shipped, await tables.calendars.list());
    let newest = 0;
    for (const { content, sha256 } of missing) {
      const { year } = content;
      const [entryId, importedAt] = [randomness.newId(), clock.now()];
      newest = await tables.calendars.add({
        entryId,
        year,
        content,
        sha256,
        importedAt,
        importedBy: 'program',
      });
    }
    // Nothing was computed by any calendar yet: there is nothing to move.
    const isNew = (await tables.cases.search({ data: [], limit: 1 })).length === 0;
    if (isNew) await tables.calendars.settle(newest, clock.now());
    const facts = { years: missing.map(({ content }) => content.year).join(' ') };
    return succeed({ value: null, audit: { object: 'calendar', facts } });
  });
}

type Shipped = { readonly content: CalendarYear; readonly sha256: string };

function findMissing(shipped: readonly Shipped[], known: readonly CalendarEntry[]): readonly Shipped[] {
  return shipped.filter(({ content, sha256 }) => {
    const ofYear = known.filter(({ year }) => year === content.year);
    return ofYear.every((entry) => entry.importedBy === 'program' && entry.sha256 !== sha256);
  });
}
