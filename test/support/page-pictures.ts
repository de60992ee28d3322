import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { makeFolder, runTool } from './run-tool.ts';

/** A page in grey: 0 is black, 255 white. */
export type PagePicture = { readonly width: number; readonly height: number; readonly pixels: Uint8Array };

/** A program that draws the pages of a PDF. */
export type Renderer = (pdf: Uint8Array) => readonly PagePicture[];

/** One pixel is a fifth of a millimetre: thinner than any stroke of our smallest characters. */
const DPI = '127';

/** Draws with poppler. */
export function createPopplerRenderer(pdftoppm: string): Renderer {
  return (pdf) => render(pdf, (from, to) => runTool(pdftoppm, ['-r', DPI, '-gray', from, `${to}/page`]));
}

/** Draws with MuPDF. */
export function createMupdfRenderer(mutool: string): Renderer {
  const how = ['draw', '-q', '-r', DPI, '-c', 'gray', '-F', 'pgm'];
  return (pdf) => render(pdf, (from, to) => runTool(mutool, [...how, '-o', `${to}/page-%03d.pgm`, from]));
}

function render(pdf: Uint8Array, draw: (from: string, to: string) => unknown): readonly PagePicture[] {
  const folder = makeFolder();
  try {
    const from = folder.path('paper.pdf');
    writeFileSync(from, pdf);
    draw(from, folder.path('.'));
    const names = readdirSync(folder.path('.')).filter((name) => name.endsWith('.pgm'));
    return names.toSorted().map((name) => readPicture(readFileSync(folder.path(name))));
  } finally {
    folder.remove();
  }
}

/** Portable greymap: `P5`, width, height, 255, then a byte for each pixel. */
function readPicture(file: Buffer): PagePicture {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(file.subarray(0, 60).toString('latin1'));
  if (!head) throw new Error('A picture in grey was expected');
  return { width: Number(head[1]), height: Number(head[2]), pixels: file.subarray(head[0].length) };
}

const DARK = 110;
const PALE = 190;

/**
 * Dark pixels of one picture that have nothing dark beside them in the other, both ways. Programs smooth edges each
 * in its own manner; a stroke that is missing, moved or another is more than a pixel.
 */
export function countStrange(one: PagePicture, other: PagePicture): number {
  return countAlone(one, other) + countAlone(other, one);
}

/** Dark pixels. */
export function countInk({ pixels }: PagePicture): number {
  return pixels.reduce((sum, pixel) => sum + (pixel < DARK ? 1 : 0), 0);
}

function countAlone(one: PagePicture, other: PagePicture): number {
  let alone = 0;
  for (let y = 0; y < one.height; y += 1) {
    for (let x = 0; x < one.width; x += 1) {
      if ((one.pixels[y * one.width + x] ?? 255) < DARK && !hasInkAround(other, x, y)) alone += 1;
    }
  }
  return alone;
}

function hasInkAround({ width, height, pixels }: PagePicture, x: number, y: number): boolean {
  for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row += 1) {
    for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column += 1) {
      if ((pixels[row * width + column] ?? 255) <= PALE) return true;
    }
  }
  return false;
}
