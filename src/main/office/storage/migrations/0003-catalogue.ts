import type { Dialect } from './dialect.ts';

/** Versions of the catalogue, and the ledgers that say what is taken in where; desks learn their place and their dates. */
export function catalogueTables({ text, strict }: Dialect): readonly string[] {
  return [
    `create table catalogue_version (
      version_id ${text} primary key,
      version_number integer not null unique,
      label ${text} not null,
      valid_from ${text} not null,
      imported_at ${text} not null,
      imported_by ${text},
      sha256 ${text} not null,
      removed_at ${text},
      content ${text}
    )${strict}`,
    `create table subject_switch (
      subject_kind ${text} not null,
      subject_code ${text} not null,
      is_on integer not null,
      effective_on ${text} not null,
      reason ${text} not null,
      recorded_by ${text} not null,
      recorded_at ${text} not null
    )${strict}`,
    `create table item_claim (
      item_code ${text} not null,
      unit_code ${text} not null,
      kind ${text} not null check (kind in ('claim', 'release', 'notClaimed')),
      effective_on ${text} not null,
      reason ${text} not null,
      recorded_by ${text} not null,
      recorded_at ${text} not null
    )${strict}`,
    `create index item_claim_of_unit on item_claim (unit_code, item_code)`,
    `create table organization_unit (
      unit_code ${text} primary key,
      name ${text} not null,
      unit_kind ${text} not null,
      parent_code ${text},
      valid_from ${text} not null,
      valid_to ${text},
      to_be_confirmed ${text} not null
    )${strict}`,
    `create table reform_baseline (
      unit_code ${text} not null,
      counted_on ${text} not null,
      single_domain_desks integer not null,
      posts integer not null,
      source ${text} not null,
      primary key (unit_code, counted_on)
    )${strict}`,
    `create table favourite (
      operator_id ${text} not null,
      subject_kind ${text} not null,
      subject_code ${text} not null,
      chosen_at ${text} not null,
      primary key (operator_id, subject_kind, subject_code)
    )${strict}`,
    `alter table service_case add column catalogue_version_id ${text}`,
    `create index service_case_of_version on service_case (catalogue_version_id)`,
    `alter table desk add column unit_code ${text} not null default ''`,
    `alter table desk add column opened_on ${text} not null default '2026-01-01'`,
    `alter table desk add column closed_on ${text}`,
    `alter table desk add column posts integer not null default 1`,
  ];
}
