import type { Dialect } from './dialect.ts';

/**
 * What lists and figures need of the full life of a case. `shape` says by which version of the program a projection was
 * computed; older ones are computed again when the office opens.
 */
export function lifeOfACase({ text, strict }: Dialect): readonly string[] {
  const subCase = [
    `shape integer not null default 0`,
    `in_turn ${text} not null default '[]'`,
    `deadline_kind ${text}`,
    `deadline_at ${text}`,
    `suspended_at ${text}`,
    ...['suspensions', 'extensions', 'corrections', 'deemed', 'deferred', 'open_deferrals'].map(asCount),
    ...['expedited', 'urged', 'disputed'].map(asCount),
  ];
  const serviceCase = [
    `shape integer not null default 0`,
    `channel ${text} not null default 'window'`,
    `rated_by ${text}`,
    `rectified_at ${text}`,
    `called_back_at ${text}`,
    `visits integer not null default 0`,
    `material_base integer`,
    `material_actual integer`,
    `ticket_at ${text}`,
    `called_at ${text}`,
    `served_at ${text}`,
  ];
  return [
    ...subCase.map((column) => `alter table sub_case add column ${column}`),
    ...serviceCase.map((column) => `alter table service_case add column ${column}`),
    `create table sub_case_turn (
      department_id ${text} not null,
      sub_case_id ${text} not null,
      primary key (department_id, sub_case_id)
    )${strict}`,
    `create index sub_case_turn_of on sub_case_turn (sub_case_id)`,
    `create index sub_case_deadline on sub_case (deadline_at) where deadline_at is not null`,
    `create index sub_case_due on sub_case (due_at) where decided_at is null and ended_at is null`,
  ];
}

function asCount(column: string): string {
  return `${column} integer not null default 0`;
}
