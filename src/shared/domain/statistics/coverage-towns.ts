import { plusDays, type LocalDate } from '../../kernel/time.ts';
import { isWorkingDay } from '../calendar/working-time.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { ServiceDesk } from '../desk/service-desk.ts';
import type { CoverageFigures, DeskCheck } from './coverage.ts';
import {
  desksByTown,
  toUnitName,
  townsOn,
  type ClaimLedger,
  type CoverageSource,
} from './coverage-source.ts';
import { ratioOf } from './ratio.ts';

const STAFFED_WITHIN_WORKING_DAYS = 5;

/**
 * Towns with at least one general desk that is in service, was staffed within the last five working days (the day of
 * the report is one of them when it is worked), and whose own place has claimed at least one item. A desk in a village
 * station stands in its town.
 */
export function countTownCoverage(source: CoverageSource, ledger: ClaimLedger): CoverageFigures {
  const staffedSince = staffedSinceOf(source.calendar, source.on);
  const lastStaffed = lastStaffedDays(source, staffedSince);
  const desks = desksByTown(source);
  const towns = townsOn(source).map((town) => {
    const checks = (desks.get(town.unitCode) ?? [])
      .filter(({ deskKind }) => deskKind === 'general')
      .map((desk) => checkDesk(desk, lastStaffed, ledger));
    return { ...toUnitName(town), covered: checks.some(({ serves }) => serves), desks: checks };
  });
  const covered = towns.filter((town) => town.covered).length;
  return { ratio: ratioOf(covered, towns.length), staffedSince, towns };
}

/** The first of the last five working days up to the day; in a year that is not published only weekends are off. */
export function staffedSinceOf(calendar: WorkCalendar, on: LocalDate): LocalDate {
  let day = on;
  for (let left = STAFFED_WITHIN_WORKING_DAYS; ; day = plusDays(day, -1)) {
    if (isWorkingDay(calendar, day)) left -= 1;
    if (left === 0) return day;
  }
}

function lastStaffedDays({ duties, on }: CoverageSource, since: LocalDate): ReadonlyMap<string, LocalDate> {
  const days = new Map<string, LocalDate>();
  for (const { deskId, servedOn } of duties) {
    if (servedOn < since || servedOn > on) continue;
    const known = days.get(deskId);
    if (known === undefined || known < servedOn) days.set(deskId, servedOn);
  }
  return days;
}

function checkDesk(
  { id, unitCode }: ServiceDesk,
  lastStaffed: ReadonlyMap<string, LocalDate>,
  ledger: ClaimLedger,
): DeskCheck {
  const lastStaffedOn = lastStaffed.get(id) ?? null;
  const rows = [...(ledger.get(unitCode)?.values() ?? [])];
  const claimedItems = rows.filter(({ kind }) => kind === 'claim').length;
  return { deskId: id, lastStaffedOn, claimedItems, serves: lastStaffedOn !== null && claimedItems > 0 };
}
