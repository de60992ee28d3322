import { PLACEHOLDER, ROW_NUMBER } from './fill-template.ts';
import { definitionOf } from './paper-definitions.ts';
import type { PaperDefinition } from './paper-definitions.ts';
import { PAPER_CODES } from './paper-number.ts';
import type { PaperTemplate } from './paper-template.ts';
import { piecesOf } from './template-pieces.ts';
import type { PieceCondition, TemplatePiece } from './template-pieces.ts';
import type { TemplatePath, TemplateProblem } from './template-problem.ts';

/** A problem and where in the template it is. */
export type PlacedTemplateProblem = { readonly problem: TemplateProblem; readonly path: TemplatePath };

/** A title stands in lists, in the file's own name and in the clear, also after its case was erased: nothing of a person. */
const TITLE_FIELDS: readonly string[] = ['itemName', 'outcomeName', 'subjectName'];

/** In characters: the shortest way to say that a card was seen, and 签名. */
const SHORTEST_SENTENCE = 8;
const SHORTEST_LABEL = 2;

/** Everything wrong with a template: one without problems can be filled with every case, and says what must be said. */
export function checkTemplate(template: PaperTemplate): readonly PlacedTemplateProblem[] {
  const definition = definitionOf(template.template);
  const pieces = piecesOf(template);
  return [
    ...checkHead(template, definition),
    ...pieces.flatMap((piece) => checkPiece(piece, definition)),
    ...checkTables(template, definition),
    ...missingFields(pieces, definition),
    ...missingStatements(template, pieces, definition),
  ];
}

function checkHead(
  { code, form, parts, closing }: PaperTemplate,
  { document, forms, partCount, closing: needsClosing }: PaperDefinition,
): readonly PlacedTemplateProblem[] {
  const problems: PlacedTemplateProblem[] = [];
  const expected = PAPER_CODES[document];
  if (code !== expected) problems.push({ problem: { code: 'codeWrong', expected }, path: ['code'] });
  if (!forms.includes(form)) problems.push({ problem: { code: 'formWrong', forms }, path: ['form'] });
  if (parts.length !== partCount) {
    problems.push({ problem: { code: 'partsWrong', count: partCount }, path: ['parts'] });
  }
  if (areTwice(parts.map(({ part }) => part)) || areTwice(parts.map(({ name }) => name))) {
    problems.push({ problem: { code: 'partTwice' }, path: ['parts'] });
  }
  if (new Set(parts.map(({ part }) => part === 'given' || part === 'taken')).size > 1) {
    problems.push({ problem: { code: 'partsMixed' }, path: ['parts'] });
  }
  if (needsClosing && !closing) problems.push({ problem: { code: 'closingMissing' }, path: ['closing'] });
  return problems;
}

function areTwice(names: readonly string[]): boolean {
  return new Set(names).size < names.length;
}

/** Names a piece may use: texts, and where it is repeated the columns of its list. */
function checkPiece(piece: TemplatePiece, definition: PaperDefinition): readonly PlacedTemplateProblem[] {
  const { text, path, over, conditions } = piece;
  const problems: PlacedTemplateProblem[] = [];
  if (/\{\{|\}\}/.test(text.replaceAll(PLACEHOLDER, ''))) {
    problems.push({ problem: { code: 'placeholderOpen' }, path });
  }
  for (const field of namesIn(text)) {
    if (!isKnown(field, over, definition)) problems.push({ problem: { code: 'fieldUnknown', field }, path });
    else if (path[0] === 'title' && !TITLE_FIELDS.includes(field)) {
      problems.push({ problem: { code: 'fieldInTitle', field }, path });
    }
  }
  for (const { field, path: at } of conditions) {
    const isThere = Object.hasOwn(definition.texts, field) || Object.hasOwn(definition.lists, field);
    if (!isThere) problems.push({ problem: { code: 'fieldUnknown', field }, path: at });
  }
  return problems;
}

function isKnown(name: string, over: string | null, { texts, lists }: PaperDefinition): boolean {
  if (Object.hasOwn(texts, name)) return true;
  if (over === null) return false;
  return name === ROW_NUMBER || (Object.hasOwn(lists, over) && Object.hasOwn(lists[over] ?? {}, name));
}

/** What is repeated is repeated over a list of the kind. */
function checkTables(
  { blocks }: PaperTemplate,
  { lists }: PaperDefinition,
): readonly PlacedTemplateProblem[] {
  const repeated = blocks.flatMap((block, i) => {
    if (block.kind === 'facts') {
      return block.rows.map(({ over }, row) => ({ over, path: ['blocks', i, 'rows', row, 'over'] }));
    }
    const over = 'over' in block ? block.over : undefined;
    return [{ over, path: ['blocks', i, 'over'] }];
  });
  return repeated.flatMap(({ over, path }) => {
    if (over === undefined || Object.hasOwn(lists, over)) return [];
    return [{ problem: { code: 'listUnknown', field: over } as const, path }];
  });
}

/** What the law or domain.md C.4 wants on the paper, and no piece shows whenever there is something to show. */
function missingFields(
  pieces: readonly TemplatePiece[],
  { texts, lists }: PaperDefinition,
): readonly PlacedTemplateProblem[] {
  const path = ['blocks'];
  const fields = namesRequired(texts)
    .filter((field) => !isShown(pieces.filter(textShower(field)), field))
    .map((field) => ({ problem: { code: 'fieldMissing', field } as const, path }));
  const columns = Object.entries(lists).flatMap(([list, definition]) =>
    namesRequired(definition)
      .filter((column) => !isShown(pieces.filter(columnShower(list, column)), list))
      .map((column) => ({ problem: { code: 'columnMissing', list, column } as const, path })),
  );
  return [...fields, ...columns];
}

function namesRequired(fields: Readonly<Record<string, 'required' | 'optional'>>): readonly string[] {
  return Object.keys(fields).filter((name) => fields[name] === 'required');
}

/** In a repeated piece only where the list cannot be empty: nobody promises that, so it does not count there. */
function textShower(field: string): (piece: TemplatePiece) => boolean {
  return ({ over, text }) => over === null && namesIn(text).includes(field);
}

function columnShower(list: string, column: string): (piece: TemplatePiece) => boolean {
  return ({ over, text }) => over === list && namesIn(text).includes(column);
}

/**
 * Whether one of the pieces is there whenever the field says something: one without conditions, one that goes only with
 * the field itself, or two of which one is there when another field speaks and one when it does not.
 */
function isShown(pieces: readonly TemplatePiece[], own: string): boolean {
  const conditions = pieces.map((piece) => piece.conditions.filter((one) => !isAbout(one, own)));
  if (conditions.some(({ length }) => length === 0)) return true;
  const single = conditions.filter(({ length }) => length === 1).flat();
  return single.some(
    ({ sort, field }) =>
      sort === 'when' && single.some((other) => other.sort === 'unless' && other.field === field),
  );
}

/** A piece that goes when its own field is empty hides nothing. */
function isAbout({ sort, field }: PieceCondition, own: string): boolean {
  return sort === 'when' && field === own;
}

function missingStatements(
  { blocks }: PaperTemplate,
  pieces: readonly TemplatePiece[],
  { statements, signatures }: PaperDefinition,
): readonly PlacedTemplateProblem[] {
  const path = ['blocks'];
  const always = pieces.filter(({ conditions, over }) => conditions.length === 0 && over === null);
  const missing = statements
    .filter((statement) => !always.some(({ states, text }) => states === statement && isSentence(text)))
    .map((statement) => ({ problem: { code: 'statementMissing', statement } as const, path }));
  const lines = blocks
    .filter((block) => block.kind === 'signatures')
    .filter(({ when, unless }) => when === undefined && unless === undefined)
    .flatMap(({ labels }) => labels)
    .filter((label) => countOwnWords(label) >= SHORTEST_LABEL);
  if (lines.length >= signatures) return missing;
  return [...missing, { problem: { code: 'signatureMissing', least: signatures }, path }];
}

function isSentence(text: string): boolean {
  return countOwnWords(text) >= SHORTEST_SENTENCE;
}

/** Letters and figures the template itself writes: blanks, marks and what a case puts in say nothing by themselves. */
function countOwnWords(text: string): number {
  return (text.replaceAll(PLACEHOLDER, '').match(/[\p{L}\p{N}]/gu) ?? []).length;
}

/** Names of the placeholders of a text. */
function namesIn(text: string): readonly string[] {
  return [...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name);
}
