import { findJsonError } from './json-error.ts';
import { readCalendarYear, type CalendarProblem } from './read-calendar-year.ts';
import type { CalendarYear } from './work-calendar.ts';

/** What is wrong with the file of a year, with the line a person can go to; null where the text does not show it. */
export type CalendarFault = {
  readonly code: CalendarProblem['code'] | 'notJson';
  readonly where: string;
  readonly line: number | null;
};

/** The file of a year as somebody brought it, read and checked. */
export type CalendarFileReading =
  | { readonly kind: 'read'; readonly year: CalendarYear }
  | { readonly kind: 'refused'; readonly faults: readonly CalendarFault[] };

/** Reads the text of a year's file; every fault is named, not only the first. */
export function readCalendarFile(raw: string): CalendarFileReading {
  const text = raw.replace(/^\uFEFF/, ''); // put before it by some editors
  const json = parseJson(text);
  if (!json.ok) return { kind: 'refused', faults: [{ code: 'notJson', where: '', line: json.line }] };
  const reading = readCalendarYear(json.value);
  if (reading.kind === 'read') return reading;
  const faults = reading.problems.map((problem) => ({ ...problem, line: findLine(text, problem) }));
  return { kind: 'refused', faults };
}

type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly line: number };

function parseJson(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, line: lineAt(text, findJsonError(text)) }; // No JSON: told as one fault.
  }
}

/** A day that is there twice is shown at its second place. */
function findLine(text: string, { code, where }: CalendarProblem): number | null {
  if (where === '') return null;
  const quoted = `"${where}"`;
  const named = code === 'duplicateDate' ? text.lastIndexOf(quoted) : text.indexOf(quoted);
  const found = named >= 0 ? named : followPath(text, where.split('.'));
  return found < 0 ? null : lineAt(text, found);
}

/** Members by name, entries of a list by counting what opens them: the lists of a year hold flat objects. */
function followPath(text: string, path: readonly string[]): number {
  let at = 0;
  for (const step of path) {
    at = /^\d+$/.test(step) ? nthOpening(text, at, Number(step)) : text.indexOf(`"${step}"`, at);
    if (at < 0) return at;
  }
  return at;
}

function nthOpening(text: string, from: number, place: number): number {
  let at = from;
  for (let count = 0; count <= place && at >= 0; count += 1) at = text.indexOf('{', at + 1);
  return at;
}

function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length;
}
