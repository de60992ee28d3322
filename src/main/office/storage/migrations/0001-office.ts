import type { Dialect } from './dialect.ts';

/** The first tables. Streams and actions are the truth; `service_case` and `sub_case` are computed from them. */
export function officeTables({ text, bytes, strict }: Dialect): readonly string[] {
  return [
    `create table office_key (
      key_id ${text} primary key,
      master_key_id ${text} not null,
      wrapped_key ${bytes} not null
    )${strict}`,
    `create table case_key (
      case_id ${text} primary key,
      master_key_id ${text} not null,
      wrapped_key ${bytes},
      erased_at ${text}
    )${strict}`,
    `create table stream (
      stream_id ${text} primary key,
      case_id ${text} not null references case_key (case_id),
      kind ${text} not null check (kind in ('serviceCase', 'subCase')),
      position integer not null,
      version integer not null check (version > 0),
      unique (case_id, kind, position)
    )${strict}`,
    `create table case_action (
      stream_id ${text} not null references stream (stream_id),
      version integer not null check (version > 0),
      kind ${text} not null,
      acted_by ${text} not null,
      effective_at ${text} not null,
      recorded_at ${text} not null,
      facts ${text} not null,
      personal ${bytes},
      primary key (stream_id, version)
    )${strict}`,
    `create table service_case (
      case_id ${text} primary key,
      case_number ${text} not null unique,
      subject_kind ${text} not null,
      subject_code ${text} not null,
      subject_name ${text} not null,
      version integer not null,
      desk_id ${text} not null,
      received_at ${text} not null,
      received_by ${text} not null,
      simulated integer not null,
      rating_level integer
    )${strict}`,
    `create index service_case_newest on service_case (received_at, case_id)`,
    `create table sub_case (
      sub_case_id ${text} primary key,
      case_id ${text} not null,
      item_code ${text} not null,
      item_name ${text} not null,
      department_id ${text} not null,
      desk_id ${text} not null,
      handling_kind ${text} not null,
      status ${text} not null,
      version integer not null,
      step integer not null,
      claimed_by ${text},
      received_at ${text} not null,
      accepted_at ${text},
      due_at ${text},
      due_provisional integer not null,
      decided_at ${text},
      decision ${text},
      ready_at ${text},
      delivered_at ${text},
      ended_at ${text},
      ended_as ${text}
    )${strict}`,
    `create index sub_case_of_case on sub_case (case_id)`,
    `create index sub_case_queue on sub_case (department_id, status, due_at)`,
    `create index sub_case_received on sub_case (received_at)`,
    `create index sub_case_ready on sub_case (case_id) where status = 'ready'`,
    `create table blind_index (
      case_id ${text} not null,
      kind ${text} not null,
      token ${bytes} not null,
      primary key (kind, token, case_id)
    )${strict}`,
    `create index blind_index_of_case on blind_index (case_id)`,
    `create table number_series (series ${text} primary key, serial integer not null)${strict}`,
  ];
}

/** Everything around the cases. */
export function supportingTables({ text, bytes, strict }: Dialect): readonly string[] {
  return [
    `create table draft (
      draft_id ${text} primary key,
      desk_id ${text} not null,
      version integer not null,
      saved_at ${text} not null,
      content ${bytes},
      case_id ${text}
    )${strict}`,
    `create index draft_open on draft (desk_id, saved_at) where case_id is null`,
    `create table document (
      document_id ${text} primary key,
      case_id ${text} not null,
      sub_case_id ${text},
      kind ${text} not null,
      title ${text} not null,
      number ${text} not null,
      file_id ${text} not null,
      sha256 ${text} not null,
      approved_sha256 ${text} not null,
      seal_field ${text},
      seal_count integer not null,
      simulated integer not null,
      made_at ${text} not null
    )${strict}`,
    `create index document_of_case on document (case_id, made_at)`,
    `create index document_of_sub_case on document (sub_case_id) where sub_case_id is not null`,
    `create table document_revision (
      document_id ${text} not null references document (document_id),
      revision integer not null,
      file_id ${text} not null,
      sha256 ${text} not null,
      primary key (document_id, revision)
    )${strict}`,
    `create table file_reference (
      file_id ${text} not null,
      owner ${text} not null,
      referred_at ${text} not null,
      about ${bytes} not null,
      primary key (file_id, owner)
    )${strict}`,
    `create index file_reference_of_owner on file_reference (owner)`,
    `create table seal (
      seal_id ${text} primary key,
      department_id ${text} not null,
      status ${text} not null,
      valid_from ${text} not null,
      content ${text} not null
    )${strict}`,
    `create index seal_of_department on seal (department_id)`,
    `create table seal_ticket (
      ticket_id ${text} primary key,
      document_id ${text} not null,
      sub_case_id ${text} not null,
      seal_id ${text} not null,
      approver_id ${text} not null,
      base_sha256 ${text} not null,
      prepared_file_id ${text} not null,
      byte_range ${text} not null,
      message_digest ${text} not null,
      signed_attributes ${text} not null,
      expires_at ${text} not null,
      used integer not null
    )${strict}`,
  ];
}

/** Staff, places, and what was done. */
export function accessTables({ text, bytes, strict }: Dialect): readonly string[] {
  return [
    `create table operator (
      operator_id ${text} primary key,
      login_name ${text} not null unique,
      display_name ${text} not null,
      roles ${text} not null,
      department_id ${text},
      may_decide integer not null,
      delegated_items ${text} not null,
      password_hash ${text} not null,
      failed_sign_ins integer not null,
      locked_until ${text}
    )${strict}`,
    `create table session (
      session_id ${text} primary key,
      token_hash ${text} not null unique,
      operator_id ${text} not null references operator (operator_id),
      desk_id ${text},
      expires_at ${text} not null
    )${strict}`,
    `create table desk (
      desk_id ${text} primary key,
      name ${text} not null,
      desk_kind ${text} not null,
      division_code ${text} not null,
      desk_number ${text} not null,
      center_name ${text} not null,
      unique (division_code, desk_number)
    )${strict}`,
    `create table station (
      station_id ${text} primary key,
      public_key ${text} not null,
      enrolled_on ${text} not null
    )${strict}`,
    `create table done_request (
      request_id ${text} primary key,
      fingerprint ${bytes} not null,
      answer ${bytes},
      done_at ${text} not null
    )${strict}`,
    `create table audit_event (
      event_id ${text} primary key,
      happened_at ${text} not null,
      operator_id ${text},
      desk_id ${text},
      procedure_name ${text} not null,
      audit_kind ${text} not null,
      object ${text} not null,
      facts ${text} not null,
      request_id ${text}
    )${strict}`,
    `create index audit_event_of_object on audit_event (object)`,
  ];
}
