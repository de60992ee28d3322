import type { PaperFont } from './paper-font.ts';

/** What a text asks for: `title` is the bold face of titles and headings, `body` the face of everything else. */
export type FontFace = 'title' | 'body';

/** One of the faces there are: `title` and `body` are ours, the others the centre's. */
export type FaceName = FontFace | 'centreTitle' | 'centreBody' | `fallback${number}`;

/** Which face draws which character. */
export type FontChain = {
  /** The face that draws the character, or undefined when none holds it. */
  readonly faceOf: (character: string, wanted: FontFace) => FaceName | undefined;
  /** Width in em. */
  readonly widthOf: (character: string, wanted: FontFace) => number;
};

type Known = { readonly face: FaceName | undefined; readonly widthEm: number };

/**
 * The centre's own face first, character by character, then ours, then what the centre adds for rare names. Text that
 * wants one weight gets the other before it gets a hole.
 */
export function createFontChain(faces: ReadonlyMap<FaceName, PaperFont>): FontChain {
  const fallbacks = [...faces.keys()].filter((name) => name.startsWith('fallback'));
  const orders: Readonly<Record<FontFace, readonly FaceName[]>> = {
    title: ['centreTitle', 'title', 'centreBody', 'body', ...fallbacks],
    body: ['centreBody', 'body', ...fallbacks, 'centreTitle', 'title'],
  };
  const known = { title: new Map<string, Known>(), body: new Map<string, Known>() };

  function look(character: string, wanted: FontFace): Known {
    const before = known[wanted].get(character);
    if (before) return before;
    const codePoint = character.codePointAt(0) ?? 0;
    const face = orders[wanted].find((name) => faces.get(name)?.draws(codePoint));
    const parsed = faces.get(face ?? wanted)?.parsed;
    const widthEm = parsed ? parsed.glyphForCodePoint(codePoint).advanceWidth / parsed.unitsPerEm : 0;
    const found = { face, widthEm };
    known[wanted].set(character, found);
    return found;
  }

  return {
    faceOf: (character, wanted) => look(character, wanted).face,
    widthOf: (character, wanted) => look(character, wanted).widthEm,
  };
}
