import type { ProblemInside } from './catalogue-problem.ts';

type Path = ProblemInside['path'];

/** Texts people read in paragraphs; everything else is one line. */
const LONG: ReadonlySet<string> = new Set(['acceptanceConditions', 'legalBasis', 'sentence', 'basis']);

/** Texts that may be left empty, or of which the item's own check says so. */
const OPTIONAL: ReadonlySet<string> = new Set(['acceptanceConditions', 'basis']);

/** In characters; a longer name fits on no paper and no button. */
const MOST = { line: 200, long: 2_000 };

/** Control and format characters: nobody sees them, and some turn the rest of a line around. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

/** Every text of an entry must be there, be seen, and fit. */
export function checkTexts(entry: unknown, path: Path = []): ProblemInside[] {
  if (typeof entry === 'string') return checkText(entry, path);
  if (typeof entry !== 'object' || entry === null) return [];
  const members = Array.isArray(entry) ? entry.entries() : Object.entries(entry);
  return [...members].flatMap(([member, value]) => checkTexts(value, [...path, member]));
}

function checkText(text: string, path: Path): ProblemInside[] {
  const member = path.findLast((part) => typeof part === 'string') ?? '';
  if (text.trim() === '') return OPTIONAL.has(member) ? [] : [{ code: 'textBlank', path, about: [member] }];
  const isLong = LONG.has(member);
  const [unseen] = UNSEEN.exec(isLong ? text.replaceAll('\n', '') : text) ?? [];
  if (unseen !== undefined) return [{ code: 'textUnseen', path, about: [nameOf(unseen)] }];
  const most = isLong ? MOST.long : MOST.line;
  return [...text].length > most ? [{ code: 'textTooLong', path, about: [member, String(most)] }] : [];
}

/** `U+202E`: the character itself would not be seen in the message either. */
function nameOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
