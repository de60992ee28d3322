import { definitionOf, TEMPLATE_KINDS } from '../../shared/domain/document/paper-definitions.ts';
import type { PaperDefinition, PaperFieldName } from '../../shared/domain/document/paper-definitions.ts';
import { PAPER_FIELD_TEXTS, STATEMENT_TEXTS, TEMPLATE_TEXTS } from '../../shared/texts/paper-templates.ts';
import { QUANKE_TEXTS } from '../../shared/texts/quanke.ts';
import { Refusal } from './command.ts';
import type { Command } from './command.ts';

const TEXTS = QUANKE_TEXTS.templates;

/** What the author of a template may write between the braces, and what the paper must say. */
export const templatesFieldsCommand: Command = {
  words: ['templates', 'fields'],
  options: {},
  argumentCount: 1,
  run: async ({ arguments: [named] }) => {
    if (named === undefined) {
      const lines = TEMPLATE_KINDS.map((kind) => TEXTS.kind(kind, TEMPLATE_TEXTS[kind]));
      return { passed: true, lines, json: { templates: TEMPLATE_KINDS } };
    }
    const kind = TEMPLATE_KINDS.find((known) => known === named);
    if (!kind) throw new Refusal('refused', TEXTS.unknown(named));
    const definition = definitionOf(kind);
    return { passed: true, lines: describe(definition), json: { template: kind, ...definition } };
  },
};

function describe({ texts, lists, statements, signatures }: PaperDefinition): readonly string[] {
  return [
    ...fieldLines(texts),
    ...Object.entries(lists).flatMap(([list, columns]) => [
      TEXTS.list(list, labelOf(list)),
      ...fieldLines(columns).map((line) => `  ${line}`),
    ]),
    ...statements.map((statement) => TEXTS.statement(statement, STATEMENT_TEXTS[statement])),
    ...(signatures > 0 ? [TEXTS.signatures(signatures)] : []),
  ];
}

function fieldLines(fields: PaperDefinition['texts']): readonly string[] {
  return Object.entries(fields).map(([name, need]) => TEXTS.field(name, labelOf(name), need === 'required'));
}

function labelOf(name: string): string {
  return PAPER_FIELD_TEXTS[name as PaperFieldName];
}
