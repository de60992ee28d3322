import type { Instant, LocalDate } from '../../kernel/time.ts';

/** A row of an append-only ledger that begins to count on a day. */
export type DatedRow = { readonly effectiveOn: LocalDate; readonly recordedAt: Instant };

/**
 * For each key the row that counts on a day: of all that have begun, the one with the latest day, of these the one
 * recorded last, of these the one that stands last. The order of rows recorded at different moments does not matter.
 */
export function rowsInForce<Row extends DatedRow>(
  rows: readonly Row[],
  day: LocalDate,
  keyOf: (row: Row) => string,
): ReadonlyMap<string, Row> {
  const inForce = new Map<string, Row>();
  for (const row of rows) {
    if (row.effectiveOn > day) continue;
    const key = keyOf(row);
    const known = inForce.get(key);
    if (known === undefined || !isLater(known, row)) inForce.set(key, row);
  }
  return inForce;
}

function isLater(left: DatedRow, right: DatedRow): boolean {
  if (left.effectiveOn !== right.effectiveOn) return left.effectiveOn > right.effectiveOn;
  return left.recordedAt > right.recordedAt;
}
