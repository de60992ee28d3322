/*
 * Characters of old databases that lie in the private use area. GBK (1995) and GB 18030-2000 had double-byte codes for
 * 106 characters Unicode did not hold yet and gave them U+E76C to U+E864; rare characters of names are among them.
 * Appendix E of GB 18030-2005 and the edition of 2022 say where they are now. A font shows nothing, or something of
 * its maker's, at the old places.
 */

/** First old place, and the code points that follow each other from there. */
const RUNS: readonly (readonly [first: number, now: string])[] = [
  [0xe76c, '20ac'],
  [0xe78d, 'fe10 fe12 fe11 fe13 fe14 fe15 fe16 fe17 fe18 fe19'],
  [0xe7c7, '1e3f 01f9'],
  [0xe7e7, '303e 2ff0 2ff1 2ff2 2ff3 2ff4 2ff5 2ff6 2ff7 2ff8 2ff9 2ffa 2ffb'],
  [0xe815, '2e81 20087 20089 200cc 2e84 3473 3447 2e88 2e8b 9fb4 359e 361a 360e 2e8c 2e97 396e'],
  [0xe825, '3918 9fb5 39cf 39df 3a73 39d0 9fb6 9fb7 3b4e 3c6e 3ce0 2ea7 215d7 9fb8 2eaa 4056'],
  [0xe835, '415f 2eae 4337 2eb3 2eb6 2eb7 2298f 43b1 43ac 2ebb 43dd 44d6 4661 464c 9fb9 4723'],
  [0xe845, '4729 477c 478d 2eca 4947 497a 497d 4982 4983 4985 4986 499f 499b 49b7 49b6 9fba'],
  [0xe855, '241fe 4ca3 4c9f 4ca0 4ca1 4c77 4ca2 4d13 4d14 4d15 4d16 4d17 4d18 4d19 4dae 9fbb'],
];

const STANDARD: ReadonlyMap<string, string> = new Map(
  RUNS.flatMap(([first, now]) =>
    now
      .split(' ')
      .map((hex, i) => [String.fromCodePoint(first + i), String.fromCodePoint(Number.parseInt(hex, 16))]),
  ),
);

const OLD_PLACE = /[\ue76c-\ue864]/g;

/** The text with every such character at its place in Unicode; others of the private use area stay and are refused. */
export function toStandardCodePoints(text: string): string {
  return text.replaceAll(OLD_PLACE, (character) => STANDARD.get(character) ?? character);
}

/** The same for every text in a value that is nothing but data. */
export function withStandardCodePoints<Value>(value: Value): Value {
  return standardOf(value) as Value;
}

function standardOf(value: unknown): unknown {
  if (typeof value === 'string') return toStandardCodePoints(value);
  if (Array.isArray(value)) return value.map(standardOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, standardOf(part)]));
}
