import { randomUUID } from 'node:crypto';
import type { CalendarFilePreview } from '../../../../src/shared/api/office/calendar.ts';
import type { CalendarYear, WorkCalendar } from '../../../../src/shared/domain/calendar/work-calendar.ts';
import type { SubCaseAction, SubCaseId } from '../../../../src/shared/domain/case/case-action.ts';
import type { SubCaseProjection } from '../../../../src/shared/domain/case/projection.ts';
import { createChangeFeed } from '../../../../src/main/office/access/change-feed.ts';
import { createSha256Hasher } from '../../../../src/main/office/access/sha256-hasher.ts';
import { createSystemRandomness } from '../../../../src/main/office/access/system-randomness.ts';
import type { CalendarPorts } from '../../../../src/main/office/operations/calendar/calendar-ports.ts';
import type { Clock } from '../../../../src/main/office/ports/world.ts';
import { must } from '../../../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../../../src/main/quanke/in-process.ts';
import type { Instant } from '../../../../src/shared/kernel/time.ts';
import { loadCalendar } from '../../../domain/support/resources.ts';
import { doChange } from '../../../support/do-change.ts';
import type { TestOffice } from '../../../support/make-office.ts';
import { makeOpenCase } from '../../../support/make-open-case.ts';
import type { OpenPart } from '../../../support/make-open-case.ts';

/** The file of a year as somebody brings it. */
export function fileOf(year: CalendarYear): string {
  return JSON.stringify(year, null, 2);
}

/** Puts parts there as an office has them that always worked by the calendar. */
export async function addParts(
  { office }: TestOffice,
  calendar: WorkCalendar,
  parts: readonly OpenPart[],
): Promise<void> {
  await doChange(office, async (tables) => {
    for (const part of parts) await tables.cases.add(makeOpenCase(calendar, part));
  });
}

/** The file must be read; what is wrong with it is another test. */
export async function preview(administrator: InProcessPerson, text: string) {
  const found: CalendarFilePreview = must(await administrator.calls.calendar.preview({ text }));
  if (found.kind === 'refused') throw new Error(JSON.stringify(found.faults));
  return found;
}

/** Imports by a fresh preview; `acceptShortened` unless told otherwise. */
export async function importYear(administrator: InProcessPerson, year: CalendarYear, acceptShortened = true) {
  const text = fileOf(year);
  const { newestEntry } = await preview(administrator, text);
  const input = { requestId: randomUUID(), text, newestEntry, acceptShortened };
  return administrator.calls.calendar.import(input);
}

export function logOf({ office }: TestOffice, caseId: string): Promise<readonly SubCaseAction[]> {
  return office.store.read(
    async (tables) => (await tables.cases.findSubCase(`${caseId}-1` as SubCaseId)) ?? [],
  );
}

/** What a part says of its deadlines. */
export function toDeadlines({ subCaseId, dueAt, dueProvisional, deadlineAt }: SubCaseProjection) {
  return { subCaseId, dueAt, dueProvisional, deadlineAt };
}

type Deadlines = ReturnType<typeof toDeadlines>;

export function byId(left: Deadlines, right: Deadlines): number {
  return left.subCaseId < right.subCaseId ? -1 : 1;
}

/** What all parts say of their deadlines. */
export async function deadlinesOf({ office }: TestOffice): Promise<readonly Deadlines[]> {
  const [from, before] = ['2000', '9999'] as [Instant, Instant];
  const parts = await office.store.read((tables) => tables.cases.listTouching(from, before));
  return parts.map(toDeadlines).toSorted(byId);
}

/** An office of which there is no more than its data. */
export type OfficeOnly = { readonly office: Pick<TestOffice['office'], 'store'>; readonly clock: Clock };

/** What the calendar's operations work with, beside the office that is open. */
export function calendarPorts({ office, clock }: OfficeOnly): CalendarPorts {
  const { openingHours } = loadCalendar();
  return {
    store: office.store,
    clock,
    randomness: createSystemRandomness(clock),
    hasher: createSha256Hasher(),
    data: { openingHours },
    changes: createChangeFeed(),
  };
}

/** Writes the line of a year and nothing else: an office that was killed straight after. */
export async function bringYear({ office, clock }: OfficeOnly, content: CalendarYear): Promise<void> {
  const { year } = content;
  const entry = { entryId: randomUUID(), year, content, sha256: '', importedAt: clock.now() };
  await doChange(office, ({ calendars }) => calendars.add({ ...entry, importedBy: 'commandLine' }));
}
