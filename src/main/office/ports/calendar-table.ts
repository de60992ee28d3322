import type { CalendarYear } from '../../../shared/domain/calendar/work-calendar.ts';
import type { CaseNumber, SubCaseAction, SubCaseId } from '../../../shared/domain/case/case-action.ts';
import type { SubCaseProjection } from '../../../shared/domain/case/projection.ts';
import type { Instant } from '../../../shared/kernel/time.ts';

/** One entry of the calendar's ledger: a year as somebody brought it, which is in force from the moment it was written. */
export type CalendarEntry = {
  readonly entryId: string;
  /** From 1, in the order in which they came into force; a later one of the same year replaces the earlier. */
  readonly entryNumber: number;
  readonly year: number;
  /** Null: the year is taken to be unpublished again. */
  readonly content: CalendarYear | null;
  /** Fingerprint of the content; how its file was written, plays no part. */
  readonly sha256: string;
  readonly importedAt: Instant;
  /** An operator's id, `program` for what came with it, or `commandLine`. */
  readonly importedBy: string;
};

/** A part with its log, without personal data: all that its deadlines follow from. */
export type OpenLog = {
  readonly projection: SubCaseProjection;
  /** Printed number of its case, and its place in it. */
  readonly caseNumber: CaseNumber;
  readonly position: number;
  readonly actions: readonly SubCaseAction[];
};

/** 工作日历. The ledger of its years: append-only. */
export interface CalendarTable {
  /**
   * Waits for every change that has read the calendar and lets none read it until this one ends: so a case is accepted
   * by the old calendar before a new entry is written, or by the new one.
   */
  hold(): Promise<void>;
  /** The years in force, in order. The same ledger always gives the same object, so that what is computed of it is kept. */
  listInForce(): Promise<readonly CalendarYear[]>;
  /** Adds an entry under the next number and gives it. */
  add(entry: Omit<CalendarEntry, 'entryNumber'>): Promise<number>;
  /** All entries, oldest first. */
  list(): Promise<readonly CalendarEntry[]>;
  /** Number of the last entry; 0 before the first. */
  findNewest(): Promise<number>;
  /** The last entry whose moved parts have all been written down; 0 before the first. */
  findSettled(): Promise<number>;
  /** How many open parts have a due date that bears 预计. */
  countProvisional(): Promise<number>;
  /** Says that the parts moved by the entries up to this one have all been written down. */
  settle(entryNumber: number, at: Instant): Promise<void>;
  /** Open parts after the given one that have a deadline at or after the moment, or an uncertain one; by id. */
  listOpenLogs(query: {
    readonly since: Instant;
    /** Null for the first ones. */
    readonly after: SubCaseId | null;
    readonly limit: number;
  }): Promise<readonly OpenLog[]>;
}
