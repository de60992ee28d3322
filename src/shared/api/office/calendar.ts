import { z } from 'zod';
import { answer, command, query, RequestId } from '../procedure.ts';
import type { GatedRouter } from '../procedure.ts';
import type { CalendarFault } from '../../domain/calendar/calendar-file.ts';
import type { DayChange } from '../../domain/calendar/change-calendar.ts';
import type { CalendarYear, OpeningHours } from '../../domain/calendar/work-calendar.ts';
import type { CaseId, SubCaseId } from '../../domain/case/case-action.ts';
import type { CaseStatus } from '../../domain/case/case-status.ts';
import type { DeadlineMove } from '../../domain/case/recalculate-deadlines.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';

/** Who brought a year. */
export type CalendarSource =
  { readonly kind: 'program' | 'commandLine' } | { readonly kind: 'operator'; readonly displayName: string };

/** One line of the ledger: a year that was brought, or taken to be unpublished again. */
export type CalendarEntryView = {
  readonly entryNumber: number;
  /** Null where the year was removed. */
  readonly content: CalendarYear | null;
  readonly importedAt: Instant;
  readonly importedBy: CalendarSource;
};

/** A year and everything that was ever brought for it. */
export type CalendarYearView = {
  readonly year: number;
  /** What is in force; null while no notice is known: weekends only, and due dates that reach into it bear 预计. */
  readonly content: CalendarYear | null;
  /** Newest first. */
  readonly entries: readonly CalendarEntryView[];
};

/** 工作日历, as the office works by it. */
export type CalendarView = {
  /** Without gaps, from the first that is known to the one after the last. */
  readonly years: readonly CalendarYearView[];
  readonly openingHours: OpeningHours;
  readonly today: LocalDate;
  /** Number of the newest line of the ledger: an import says by which one its preview was made. */
  readonly newestEntry: number;
  /** False while parts that a line moved are still being written down. */
  readonly settled: boolean;
  /** Open parts whose due date bears 预计. */
  readonly provisionalParts: number;
};

/** An open part with at least one deadline that is another one in the new calendar. */
export type MovingPart = {
  readonly caseId: CaseId;
  readonly subCaseId: SubCaseId;
  /** Printed number. */
  readonly number: string;
  readonly itemName: string;
  readonly status: CaseStatus;
  readonly moves: readonly DeadlineMove[];
  /** A day the applicant was told comes earlier. */
  readonly shortened: boolean;
};

/** What taking a file into use would do; nothing is changed by looking. */
export type CalendarFilePreview =
  | { readonly kind: 'refused'; readonly faults: readonly CalendarFault[] }
  | {
      readonly kind: 'read';
      readonly content: CalendarYear;
      /** The very same is in force already: an import would do nothing. */
      readonly inForceAlready: boolean;
      /** What the file would replace; null for a year that was not published. */
      readonly replaces: CalendarYear | null;
      readonly dayChanges: readonly DayChange[];
      /** Every one, the nearest deadline first. */
      readonly parts: readonly MovingPart[];
      readonly newestEntry: number;
    };

/** What an import or a removal did. */
export type CalendarChange = { readonly year: number; readonly changed: boolean };

const looking = { role: ['supervisor', 'systemAdministrator'], audit: 'none' } as const;
const administering = { role: ['systemAdministrator'], audit: 'change' } as const;

/** The file of a year has some thirty days. */
const FileText = z.string().max(200_000);

/** 工作日历. Which days are worked; every deadline follows from it. */
export const calendar = {
  view: query(looking).output(answer<CalendarView>()),
  /** Reads a file and shows what it would move. Names numbers of cases and items, nobody. */
  preview: query({ role: ['systemAdministrator'], audit: 'none' })
    .input(z.object({ text: FileText }))
    .output(answer<CalendarFilePreview>()),
  /**
   * Takes a year into use: it is in force when the answer comes, and every deadline it moves gets a row in the log of
   * its part. The same content again changes nothing.
   */
  import: command(
    administering,
    'calendar.yearInvalid',
    'calendar.changedMeanwhile',
    'calendar.shortensPromises',
  )
    .input(
      z.object({
        requestId: RequestId,
        text: FileText,
        newestEntry: z.int().min(0),
        /** Said by a person who saw which deadlines come earlier than the applicant was told. */
        acceptShortened: z.boolean(),
      }),
    )
    .output(answer<CalendarChange>()),
  /** Takes a year to be unpublished again; refused while the deadline of an open part reaches into it. */
  remove: command(administering, 'calendar.yearNotFound', 'calendar.yearInUse')
    .input(
      z.object({
        requestId: RequestId,
        year: z.int(),
        reason: z.string().trim().min(1).max(200),
      }),
    )
    .output(answer<CalendarChange>()),
} satisfies GatedRouter;
