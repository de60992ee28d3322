import { createHash } from 'node:crypto';
import type { DocumentModel } from '../../../shared/domain/document/document-model.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import { PAPER_PARTS } from '../../../shared/texts/paper-marks.ts';
import type { DocumentComposer } from '../ports/documents.ts';
import { describeCharacter, findUndrawable, findUndrawableIn } from './check-characters.ts';
import { addCopyMark } from './copy-mark.ts';
import { layOutPaper } from './lay-out-paper.ts';
import { loadPaperFonts } from './paper-fonts.ts';
import type { FontSources } from './paper-fonts.ts';
import { toStandardCodePoints, withStandardCodePoints } from './private-use-names.ts';
import { writePaper } from './write-paper.ts';

/** Composes papers in the fonts of `sources`; a folder alone holds `title.ttf` and `body.ttf`. */
export function createDocumentComposer(sources: string | FontSources): DocumentComposer {
  return {
    async compose(given) {
      const model = withStandardCodePoints(given);
      const fonts = await loadPaperFonts(sources);
      const undrawable = findUndrawable(model, fonts);
      if (undrawable !== undefined) return fail('document.glyphMissing', undrawable);
      const paper = layOutPaper(model, fonts);
      if (!paper.ok) return paper;
      const pdf = await writePaper(paper.value, factsOf(model), fonts);
      return succeed({ pdf, sha256: sha256(pdf), pageCount: paper.value.pages.length });
    },
    async markCopy(pdf, mark) {
      const text = toStandardCodePoints(mark.text);
      const fonts = await loadPaperFonts(sources);
      const character = findUndrawableIn(text, fonts);
      if (character === undefined) return addCopyMark(pdf, text, fonts);
      return fail('document.glyphMissing', {
        ...describeCharacter(character),
        part: PAPER_PARTS.copyMark,
      });
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
