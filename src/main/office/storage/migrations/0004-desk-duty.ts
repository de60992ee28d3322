import type { Dialect } from './dialect.ts';

/**
 * 到岗台账: at which desks somebody signed in on which days. The days before are in the audit log, which holds every
 * sign-in since the first version: they are taken over, so that the coverage of those days can be told too.
 */
export function deskDuty({ kind, text, strict }: Dialect): readonly string[] {
  const postgres = kind === 'postgres';
  const fact = (name: string) => (postgres ? `facts::json->>'${name}'` : `json_extract(facts, '$.${name}')`);
  const day = postgres
    ? `to_char(happened_at::timestamptz at time zone 'UTC' + interval '8 hours', 'YYYY-MM-DD')`
    : `date(happened_at, '+8 hours')`;
  return [
    `create table desk_duty (
      desk_id ${text} not null,
      served_on ${text} not null,
      primary key (served_on, desk_id)
    )${strict}`,
    `insert into desk_duty (desk_id, served_on)
      select distinct ${fact('desk')}, ${day} from audit_event
      where procedure_name = 'staff.signIn' and ${fact('outcome')} = 'signedIn' and ${fact('desk')} <> ''`,
  ];
}
