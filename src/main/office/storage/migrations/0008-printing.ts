import type { Dialect } from './dialect.ts';

/** A job that is not over; the index stands on these words, so queries that want it use them. */
export const NOT_OVER = `state in ('queued', 'sent', 'failed')`;

/**
 * 打印任务 and the copies that came of them. A paper has one job that is not over at most: so the number that is
 * printed on a copy before anybody knows whether it comes out is the number it gets.
 */
export function printingTables({ text, bytes, strict }: Dialect): readonly string[] {
  return [
    `create table print_batch (
      batch_id ${text} primary key,
      printer ${text} not null,
      desk_id ${text},
      requested_by ${text} not null,
      requested_at ${text} not null,
      cancelled_at ${text}
    )${strict}`,
    `create index print_batch_day on print_batch (requested_at, batch_id)`,
    `create table print_job (
      job_id ${text} primary key,
      document_id ${text} not null references document (document_id),
      batch_id ${text} references print_batch (batch_id),
      place integer not null,
      version integer not null check (version > 0),
      state ${text} not null check (state in ('queued', 'sent', 'printed', 'failed', 'cancelled')),
      printer ${text} not null,
      copies integer not null check (copies > 0),
      printed_copies integer not null check (printed_copies between 0 and copies),
      reprint_reason ${text},
      note ${bytes},
      attempts integer not null,
      failure ${text},
      desk_id ${text},
      requested_by ${text} not null,
      requested_at ${text} not null,
      sent_at ${text},
      ended_at ${text},
      file_id ${text},
      sha256 ${text}
    )${strict}`,
    `create unique index print_job_open on print_job (document_id) where ${NOT_OVER}`,
    `create index print_job_day on print_job (requested_at, job_id)`,
    `create index print_job_batch on print_job (batch_id, place) where batch_id is not null`,
    `create table print_copy (
      document_id ${text} not null references document (document_id),
      copy_number integer not null check (copy_number > 0),
      job_id ${text} not null references print_job (job_id),
      sha256 ${text} not null,
      desk_id ${text},
      confirmed_by ${text} not null,
      confirmation ${text} not null check (confirmation in ('spooler', 'person')),
      printed_at ${text} not null,
      primary key (document_id, copy_number)
    )${strict}`,
    `create index document_made on document (made_at, document_id)`,
  ];
}
