/** What may stand at a place of a JSON text, by what stood before. */
type Expected = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'commaOrEnd' | 'nothing';

const SPACE = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

const MAY_BE_VALUE: readonly Expected[] = ['value', 'valueOrEnd'];
const MAY_BE_KEY: readonly Expected[] = ['key', 'keyOrEnd'];
const OPENED_BY = { '}': '{', ']': '[' } as const;
const MAY_END: readonly Expected[] = ['valueOrEnd', 'keyOrEnd', 'commaOrEnd'];

/**
 * Where a text stops being JSON, as an index into it; its length when it ends too early. Engines tell the place for
 * some mistakes only, and not for the most usual one: a comma behind the last entry of a list.
 */
export function findJsonError(text: string): number {
  const open: string[] = [];
  let expected: Expected = 'value';
  let at = skip(SPACE, text, 0);
  while (at < text.length) {
    const step = stepAt(text, at, { expected, open });
    if (step === null) return at;
    expected = step.next;
    at = skip(SPACE, text, step.end);
  }
  return at;
}

type State = { readonly expected: Expected; readonly open: string[] };
type Step = { readonly end: number; readonly next: Expected };

/** Goes over one sign or word; null where it may not stand there. */
function stepAt(text: string, at: number, state: State): Step | null {
  const sign = text.charAt(at);
  const next = nextAfter(sign, state);
  if (next === undefined) return wordAt(text, at, state);
  return next && { end: at + 1, next };
}

/** Undefined where the sign begins a word; null where it may not stand. */
function nextAfter(sign: string, { expected, open }: State): Expected | null | undefined {
  switch (sign) {
    case '{':
    case '[':
      if (!MAY_BE_VALUE.includes(expected)) return null;
      open.push(sign);
      return sign === '{' ? 'keyOrEnd' : 'valueOrEnd';
    case '}':
    case ']':
      return MAY_END.includes(expected) && open.pop() === OPENED_BY[sign] ? afterValue(open) : null;
    case ':':
      return expected === 'colon' ? 'value' : null;
    case ',':
      return expected === 'commaOrEnd' ? afterComma(open) : null;
    default:
      return undefined;
  }
}

function afterComma(open: readonly string[]): Expected {
  return open.at(-1) === '{' ? 'key' : 'value';
}

function wordAt(text: string, at: number, { expected, open }: State): Step | null {
  const isKey = MAY_BE_KEY.includes(expected);
  if (!isKey && !MAY_BE_VALUE.includes(expected)) return null;
  const string = skip(STRING, text, at);
  const end = string > at || isKey ? string : skip(SCALAR, text, at);
  if (end === at) return null;
  return { end, next: isKey ? 'colon' : afterValue(open) };
}

function afterValue(open: readonly string[]): Expected {
  return open.length === 0 ? 'nothing' : 'commaOrEnd';
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
