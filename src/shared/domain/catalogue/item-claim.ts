import type { Instant, LocalDate } from '../../kernel/time.ts';
import type { Catalogue, Subject } from './catalogue.ts';
import { itemCodesOf } from './find-subject.ts';
import { indexCatalogue } from './index-catalogue.ts';
import { rowsInForce } from './ledger.ts';

/** 认领. One row of the ledger that says which place takes which item from when; rows are never changed. */
export type ItemClaim = {
  readonly itemCode: string;
  /** Code of the organisation unit (town, centre). */
  readonly unitCode: string;
  /** 认领, 取消认领, or 不认领 with its reason (不适用). */
  readonly kind: 'claim' | 'release' | 'notClaimed';
  /** First day it counts. */
  readonly effectiveOn: LocalDate;
  readonly reason: string;
  /** Operator id. */
  readonly recordedBy: string;
  readonly recordedAt: Instant;
};

/**
 * The row that counts for each item at one place on a day, by item code: the latest day decides, and of one day the
 * row recorded last. An item without a row was never spoken of.
 */
export function claimsOfUnitOn(
  claims: readonly ItemClaim[],
  unitCode: string,
  day: LocalDate,
): ReadonlyMap<string, ItemClaim> {
  const rows = claims.filter((claim) => claim.unitCode === unitCode);
  return rowsInForce(rows, day, ({ itemCode }) => itemCode);
}

/** Codes of the items a place takes on a day. */
export function claimedItemsOn(
  claims: readonly ItemClaim[],
  unitCode: string,
  day: LocalDate,
): ReadonlySet<string> {
  const inForce = claimsOfUnitOn(claims, unitCode, day);
  return new Set([...inForce].filter(([, { kind }]) => kind === 'claim').map(([itemCode]) => itemCode));
}

/**
 * Whether a place that takes these items may offer a subject: it must take every item it may lead to, also those of
 * some situations only, since nobody knows the situation before the citizen was asked.
 */
export function isOfferedAt(catalogue: Catalogue, subject: Subject, claimed: ReadonlySet<string>): boolean {
  if (subject.kind !== 'theme') return itemCodesOf(subject).every((code) => claimed.has(code));
  const theme = indexCatalogue(catalogue).themes.get(subject.code)?.entry;
  return theme?.items.every(({ itemCode }) => claimed.has(itemCode)) ?? false;
}
