import { succeed } from '../../../../shared/kernel/result.ts';
import type { CalendarFilePreview, MovingPart } from '../../../../shared/api/office/calendar.ts';
import { readCalendarFile } from '../../../../shared/domain/calendar/calendar-file.ts';
import { compareCalendars, putCalendarYear } from '../../../../shared/domain/calendar/change-calendar.ts';
import type { CalendarYear } from '../../../../shared/domain/calendar/work-calendar.ts';
import { subCaseNumber } from '../../../../shared/domain/case/case-number.ts';
import { isShortened } from '../../../../shared/domain/case/recalculate-deadlines.ts';
import type { Tables } from '../../ports/store.ts';
import { calendarInForce } from '../calendar-in-use.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { contentHashOf } from './calendar-content.ts';
import type { CalendarPorts } from './calendar-ports.ts';
import { listMoving, movesSince } from './moving-parts.ts';
import type { MovingLog } from './moving-parts.ts';

/** What a file that was read would do. */
export type YearPreview = Extract<CalendarFilePreview, { kind: 'read' }>;

/** Reads the file and lists all that its year would move; nothing is changed by looking. */
export function createPreviewYear(ports: CalendarPorts): OfficeOperations['calendar']['preview'] {
  return async ({ text }) => {
    const reading = readCalendarFile(text);
    if (reading.kind === 'refused') return succeed(reading);
    return succeed(await ports.store.read((tables) => previewYear(ports, tables, reading.year)));
  };
}

/** The same for a year that was read already. */
export async function previewYear(
  { data, hasher }: Pick<CalendarPorts, 'data' | 'hasher'>,
  tables: Tables,
  content: CalendarYear,
): Promise<YearPreview> {
  const before = await calendarInForce(tables, data);
  const after = putCalendarYear(before, content);
  const since = movesSince(before, after);
  const moving = since === null ? [] : await listMoving(tables, after, since);
  const replaces = before.years.find(({ year }) => year === content.year) ?? null;
  return {
    kind: 'read',
    content,
    inForceAlready: replaces !== null && contentHashOf(hasher, replaces) === contentHashOf(hasher, content),
    replaces,
    dayChanges: compareCalendars(before, after),
    parts: moving.map(toMovingPart).toSorted(byNearestDeadline),
    newestEntry: await tables.calendars.findNewest(),
  };
}

function toMovingPart({ log, recalculation }: MovingLog): MovingPart {
  const { caseId, subCaseId, itemName, status } = log.projection;
  const { moves } = recalculation;
  const number = subCaseNumber(log.caseNumber, log.position);
  return { caseId, subCaseId, number, itemName, status, moves, shortened: moves.some(isShortened) };
}

function byNearestDeadline(left: MovingPart, right: MovingPart): number {
  return keyOf(left) < keyOf(right) ? -1 : 1;
}

function keyOf({ moves, number }: MovingPart): string {
  return `${moves.map(({ after }) => after.at).toSorted()[0] ?? ''} ${number}`;
}
