import fc from 'fast-check';
import { expect, it } from 'vitest';
import { putCalendarYear } from '../../../src/shared/domain/calendar/change-calendar.ts';
import type { CalendarYear, WorkCalendar } from '../../../src/shared/domain/calendar/work-calendar.ts';
import type { SubCaseAction, SubCaseId } from '../../../src/shared/domain/case/case-action.ts';
import { openDeferrals } from '../../../src/shared/domain/case/deadlines.ts';
import { projectSubCase } from '../../../src/shared/domain/case/project-case.ts';
import { recalculateDeadlines } from '../../../src/shared/domain/case/recalculate-deadlines.ts';
import { plusDays, toEpochMs, toInstant } from '../../../src/shared/kernel/time.ts';
import type { LocalDate } from '../../../src/shared/kernel/time.ts';
import { LIVES, makeOpenActions } from '../../support/make-open-case.ts';
import { at } from '../support/make-case.ts';
import { makeYear2027 } from '../support/make-clock.ts';
import { runs } from '../support/properties.ts';
import { loadCalendar } from '../support/resources.ts';

const unpublished = loadCalendar();
const BEGIN = toEpochMs(at('2026-09-01 00:00'));
const MINUTES = 200 * 24 * 60;

const somePromise = fc.oneof(
  fc.record({ workingDays: fc.integer({ min: 0, max: 60 }) }),
  fc.record({ workingDays: fc.constant(0), workingMinutes: fc.integer({ min: 0, max: 5_000 }) }),
);

const someTaken = fc.record({
  caseId: fc.constant('case-1'),
  at: fc.integer({ min: 0, max: MINUTES }).map((minutes) => toInstant(BEGIN + minutes * 60_000)),
  life: fc.constantFrom(...LIVES),
});

const somePart = fc.tuple(someTaken, somePromise).map(([taken, promise]) => ({ ...taken, ...promise }));

/** 2027 with days off nobody expects: a flood, a games week. */
const someYear = fc
  .uniqueArray(fc.integer({ min: 0, max: 364 }), { maxLength: 12 })
  .map((days): CalendarYear => {
    const year = makeYear2027();
    const more = days.map((day) => plusDays('2027-01-01' as LocalDate, day));
    const known = new Set([...year.holidays, ...year.shiftedWorkdays].map(({ date }) => date));
    const free = more.filter((date) => !known.has(date)).map((date) => ({ date, name: '停办' }));
    return { ...year, holidays: [...year.holidays, ...free] };
  });

/** Drawn once: counting the days of a calendar takes longer than everything else here. */
const CALENDARS = fc
  .sample(someYear, { seed: 20_261_120, numRuns: 24 })
  .map((year) => putCalendarYear(unpublished, year));
const someCalendar = fc.constantFrom(...CALENDARS);

/** A part with the row the calendar asks for, if it asks for one. */
function moveBy(calendar: WorkCalendar, actions: readonly SubCaseAction[]): readonly SubCaseAction[] {
  const recalculation = recalculateDeadlines(calendar, actions);
  if (!recalculation) return actions;
  const now = at('2027-08-01 09:00');
  const acted = { by: 'system', effectiveAt: now, recordedAt: now } as const;
  return [...actions, { kind: 'recalculate', calendarYear: 2027, ...recalculation.deadlines, ...acted }];
}

function deadlinesOf(actions: readonly SubCaseAction[]) {
  const { status, dueAt, dueProvisional, deadlineKind, deadlineAt } = projectSubCase(
    'case-1-1' as SubCaseId,
    actions,
  );
  const deferrals = openDeferrals(actions);
  return { status, dueAt, dueProvisional, deadlineKind, deadlineAt, deferrals };
}

it('gives a moved part the deadlines of an office that had the year from the beginning', () => {
  fc.assert(
    fc.property(somePart, someCalendar, (part, published) => {
      const moved = moveBy(published, makeOpenActions(unpublished, part));

      expect(deadlinesOf(moved)).toEqual(deadlinesOf(makeOpenActions(published, part)));
    }),
    runs(300, 10_000),
  );
});

it('gives the same deadlines over another file of the year in between', () => {
  fc.assert(
    fc.property(somePart, someCalendar, someCalendar, (part, one, other) => {
      const moved = moveBy(other, moveBy(one, makeOpenActions(unpublished, part)));

      expect(deadlinesOf(moved)).toEqual(deadlinesOf(makeOpenActions(other, part)));
    }),
    runs(200, 5_000),
  );
});

it('moves nothing twice, and nothing without a reason', () => {
  fc.assert(
    fc.property(somePart, someCalendar, (part, published) => {
      const before = makeOpenActions(unpublished, part);

      const moved = moveBy(published, before);

      expect(moveBy(published, moved)).toBe(moved);
      if (moved !== before) expect(deadlinesOf(moved)).not.toEqual(deadlinesOf(before));
    }),
    runs(300, 10_000),
  );
});
