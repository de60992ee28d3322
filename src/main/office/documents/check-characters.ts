import type { DocumentBlock, DocumentModel } from '../../../shared/domain/document/document-model.ts';
import { assertNever } from '../../../shared/kernel/assert.ts';
import { PAPER_PARTS } from '../../../shared/texts/paper-marks.ts';
import type { PaperFonts } from './paper-fonts.ts';

/** A character that cannot be drawn, and where it stands. */
export type UndrawableCharacter = {
  readonly character: string;
  readonly codePoint: string;
  readonly part: string;
};

/**
 * Drawn by no font as a sign of its own: controls, marks of direction and joining, line separators, and accents that
 * stand alone. A paper would look as if they were not there, and a name could read otherwise than it was entered.
 */
const NEVER_DRAWN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{M}]/u;
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

type Place = readonly [text: string, part: string];

/** The first character of the model that no font draws. */
export function findUndrawable(model: DocumentModel, fonts: PaperFonts): UndrawableCharacter | undefined {
  for (const [text, part] of placesOf(model)) {
    const character = findUndrawableIn(text, fonts);
    if (character !== undefined) return { ...describeCharacter(character), part };
  }
  return undefined;
}

/** The first character of a text that no font draws. */
export function findUndrawableIn(text: string, fonts: PaperFonts): string | undefined {
  for (const character of text) {
    if (fonts.faceOf(character, 'body') === undefined || NEVER_DRAWN.test(character)) return character;
  }
  return undefined;
}

/** The character as a refusal names it; one nobody can see goes by its code point alone. */
export function describeCharacter(character: string) {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return {
    character: INVISIBLE.test(character) ? PAPER_PARTS.invisible : character,
    codePoint: `U+${hex}`,
  };
}

/** Line feeds end a line in the body; elsewhere they are characters without a glyph. */
function placesOf(model: DocumentModel): readonly Place[] {
  const { title, number, parts, closing } = model;
  return [
    [title, PAPER_PARTS.title],
    [number, PAPER_PARTS.number],
    [closing?.organizationName ?? '', PAPER_PARTS.organizationName],
    ...parts.map((name): Place => [name, PAPER_PARTS.parts]),
    ...model.blocks.flatMap((block, i) =>
      placesOfBlock(block, placeAmong(model.blocks, i)).map(([text, part]): Place => [
        text.replaceAll(/\r?\n/g, ''),
        part,
      ]),
    ),
  ];
}

/** Which block of its kind it is, counted from 1. */
function placeAmong(blocks: readonly DocumentBlock[], index: number): number {
  return blocks.slice(0, index + 1).filter((block) => block.kind === blocks[index]?.kind).length;
}

function placesOfBlock(block: DocumentBlock, place: number): readonly Place[] {
  switch (block.kind) {
    case 'heading':
      return [[block.text, PAPER_PARTS.heading(place)]];
    case 'paragraph':
      return [[block.text, PAPER_PARTS.paragraph(place)]];
    case 'note':
      return [[block.text, PAPER_PARTS.note]];
    case 'facts':
      return block.rows.flatMap(([label, value]): readonly Place[] => [
        [label, PAPER_PARTS.label],
        [value, label],
      ]);
    case 'signatures':
      return block.labels.map((label): Place => [label, PAPER_PARTS.signatures]);
    case 'table':
      return placesOfTable(block);
    default:
      return assertNever(block);
  }
}

function placesOfTable({ columns, rows }: Extract<DocumentBlock, { kind: 'table' }>): readonly Place[] {
  const cells = rows.flatMap((row, i) =>
    row.map((text, column): Place => [text, PAPER_PARTS.cell(columns[column]?.title ?? '', i + 1)]),
  );
  return [...columns.map(({ title }): Place => [title, PAPER_PARTS.tableHead]), ...cells];
}
