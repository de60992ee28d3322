/** As many places as the longest field has: what `*` and `+` may take. */
const LONGEST_VALUE = 2_000;

/** In characters; no rule of a field needs more. */
const LONGEST_PATTERN = 200;

/** Two open repetitions and two optional characters: a tenth of a second for the worst text of the longest field. */
const MOST_WAYS = 4 * LONGEST_VALUE ** 2;

/** What is read of a pattern, and where reading goes on. */
type Reading = { readonly pattern: string; at: number };

/**
 * True for a regular expression some text could keep a matcher busy with for seconds: patterns come from files, and the
 * office has one thread. A matcher that fails tries every way to spread a text over the pattern, so the ways are counted:
 * repetitions multiply, alternatives add up, and what has several ways and is itself repeated has too many at once.
 * Backreferences and lookarounds are not counted but refused. `[0-9]{1,3}(?:,[0-9]{3})*` is fine, `(?:a+)+` is not.
 */
export function isTooSlow(pattern: string): boolean {
  if (pattern.length > LONGEST_PATTERN) return true;
  return waysOfAlternatives({ pattern, at: 0 }) > MOST_WAYS;
}

function waysOfAlternatives(reading: Reading): number {
  let ways = waysOfSequence(reading);
  while (reading.pattern[reading.at] === '|') {
    reading.at += 1;
    ways += waysOfSequence(reading);
  }
  return ways;
}

function waysOfSequence(reading: Reading): number {
  let ways = 1;
  while (reading.at < reading.pattern.length && !/[|)]/.test(reading.pattern.charAt(reading.at))) {
    const once = waysOfAtom(reading);
    ways *= waysRepeated(once, readRepetition(reading));
  }
  return ways;
}

const CLASS = /\[(?:\\.|[^\]\\])*\]/uy;
const ESCAPE = /\\(?:[pPu]\{[^}]*\}|[^])/uy;
const REFERENCE = /\\(?:[1-9]|k)/uy;
const PLAIN_GROUP = /\((?:\?:|\?<(?![=!])[^>]*>|(?!\?))/uy;

function waysOfAtom(reading: Reading): number {
  if (take(reading, REFERENCE)) return Infinity;
  if (take(reading, ESCAPE) || take(reading, CLASS)) return 1;
  if (take(reading, PLAIN_GROUP)) {
    const ways = waysOfAlternatives(reading);
    reading.at += 1; // the bracket that closes it
    return ways;
  }
  const isOther = reading.pattern[reading.at] === '('; // a lookaround, or what this does not know
  reading.at += 1;
  return isOther ? Infinity : 1;
}

type Repetition = { readonly least: number; readonly most: number };

const COUNTED = /\{(\d+)(,?)(\d*)\}\??/uy;
const SIGNED = /([*+?])\??/uy;
const ONCE: Repetition = { least: 1, most: 1 };

function readRepetition(reading: Reading): Repetition {
  const sign = take(reading, SIGNED)?.[1];
  if (sign !== undefined) return { least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : LONGEST_VALUE };
  const counted = take(reading, COUNTED);
  if (!counted) return ONCE;
  const [, least = '', comma, most = ''] = counted;
  if (comma === '') return { least: Number(least), most: Number(least) };
  return { least: Number(least), most: most === '' ? LONGEST_VALUE : Number(most) };
}

function waysRepeated(once: number, { least, most }: Repetition): number {
  return once ** most * Math.max(1, most - least + 1);
}

function take(reading: Reading, wanted: RegExp): RegExpExecArray | undefined {
  wanted.lastIndex = reading.at;
  const found = wanted.exec(reading.pattern);
  if (found) reading.at = wanted.lastIndex;
  return found ?? undefined;
}
