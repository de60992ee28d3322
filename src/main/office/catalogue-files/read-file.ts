import type { CatalogueFault } from '../ports/catalogue-files.ts';
import type { PlacedFile } from './catalogue-layout.ts';
import { toFault } from './faults.ts';
import { Locator } from './locator.ts';
import type { JsonPath } from './locator.ts';
import { parseJson } from './parse-json.ts';

/** Where an entry stands. */
export type Origin = { readonly file: string; readonly locator: Locator; readonly path: JsonPath };

/** What a file holds, before any schema looked at it. */
export type ReadFile = {
  readonly entries: readonly { readonly value: unknown; readonly origin: Origin }[];
  readonly faults: readonly CatalogueFault[];
};

/** Tells an editor which schema a file follows; it says nothing about the catalogue. */
const SCHEMA_MEMBER = '$schema';

/** Reads one file. What Windows puts before a text (a byte order mark) is no part of it. */
export function readFile({ path: file, text, holds }: PlacedFile): ReadFile {
  const content = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const locator = new Locator(content);
  const parsed = parseJson(content);
  if (!parsed.ok) {
    const faults = parsed.problems.map(({ problem, offset }) =>
      toFault(file, locator.atOffset(offset), problem),
    );
    return { entries: [], faults };
  }
  const origin = { file, locator };
  if (holds === 'entry') {
    return { entries: [{ value: withoutSchema(parsed.value), origin: { ...origin, path: [] } }], faults: [] };
  }
  if (!Array.isArray(parsed.value)) {
    const wrong = { code: 'wrongType', expected: 'array' } as const;
    return { entries: [], faults: [toFault(file, locator.atPath([]), wrong)] };
  }
  const entries = parsed.value.map((value: unknown, i) => ({ value, origin: { ...origin, path: [i] } }));
  return { entries, faults: [] };
}

function withoutSchema(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, SCHEMA_MEMBER)) return value;
  return Object.fromEntries(Object.entries(value).filter(([member]) => member !== SCHEMA_MEMBER));
}
