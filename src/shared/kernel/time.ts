import type { Brand } from './brand.ts';

/** A moment, as ISO 8601 in UTC with milliseconds (`2026-11-20T01:02:03.004Z`): sorts as text. */
export type Instant = Brand<string, 'Instant'>;

/** A calendar day at the centre (`2026-11-20`), without a time zone. */
export type LocalDate = Brand<string, 'LocalDate'>;

/** Minutes after midnight at the centre, 0 to 1440. */
export type MinuteOfDay = number;

/** China has one time zone and no summer time since 1992: UTC+8. */
export const CHINA_OFFSET_MINUTES = 8 * 60;
const CHINA_OFFSET_MS = CHINA_OFFSET_MINUTES * 60_000;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

const LOCAL_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Makes an instant from milliseconds since 1970 (UTC). */
export function toInstant(epochMs: number): Instant {
  return new Date(epochMs).toISOString() as Instant;
}

/** Milliseconds since 1970 (UTC). */
export function toEpochMs(instant: Instant): number {
  return Date.parse(instant);
}

/** Reads foreign text as an instant; undefined when it is none. */
export function parseInstant(text: string): Instant | undefined {
  const epochMs = Date.parse(text);
  return Number.isNaN(epochMs) ? undefined : toInstant(epochMs);
}

/** Reads `YYYY-MM-DD`; undefined when there is no such day (February 30). */
export function parseLocalDate(text: string): LocalDate | undefined {
  if (!LOCAL_DATE.test(text)) return undefined;
  const date = new Date(`${text}T00:00:00.000Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text) return undefined;
  return text as LocalDate;
}

/** The day at the centre on which the moment falls. */
export function localDateOf(instant: Instant): LocalDate {
  return new Date(toEpochMs(instant) + CHINA_OFFSET_MS).toISOString().slice(0, 10) as LocalDate;
}

/** Minutes after midnight at the centre; seconds are dropped. */
export function minuteOfDayOf(instant: Instant): MinuteOfDay {
  const local = new Date(toEpochMs(instant) + CHINA_OFFSET_MS);
  return local.getUTCHours() * 60 + local.getUTCMinutes();
}

/** Minutes since 1970-01-01 00:00 at the centre, for arithmetic over many days; seconds are dropped. */
export function toLocalMinutes(instant: Instant): number {
  return Math.floor((toEpochMs(instant) + CHINA_OFFSET_MS) / MINUTE_MS);
}

/** Days since 1970-01-01. */
export function toDayNumber(day: LocalDate): number {
  return Date.parse(`${day}T00:00:00.000Z`) / DAY_MS;
}

/** The day so many days after 1970-01-01. */
export function fromDayNumber(dayNumber: number): LocalDate {
  return new Date(dayNumber * DAY_MS).toISOString().slice(0, 10) as LocalDate;
}

/** The moment at which the given minute of the given day begins at the centre. */
export function instantAt(day: LocalDate, minute: MinuteOfDay): Instant {
  return toInstant(Date.parse(`${day}T00:00:00.000Z`) - CHINA_OFFSET_MS + minute * MINUTE_MS);
}

/** The day `days` later (earlier when negative). */
export function plusDays(day: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + days * DAY_MS).toISOString().slice(0, 10) as LocalDate;
}

/** 0 is Sunday, 6 is Saturday. */
export function dayOfWeek(day: LocalDate): number {
  return new Date(`${day}T00:00:00.000Z`).getUTCDay();
}

/** The year of a day, e.g. 2026. */
export function yearOf(day: LocalDate): number {
  return Number(day.slice(0, 4));
}

/** `2026-11-20 09:30` at the centre, as screens, papers and files print a moment. */
export function toLocalText(instant: Instant): string {
  const local = new Date(toEpochMs(instant) + CHINA_OFFSET_MS).toISOString();
  return `${local.slice(0, 10)} ${local.slice(11, 16)}`;
}
