import type { Font, PathCommand } from 'fontkit';
import type { GlyphOutline, GlyphOutlines, OutlinePoint, OutlineStroke } from '../ports/documents.ts';
import { faceNamed, loadPaperFonts } from './paper-fonts.ts';

/** Outlines from the fonts of `fontsFolder`. */
export function createGlyphOutlines(fontsFolder: string): GlyphOutlines {
  return {
    async find(character) {
      const fonts = await loadPaperFonts(fontsFolder);
      const face = fonts.faceOf(character, 'title');
      return face && readOutline(faceNamed(fonts, face).parsed, character.codePointAt(0) ?? 0);
    },
  };
}

function readOutline(font: Font, codePoint: number): GlyphOutline {
  const glyph = font.glyphForCodePoint(codePoint);
  const strokes = glyph.path.commands.map((command) => toStroke(command, font.unitsPerEm));
  return { advanceEm: glyph.advanceWidth / font.unitsPerEm, strokes };
}

function toStroke({ command, args }: PathCommand, unitsPerEm: number): OutlineStroke {
  const at = (i: number): OutlinePoint => [(args[i] ?? 0) / unitsPerEm, (args[i + 1] ?? 0) / unitsPerEm];
  switch (command) {
    case 'moveTo':
      return { kind: 'move', to: at(0) };
    case 'lineTo':
      return { kind: 'line', to: at(0) };
    case 'quadraticCurveTo':
      return { kind: 'curve', control: at(0), to: at(2) };
    case 'closePath':
      return { kind: 'close' };
    case 'bezierCurveTo':
      throw new Error('The fonts of our papers have TrueType outlines, which hold no cubic curves');
  }
}
