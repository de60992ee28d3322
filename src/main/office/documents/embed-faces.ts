import { createHash } from 'node:crypto';
import type { PDFDocument, PDFFont } from 'pdf-lib';
import type { LaidOutPaper } from './marks.ts';
import { faceNamed } from './paper-fonts.ts';
import type { FaceName, PaperFonts } from './paper-fonts.ts';

/** The faces a file holds, in the order they were embedded. */
export type EmbeddedFaces = Readonly<Record<string, PDFFont>>;

/** Only the faces the paper uses, each under a tag made of its characters as subsets carry one. */
export async function embedFaces(
  file: PDFDocument,
  paper: LaidOutPaper,
  { fonts, subset }: { readonly fonts: PaperFonts; readonly subset: boolean },
): Promise<EmbeddedFaces> {
  const used = usedCharacters(paper, fonts);
  const faces: Record<string, PDFFont> = {};
  for (const name of fonts.faces.keys()) {
    const characters = used.get(name);
    if (!characters) continue;
    const { bytes, parsed } = faceNamed(fonts, name);
    // pdf-lib hands the bytes back to this for parsing: ours are parsed already.
    file.registerFontkit({ create: () => parsed });
    const customName = `${subsetTag([...characters].sort().join(''))}+${parsed.postscriptName}`;
    faces[name] = await file.embedFont(bytes, { subset, customName });
  }
  return faces;
}

function usedCharacters(paper: LaidOutPaper, fonts: PaperFonts): ReadonlyMap<FaceName, ReadonlySet<string>> {
  const used = new Map<FaceName, Set<string>>();
  for (const mark of paper.pages.flatMap((page) => page.marks)) {
    if (!('text' in mark)) continue;
    for (const character of mark.text) {
      const name = fonts.faceOf(character, mark.face) ?? mark.face;
      const characters = used.get(name);
      if (characters) characters.add(character);
      else used.set(name, new Set([character]));
    }
  }
  return used;
}

/** Six capital letters. */
function subsetTag(characters: string): string {
  const digest = createHash('sha256').update(characters).digest();
  return Array.from(digest.subarray(0, 6), (byte) => String.fromCharCode(65 + (byte % 26))).join('');
}
