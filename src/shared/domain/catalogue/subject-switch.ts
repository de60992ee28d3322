import type { Instant, LocalDate } from '../../kernel/time.ts';
import type { Catalogue, Subject } from './catalogue.ts';
import { itemCodesOf, subjectKeyOf } from './find-subject.ts';
import { indexCatalogue } from './index-catalogue.ts';
import { rowsInForce } from './ledger.ts';
import type { ServiceItem } from './service-item.ts';
import type { Theme } from './theme.ts';

/** 启停. One row of the ledger that opens and closes a theme or an item by date; rows are never changed. */
export type SubjectSwitch = {
  readonly subject: Subject;
  readonly on: boolean;
  /** First day it counts. */
  readonly effectiveOn: LocalDate;
  readonly reason: string;
  /** Operator id. */
  readonly recordedBy: string;
  readonly recordedAt: Instant;
};

/**
 * Keys of the subjects that are switched off on a day (see `subjectKeyOf`): of several rows the latest day decides,
 * and of one day the row recorded last.
 */
export function switchedOffOn(switches: readonly SubjectSwitch[], day: LocalDate): ReadonlySet<string> {
  const inForce = rowsInForce(switches, day, ({ subject }) => subjectKeyOf(subject));
  return new Set([...inForce].filter(([, { on }]) => !on).map(([key]) => key));
}

/**
 * Whether a citizen may come with it on a day: it is in force and not switched off. A theme also needs every item it
 * always leads to, several plain items each of them.
 */
export function isOpenOn(
  catalogue: Catalogue,
  subject: Subject,
  { switchedOff, day }: { readonly switchedOff: ReadonlySet<string>; readonly day: LocalDate },
): boolean {
  const { items, themes } = indexCatalogue(catalogue);
  const isInForce = (entry: ServiceItem | Theme | undefined) =>
    entry !== undefined && entry.validFrom <= day && day <= (entry.validTo ?? day);
  const isItemOpen = (code: string) =>
    isInForce(items.get(code)?.entry) && !switchedOff.has(subjectKeyOf({ kind: 'item', code }));
  if (subject.kind !== 'theme') return itemCodesOf(subject).every(isItemOpen);
  const theme = themes.get(subject.code)?.entry;
  if (!theme || !isInForce(theme) || switchedOff.has(subjectKeyOf(subject))) return false;
  return theme.items.filter(({ when }) => when === undefined).every(({ itemCode }) => isItemOpen(itemCode));
}
