import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentBlock, DocumentModel } from '../../../src/shared/domain/document/document-model.ts';
import type { TemplateKind } from '../../../src/shared/domain/document/paper-definitions.ts';
import { PaperSamples } from '../../../src/shared/domain/document/paper-sample.ts';
import type { PaperTemplate } from '../../../src/shared/domain/document/paper-template.ts';
import { assert } from '../../../src/shared/kernel/assert.ts';
import { OUR_TEMPLATES, TEMPLATE_FOLDER } from '../../support/fill-paper.ts';

/** The invented words that come with the program. */
export const SAMPLES = PaperSamples.parse(
  JSON.parse(readFileSync(join(TEMPLATE_FOLDER, '../samples.json'), 'utf8')),
);

/** Our template of a kind, with changes. */
export function makeTemplate(kind: TemplateKind, changes: Partial<PaperTemplate> = {}): PaperTemplate {
  const ours = OUR_TEMPLATES.find(({ template }) => template === kind);
  assert(ours, 'there is one for every kind');
  return { ...ours, ...changes };
}

/** Every word of a paper. */
export function wordsOf({ title, blocks }: DocumentModel): readonly string[] {
  return [title, ...blocks.flatMap(wordsOfBlock)];
}

function wordsOfBlock(block: DocumentBlock): readonly string[] {
  switch (block.kind) {
    case 'facts':
      return block.rows.flat();
    case 'table':
      return [...block.columns.map(({ title }) => title), ...block.rows.flat()];
    case 'signatures':
      return block.labels;
    default:
      return [block.text];
  }
}
