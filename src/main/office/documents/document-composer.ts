import { createHash } from 'node:crypto';
import type { DocumentBlock, DocumentModel } from '../../../shared/domain/document/document-model.ts';
import { assertNever } from '../../../shared/kernel/assert.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { DocumentComposer } from '../ports/documents.ts';
import { layOutPaper } from './lay-out-paper.ts';
import { loadPaperFonts } from './paper-fonts.ts';
import type { FontSources, PaperFonts } from './paper-fonts.ts';
import { writePaper } from './write-paper.ts';

/** Composes papers in the fonts of `sources`; a folder alone holds `title.ttf` and `body.ttf`. */
export function createDocumentComposer(sources: string | FontSources): DocumentComposer {
  return {
    async compose(model) {
      const fonts = await loadPaperFonts(sources);
      const missing = findMissingGlyph(model, fonts);
      if (missing !== undefined) return fail('document.glyphMissing', describeCharacter(missing));
      const paper = layOutPaper(model, fonts);
      if (!paper.ok) return paper;
      const pdf = await writePaper(paper.value, factsOf(model), fonts);
      return succeed({ pdf, sha256: sha256(pdf), pageCount: paper.value.pages.length });
    },
  };
}

function factsOf(model: DocumentModel) {
  return {
    title: model.title,
    issuedOn: model.closing?.issuedOn ?? null,
    fileId: sha256(JSON.stringify(model)).slice(0, 32),
  };
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function findMissingGlyph(model: DocumentModel, fonts: PaperFonts): string | undefined {
  for (const text of textsOf(model)) {
    for (const character of text) if (fonts.faceOf(character, 'body') === undefined) return character;
  }
  return undefined;
}

function describeCharacter(character: string) {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return { character, codePoint: `U+${hex}` };
}

/** Line feeds end a line in the body; elsewhere they are characters without a glyph. */
function textsOf(model: DocumentModel): readonly string[] {
  const body = model.blocks.flatMap(textsOfBlock).map((text) => text.replaceAll(/\r?\n/g, ''));
  return [model.title, model.number, model.closing?.organizationName ?? '', ...body];
}

function textsOfBlock(block: DocumentBlock): readonly string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'note':
      return [block.text];
    case 'facts':
      return block.rows.flat();
    case 'signatures':
      return block.labels;
    case 'table':
      return [...block.columns.map((column) => column.title), ...block.rows.flat()];
    default:
      return assertNever(block);
  }
}
