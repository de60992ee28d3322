import type {
  CalendarFilePreview,
  CalendarView,
  CalendarYearView,
  MovingPart,
} from '../../src/shared/api/office/calendar.ts';
import type { CalendarYear } from '../../src/shared/domain/calendar/work-calendar.ts';
import type { CaseId, SubCaseId } from '../../src/shared/domain/case/case-action.ts';
import type { LocalDate } from '../../src/shared/kernel/time.ts';
import type { OfficeClient } from '../../src/renderer/api/clients.ts';
import { at } from '../domain/support/make-case.ts';
import { makeYear2027 } from '../domain/support/make-clock.ts';
import { loadCalendar } from './sample-calendar.ts';
import type { Answer } from './fake-catalogue.ts';
import { NOW } from './sample-data.ts';

const { years: SHIPPED, openingHours } = loadCalendar();

export function makeYearView(year: number, content: CalendarYear | null): CalendarYearView {
  const entry = {
    entryNumber: year - 2024,
    content,
    importedAt: NOW,
    importedBy: { kind: 'program' },
  } as const;
  return { year, content, entries: content ? [entry] : [] };
}

/** A part whose due date is one day later in the new year, unless told otherwise. */
export function makeMovingPart(number: string, more: Partial<MovingPart> = {}): MovingPart {
  return {
    caseId: 'case1' as CaseId,
    subCaseId: `part ${number}` as SubCaseId,
    number,
    itemName: '户口登记',
    status: 'reviewing',
    moves: [
      {
        deadline: 'due',
        before: { at: at('2027-01-04 18:00'), provisional: true },
        after: { at: at('2027-01-05 18:00'), provisional: false },
      },
    ],
    shortened: false,
    ...more,
  };
}

/** One whose applicant was told a later day. */
export function makeShortenedPart(number: string): MovingPart {
  const before = { at: at('2027-02-05 18:00'), provisional: true };
  const after = { at: at('2027-02-03 18:00'), provisional: false };
  return makeMovingPart(number, { moves: [{ deadline: 'due', before, after }], shortened: true });
}

/** 工作日历 of an office in memory. */
export class FakeCalendar {
  view: CalendarView = {
    years: [...SHIPPED.map((content) => makeYearView(content.year, content)), makeYearView(2027, null)],
    openingHours,
    today: '2026-11-20' as LocalDate,
    newestEntry: 2,
    settled: true,
    provisionalParts: 3,
  };
  preview: CalendarFilePreview = {
    kind: 'read',
    content: makeYear2027(),
    inForceAlready: false,
    replaces: null,
    dayChanges: [
      { date: '2027-01-01' as LocalDate, nowWorked: false },
      { date: '2027-01-30' as LocalDate, nowWorked: true },
    ],
    parts: [makeMovingPart('A-01')],
    newestEntry: 2,
  };

  procedures(answer: Answer): OfficeClient['calendar'] {
    return {
      view: answer('calendar.view', () => this.view),
      preview: answer('calendar.preview', () => this.preview),
      import: answer('calendar.import', () => {
        const content = this.preview.kind === 'read' ? this.preview.content : null;
        const year = content?.year ?? 0;
        this.#put(makeYearView(year, content));
        return { year, changed: true };
      }),
      remove: answer('calendar.remove', ({ year }: { year: number }) => {
        this.#put(makeYearView(year, null));
        return { year, changed: true };
      }),
    };
  }

  #put(view: CalendarYearView): void {
    const others = this.view.years.filter(({ year }) => year !== view.year);
    const years = [...others, view].toSorted((left, right) => left.year - right.year);
    this.view = { ...this.view, years, newestEntry: this.view.newestEntry + 1 };
  }
}
