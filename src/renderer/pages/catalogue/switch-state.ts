import type { CatalogueView } from '../../../shared/api/office/catalogue.ts';
import type { Subject } from '../../../shared/domain/catalogue/catalogue.ts';
import { subjectKeyOf } from '../../../shared/domain/catalogue/find-subject.ts';
import { isOpenOn, switchedOffOn } from '../../../shared/domain/catalogue/subject-switch.ts';
import type { SubjectSwitch } from '../../../shared/domain/catalogue/subject-switch.ts';
import type { LocalDate } from '../../../shared/kernel/time.ts';

/** Whether a citizen may come with it: `closed` is not switched off itself, but out of force or lacks an item. */
export type Standing = 'on' | 'off' | 'closed';

/** 启停 of one item or theme. */
export type SwitchState = {
  readonly standing: Standing;
  /** The row that will change it next; null when none is written down. */
  readonly next: SubjectSwitch | null;
  /** All rows, newest first. */
  readonly rows: readonly SubjectSwitch[];
};

/** What the ledger says of a subject on a day, and what is still to come. */
export function switchStateOf(view: CatalogueView, subject: Subject, day: LocalDate): SwitchState {
  const key = subjectKeyOf(subject);
  const rows = view.switches
    .filter((row) => subjectKeyOf(row.subject) === key)
    .toSorted((left, right) => compare(right, left));
  const next = rows.findLast(({ effectiveOn }) => effectiveOn > day) ?? null;
  return { standing: standingsOn(view, day)(subject), next, rows };
}

/** Looks the ledger through once, for lists. */
export function standingsOn(
  { catalogue, switches }: CatalogueView,
  day: LocalDate,
): (subject: Subject) => Standing {
  const switchedOff = switchedOffOn(switches, day);
  return (subject) => {
    if (switchedOff.has(subjectKeyOf(subject))) return 'off';
    return isOpenOn(catalogue, subject, { switchedOff, day }) ? 'on' : 'closed';
  };
}

/** By the day it counts from, then by the moment it was written down. */
function compare(left: SubjectSwitch, right: SubjectSwitch): number {
  const order = (a: string, b: string) => Number(a > b) - Number(a < b);
  return order(left.effectiveOn, right.effectiveOn) || order(left.recordedAt, right.recordedAt);
}
