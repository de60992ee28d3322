import { z } from 'zod';
import { fromDayNumber, parseLocalDate, plusDays, type LocalDate } from '../../kernel/time.ts';
import { CatalogueCode } from './codes.ts';

const OFFSET = /^today(?:([+-]\d{1,5})(days|months|years))?$/;

/**
 * 基准日. A day a date is held against: a fixed one (`1949-10-01`), one counted from the day of the application (`today`,
 * `today-6months`, `today+30days`), or what another field of the form states.
 */
export const DayReference = z.union([
  z
    .string()
    .regex(/^(?:\d{4}-\d{2}-\d{2}|today(?:[+-]\d{1,5}(?:days|months|years))?)$/)
    .refine((text) => dayOf(text, '2000-01-01' as LocalDate) !== undefined),
  z.strictObject({ field: CatalogueCode }),
]);
export type DayReference = z.infer<typeof DayReference>;

/** 取值限度. What a value must keep to; every limit is itself allowed, and empty fields keep to everything. */
export const FieldBounds = z.strictObject({
  /** The smallest number. */
  min: z.number().optional(),
  /** The largest number. */
  max: z.number().optional(),
  /** The first day. */
  notBefore: DayReference.optional(),
  /** The last day. */
  notAfter: DayReference.optional(),
  /** Codes of fields that must state something else: whoever died does not apply. */
  differsFrom: z.array(CatalogueCode).min(1).optional(),
});
export type FieldBounds = z.infer<typeof FieldBounds>;

/** Limits of a field or a rule: those no value may pass, and those beyond which it is possible and worth a look. */
export const BOUNDED = { ...FieldBounds.shape, unusual: FieldBounds.optional() };

/** One limit; of several items all hold. Beyond it a value is wrong (`error`) or worth a look (`warning`). */
export type Bound = { readonly severity: 'error' | 'warning' } & (
  | { readonly kind: 'min' | 'max'; readonly number: number }
  | { readonly kind: 'notBefore' | 'notAfter'; readonly day: DayReference }
  | { readonly kind: 'differsFrom'; readonly field: string }
);

type Bounded = FieldBounds & { readonly unusual?: FieldBounds | undefined };

/** Every limit somebody sets, each once and of numbers the strictest; the order of those who set them does not matter. */
export function boundsOf(all: readonly Bounded[]): readonly Bound[] {
  const bounds = all.flatMap((one) => [
    ...listBounds(one, 'error'),
    ...listBounds(one.unusual ?? {}, 'warning'),
  ]);
  const byKey = new Map(bounds.map((bound) => [JSON.stringify(bound), bound]));
  const each = [...byKey].toSorted(([left], [right]) => (left < right ? -1 : 1)).map(([, bound]) => bound);
  return each.filter((bound) => !each.some((other) => isStricter(other, bound)));
}

function listBounds(bounds: FieldBounds, severity: Bound['severity']): readonly Bound[] {
  const { min, max, notBefore, notAfter, differsFrom = [] } = bounds;
  return [
    ...(min === undefined ? [] : [{ severity, kind: 'min' as const, number: min }]),
    ...(max === undefined ? [] : [{ severity, kind: 'max' as const, number: max }]),
    ...(notBefore === undefined ? [] : [{ severity, kind: 'notBefore' as const, day: notBefore }]),
    ...(notAfter === undefined ? [] : [{ severity, kind: 'notAfter' as const, day: notAfter }]),
    ...differsFrom.map((field) => ({ severity, kind: 'differsFrom' as const, field })),
  ];
}

function isStricter(one: Bound, other: Bound): boolean {
  if (one.severity !== other.severity || !('number' in one && 'number' in other)) return false;
  if (one.kind !== other.kind) return false;
  return one.kind === 'min' ? one.number > other.number : one.number < other.number;
}

/** True when no value can keep to all of them, whatever the day and whatever other fields state. */
export function areImpossible(bounds: readonly Bound[]): boolean {
  const strict = bounds.filter(({ severity }) => severity === 'error');
  return strict.some((first) => strict.some((last) => excludes(first, last)));
}

function excludes(first: Bound, last: Bound): boolean {
  if (first.kind === 'min' && last.kind === 'max') return first.number > last.number;
  if (first.kind !== 'notBefore' || last.kind !== 'notAfter') return false;
  const { day: from } = first;
  const { day: until } = last;
  if (typeof from !== 'string' || typeof until !== 'string') return false;
  if (from.startsWith('today') !== until.startsWith('today')) return false;
  const [earliest, latest] = [dayOf(from, SOME_DAY), dayOf(until, SOME_DAY)];
  return earliest !== undefined && latest !== undefined && earliest > latest;
}

/** For comparing two offsets: a day no month is too short for. */
const SOME_DAY = '2000-01-15' as LocalDate;

/** The day a fixed or counted reference means on a day; undefined when there is no such day. */
export function dayOf(reference: string, today: LocalDate): LocalDate | undefined {
  const counted = OFFSET.exec(reference);
  if (!counted) return parseLocalDate(reference);
  const [, amount, unit] = counted;
  if (amount === undefined) return today;
  const count = Number(amount);
  if (unit === 'days') return plusDays(today, count);
  return plusMonths(today, unit === 'years' ? 12 * count : count);
}

/** The same day of another month, its last day where it has no such day; undefined beyond the calendar. */
function plusMonths(day: LocalDate, months: number): LocalDate | undefined {
  const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const next = new Date(Date.UTC(year, month + months, 1));
  const lastDayNumber = next.getTime() / DAY_MS - 1;
  const wanted = first.getTime() / DAY_MS + dayOfMonth - 1;
  const found = Math.min(wanted, lastDayNumber);
  return Number.isFinite(found) ? parseLocalDate(fromDayNumber(found)) : undefined;
}

const DAY_MS = 86_400_000;
