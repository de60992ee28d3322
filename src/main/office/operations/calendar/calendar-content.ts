import type { CalendarYear } from '../../../../shared/domain/calendar/work-calendar.ts';
import type { Caller } from '../../ports/caller.ts';
import type { Hasher, OfficePorts } from '../../ports/office-ports.ts';
import type { Tables } from '../../ports/store.ts';

type NamedDays = CalendarYear['holidays'];

/** Fingerprint of a year; in which order and form its file listed the days, plays no part. */
export function contentHashOf(hasher: Hasher, content: CalendarYear): string {
  const { year, holidays, shiftedWorkdays, source, publishedOn, workingDaysByMonth } = content;
  const days = [inOrder(holidays), inOrder(shiftedWorkdays)];
  return hasher.sha256(JSON.stringify([year, days, source, publishedOn ?? null, workingDaysByMonth ?? null]));
}

function inOrder(days: NamedDays): readonly (readonly [string, string])[] {
  return days
    .map(({ date, name }) => [date, name] as const)
    .toSorted(([left], [right]) => (left < right ? -1 : 1));
}

/** What becomes of a year; null where it is taken to be unpublished again. */
export type NewEntry = {
  readonly year: number;
  readonly content: CalendarYear | null;
  readonly caller: Caller;
};

/** Writes the next line of the ledger; the year is in force from here on. Gives what the audit log says of it. */
export async function addEntry(
  { clock, randomness, hasher }: Pick<OfficePorts, 'clock' | 'randomness' | 'hasher'>,
  tables: Tables,
  { year, content, caller }: NewEntry,
): Promise<{ readonly entryNumber: number; readonly sha256: string }> {
  const sha256 = content ? contentHashOf(hasher, content) : '';
  const importedBy = caller.session?.operator.id ?? 'commandLine';
  const entry = { entryId: randomness.newId(), year, content, sha256, importedAt: clock.now(), importedBy };
  return { entryNumber: await tables.calendars.add(entry), sha256 };
}
