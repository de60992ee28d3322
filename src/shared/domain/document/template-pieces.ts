import type { PaperStatement } from './paper-definitions.ts';
import type { PaperTemplate, TemplateBlock } from './paper-template.ts';
import type { TemplatePath } from './template-problem.ts';

/** A condition of a piece. */
export type PieceCondition = {
  readonly sort: 'when' | 'unless';
  readonly field: string;
  readonly path: TemplatePath;
};

/** A text of a template with everything around it that decides whether, and how often, it is printed. */
export type TemplatePiece = {
  readonly text: string;
  readonly path: TemplatePath;
  /** The list it is printed for each row of; null for once. */
  readonly over: string | null;
  readonly conditions: readonly PieceCondition[];
  readonly states: PaperStatement | null;
};

type Around = Omit<TemplatePiece, 'text' | 'path'>;
type Conditioned = { readonly when?: string | undefined; readonly unless?: string | undefined };
type Piece = Conditioned & {
  readonly over?: string | undefined;
  readonly states?: PaperStatement | undefined;
};

const NOTHING_AROUND: Around = { over: null, conditions: [], states: null };

/** All texts of a template, in reading order. */
export function piecesOf(template: PaperTemplate): readonly TemplatePiece[] {
  return [
    { text: template.title, path: ['title'], ...NOTHING_AROUND },
    ...template.blocks.flatMap((block, i) => piecesOfBlock(block, ['blocks', i])),
  ];
}

function piecesOfBlock(block: TemplateBlock, path: TemplatePath): readonly TemplatePiece[] {
  const around = within(NOTHING_AROUND, block, path);
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'note':
      return [{ text: block.text, path: [...path, 'text'], ...around }];
    case 'facts':
      return block.rows.flatMap((row, i) => piecesOfRow(row, around, [...path, 'rows', i]));
    case 'table':
      return block.columns.flatMap(({ title, cell }, i) => [
        { text: title, path: [...path, 'columns', i, 'title'], ...around, over: null },
        { text: cell, path: [...path, 'columns', i, 'cell'], ...around },
      ]);
    case 'signatures':
      return block.labels.map((text, i) => ({ text, path: [...path, 'labels', i], ...around }));
  }
}

function piecesOfRow(
  row: Piece & { readonly label: string; readonly value: string },
  around: Around,
  path: TemplatePath,
): readonly TemplatePiece[] {
  const own = within(around, row, path);
  return [
    { text: row.label, path: [...path, 'label'], ...own },
    { text: row.value, path: [...path, 'value'], ...own },
  ];
}

function within(around: Around, { when, unless, over, states }: Piece, path: TemplatePath): Around {
  const conditions: PieceCondition[] = [
    ...(when === undefined ? [] : [{ sort: 'when', field: when, path: [...path, 'when'] } as const]),
    ...(unless === undefined ? [] : [{ sort: 'unless', field: unless, path: [...path, 'unless'] } as const]),
  ];
  return {
    over: over ?? around.over,
    conditions: [...around.conditions, ...conditions],
    states: states ?? around.states,
  };
}
