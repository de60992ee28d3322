import { printParseErrorCode, visit } from 'jsonc-parser';
import type { JSONVisitor } from 'jsonc-parser';
import type { CatalogueFileProblem } from '../../../shared/texts/catalogue-files.ts';

/** Conditions inside conditions go deepest; nobody reads more of them. */
const MOST_DEPTH = 64;

/** A problem and the character it begins at. */
export type ProblemAt = { readonly problem: CatalogueFileProblem; readonly offset: number };

/** What the text says, or why it says nothing. */
export type ParsedJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problems: readonly ProblemAt[] };

/** Reads strict JSON: no comments, no commas too many, no member twice, and only characters a paper can show. */
export function parseJson(text: string): ParsedJson {
  const broken = findUnreadable(text);
  if (broken) return { ok: false, problems: [broken] };
  const problems: ProblemAt[] = [];
  const syntax: ProblemAt[] = [];
  visit(text, watch(problems, syntax), { disallowComments: true, allowTrailingComma: false });
  // After the first mistake the parser guesses, and what it guesses sends people to the wrong place.
  const [first] = syntax;
  if (first)
    return { ok: false, problems: [...problems.filter(({ offset }) => offset < first.offset), first] };
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: JSON.parse(text) };
}

/** What must not even be parsed: the parser calls itself for every level. */
function findUnreadable(text: string): ProblemAt | undefined {
  const replaced = text.indexOf('\uFFFD');
  if (replaced >= 0) return { problem: { code: 'notUtf8' }, offset: replaced };
  const tooDeep = findTooDeep(text);
  return tooDeep < 0 ? undefined : { problem: { code: 'tooDeep', most: MOST_DEPTH }, offset: tooDeep };
}

/** Where brackets outside of texts open for one level too many; -1 when they never do. */
function findTooDeep(text: string): number {
  let depth = 0;
  let inText = false;
  for (let i = 0; i < text.length; i += 1) {
    const sign = text[i];
    if (sign === '"') inText = !inText;
    else if (inText) i += sign === '\\' ? 1 : 0;
    else if (sign === '[' || sign === '{') depth += 1;
    else if (sign === ']' || sign === '}') depth -= 1;
    if (depth > MOST_DEPTH) return i;
  }
  return -1;
}

function watch(problems: ProblemAt[], syntax: ProblemAt[]): JSONVisitor {
  const open: Set<string>[] = [];
  return {
    onObjectBegin: () => void open.push(new Set()),
    onObjectEnd: () => void open.pop(),
    onObjectProperty: (member, offset) => {
      const members = open.at(-1);
      if (members?.has(member)) problems.push({ problem: { code: 'memberTwice', member }, offset });
      members?.add(member);
    },
    onLiteralValue: (value, offset) => {
      const strange = typeof value === 'string' && STRANGE.test(value);
      if (strange) problems.push({ problem: { code: 'controlCharacter' }, offset });
    },
    onError: (code, offset) => {
      syntax.push({ problem: { code: 'jsonSyntax', what: printParseErrorCode(code) }, offset });
    },
  };
}

/** Control characters but the end of a line, and halves of a surrogate pair. */
const STRANGE = /[^\P{Cc}\n]|\p{Cs}/u;
