import { assert } from '../../kernel/assert.ts';
import type { DocumentBlock, DocumentModel } from './document-model.ts';
import { definitionOf } from './paper-definitions.ts';
import { paperNumber } from './paper-number.ts';
import type { AnyPaperContent, TemplateBlock, TemplatesInUse } from './paper-template.ts';

/** The signature field over the closing of papers a body seals. */
const SEAL_FIELD = 'Seal1';

/** Placeholders of a text; what stands between the braces is its name. */
export const PLACEHOLDER = /\{\{([^{}]*)\}\}/g;

/** Column of every list: the place of a row, from 1. */
export const ROW_NUMBER = 'rowNumber';

type Row = Readonly<Record<string, string>>;
type Values = Readonly<Record<string, string | readonly Row[]>>;
type Shown = { readonly when?: string | undefined; readonly unless?: string | undefined };
type Repeated = { readonly over?: string | undefined };

/** The words of one paper: the template of its kind with what the case says. A checked template always fills. */
export function fillTemplate(templates: TemplatesInUse, content: AnyPaperContent): DocumentModel {
  const template = templates[content.template];
  const { document, sealed, stamped } = definitionOf(content.template);
  const values: Values = content.values;
  const { organizationName, issuedOn, simulated } = content;
  const number = paperNumber(document, content.about, content.place);
  return {
    kind: document,
    form: template.form,
    parts: template.parts.map(({ name }) => name),
    title: fill(template.title, values),
    number,
    blocks: template.blocks.flatMap((block) => fillBlock(block, values)),
    closing: template.closing ? { organizationName, issuedOn } : null,
    qrText: content.qrText ?? number,
    simulated,
    stamped,
    sealField: sealed ? SEAL_FIELD : null,
  };
}

function fillBlock(block: TemplateBlock, values: Values): readonly DocumentBlock[] {
  if (!isShown(block, values)) return [];
  switch (block.kind) {
    case 'heading':
    case 'note':
      return [{ kind: block.kind, text: fill(block.text, values) }];
    case 'paragraph':
      return scopesOf(block, values).map((scope) => ({ kind: 'paragraph', text: fill(block.text, scope) }));
    case 'facts':
      return fillFacts(block, values);
    case 'table':
      return [fillTable(block, values)];
    case 'signatures':
      return [{ kind: 'signatures', labels: block.labels.map((label) => fill(label, values)) }];
  }
}

/** Facts of which no row is left are none. */
function fillFacts(
  block: Extract<TemplateBlock, { kind: 'facts' }>,
  values: Values,
): readonly DocumentBlock[] {
  const rows = block.rows
    .filter((row) => isShown(row, values))
    .flatMap((row) =>
      scopesOf(row, values).map((scope) => [fill(row.label, scope), fill(row.value, scope)] as const),
    );
  return rows.length === 0 ? [] : [{ kind: 'facts', rows }];
}

function fillTable(
  { columns, over }: Extract<TemplateBlock, { kind: 'table' }>,
  values: Values,
): DocumentBlock {
  return {
    kind: 'table',
    columns: columns.map(({ title, share }) => ({ title: fill(title, values), share })),
    rows: scopesOf({ over }, values).map((scope) => columns.map(({ cell }) => fill(cell, scope))),
  };
}

/** What may be named in a piece: the fields, and where it is repeated those of each row before them. */
function scopesOf({ over }: Repeated, values: Values): readonly Values[] {
  if (over === undefined) return [values];
  const rows = values[over];
  assert(Array.isArray(rows), 'a template is checked before it is used: it repeats over lists only');
  return rows.map((row: Row, i) => ({ ...values, ...row, [ROW_NUMBER]: String(i + 1) }));
}

function isShown({ when, unless }: Shown, values: Values): boolean {
  return (when === undefined || speaks(values, when)) && (unless === undefined || !speaks(values, unless));
}

function speaks(values: Values, name: string): boolean {
  return (values[name]?.length ?? 0) > 0;
}

/** In one pass: what a citizen is called stands there as it is, whatever it looks like. */
function fill(text: string, values: Values): string {
  if (!text.includes('{{')) return text;
  return text.replaceAll(PLACEHOLDER, (_, name: string) => {
    const value = values[name];
    assert(typeof value === 'string', 'a template is checked before it is used: it names texts it has');
    return value;
  });
}
