import type { Dialect } from './dialect.ts';

/**
 * What the lists of a supervisor and of the issuing window are found by: since when a step stands, who may not decide
 * it and where it is decided, outcomes that were replaced, bad ratings that are not settled; and the clocks somebody
 * accepted, each with the newest row there was.
 */
export function attentionLists({ text, strict }: Dialect): readonly string[] {
  return [
    `alter table sub_case add column step_since ${text}`,
    `alter table sub_case add column barred ${text} not null default '[]'`,
    `alter table sub_case add column decides_at ${text} not null default ''`,
    `alter table sub_case add column replaced integer not null default 0`,
    `alter table service_case add column rating_settled integer not null default 0`,
    `create index service_case_open_rating on service_case (received_at)
      where rating_level >= 4 and rating_settled = 0`,
    `create table accepted_clock (
      entry_number integer primary key,
      accepted_at ${text} not null,
      newest_before ${text} not null,
      newest_event_id ${text} not null,
      reason ${text} not null,
      accepted_by ${text}
    )${strict}`,
  ];
}
