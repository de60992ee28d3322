import { assert } from '../../kernel/assert.ts';
import { toLocalText, type Instant } from '../../kernel/time.ts';
import { WORKLOAD_FIGURES, type WorkloadRow } from './workload.ts';

/** 快照. What an export must name to be computed again. */
export type StatisticsSnapshot = {
  readonly snapshotId: string;
  /** Version of the definitions, `WORKLOAD_DEFINITION`. */
  readonly definition: string;
  readonly madeAt: Instant;
};

const TEXT_COLUMNS = [
  'subCaseId',
  'caseId',
  'itemCode',
  'itemName',
  'departmentId',
  'deskId',
  'handlingKind',
] as const;
const TIME_COLUMNS = ['receivedAt', 'acceptedAt', 'dueAt', 'decidedAt', 'deliveredAt', 'endedAt'] as const;
const STATE_COLUMNS = ['decision', 'endedAs'] as const;
const SNAPSHOT_COLUMNS = ['snapshotId', 'definition', 'madeAt'] as const;

/** Columns of the file in order; `shared/texts` has a title for each. */
export const WORKLOAD_COLUMNS = [
  ...TEXT_COLUMNS,
  ...TIME_COLUMNS,
  ...STATE_COLUMNS,
  ...WORKLOAD_FIGURES,
  ...SNAPSHOT_COLUMNS,
] as const;

/** One of the columns. */
export type WorkloadColumn = (typeof WORKLOAD_COLUMNS)[number];

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The rows as CSV (RFC 4180: CRLF, quotes) with a byte order mark for Excel. Times are local, figures 0 or 1, the
 * snapshot stands in every row so that the file stays one table; `header` has one title per column.
 */
export function toWorkloadCsv(
  rows: readonly WorkloadRow[],
  header: readonly string[],
  snapshot: StatisticsSnapshot,
): string {
  assert(header.length === WORKLOAD_COLUMNS.length, 'one title per column');
  const lines = [header.map(toCell), ...rows.map((row) => cellsOf(row, snapshot))];
  return BYTE_ORDER_MARK + lines.map((cells) => `${cells.join(',')}\r\n`).join('');
}

function cellsOf(row: WorkloadRow, { snapshotId, definition, madeAt }: StatisticsSnapshot): string[] {
  return [
    ...TEXT_COLUMNS.map((column) => toCell(row[column])),
    ...TIME_COLUMNS.map((column) => toTimeCell(row[column])),
    ...STATE_COLUMNS.map((column) => toCell(row[column] ?? '')),
    ...WORKLOAD_FIGURES.map((figure) => String(row[figure])),
    toCell(snapshotId),
    toCell(definition),
    toTimeCell(madeAt),
  ];
}

function toTimeCell(at: Instant | null): string {
  return at === null ? '' : toLocalText(at);
}

/** A spreadsheet runs cells that begin like a formula and rounds long numbers: both get an apostrophe in front. */
function toCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) || /^\d{12,}$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
