import type { Dialect } from './dialect.ts';

/** The ledger of the calendar's years, and up to which entry the parts it moved have been written down. */
export function calendarTables({ text, strict }: Dialect): readonly string[] {
  return [
    `create table calendar_year (
      entry_id ${text} primary key,
      entry_number integer not null unique,
      year integer not null,
      content ${text},
      sha256 ${text} not null,
      imported_at ${text} not null,
      imported_by ${text} not null
    )${strict}`,
    `create table calendar_settled (
      entry_number integer primary key,
      settled_at ${text} not null
    )${strict}`,
  ];
}
