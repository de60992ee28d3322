import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import { PAPER_MARKS } from '../../../shared/texts/paper-marks.ts';
import type { GlyphOutline, GlyphOutlines, OutlinePoint, OutlineStroke } from '../ports/documents.ts';

/** What a seal shows. */
export type SealFace = { readonly organizationName: string; readonly simulated: boolean };

/** Draws seals; the same seal is drawn once per process. */
export type SealPictures = {
  /** Compressed content of a form of 119.06 points (42 mm) on each side. */
  readonly draw: (face: SealFace) => Promise<Uint8Array>;
};

/** Where a character goes: at `radiusPt` from the middle, turned clockwise, then moved along its line. */
type Place = {
  readonly heightPt: number;
  readonly widthRatio: number;
  readonly radiusPt: number;
  readonly angle: number;
  readonly shiftPt: number;
};

const SIDE_PT = (42 * 72) / 25.4;
const CENTRE_PT = SIDE_PT / 2;
/** Ring of 1.2 mm; star of 14 mm across, as the seals of local bodies have them. */
const RING_PT = 3.4;
const STAR_RADIUS_PT = 20;
/** The inner corners of a regular five-pointed star. */
const STAR_RATIO = 0.382;
/** Outer edge of the name: a little white inside the ring. */
const NAME_EDGE_PT = CENTRE_PT - RING_PT - 3.2;
const WIDEST_ARC = (250 / 180) * Math.PI;
const WIDEST_STEP = (36 / 180) * Math.PI;
/** A cubic curve that runs along a quarter of a circle. */
const QUARTER = 0.5522847498;

const compress = promisify(deflate);

/** Draws seals with these outlines. */
export function createSealPictures(outlines: GlyphOutlines): SealPictures {
  const drawn = new Map<string, Promise<Uint8Array>>();

  async function make({ organizationName, simulated }: SealFace): Promise<Uint8Array> {
    const characters = [...placesOfName(organizationName), ...(simulated ? placesOfMark() : [])];
    const paths = await Promise.all(
      characters.map(async ([character, place]) => toPath(await getOutline(outlines, character), place)),
    );
    const content = ['q /Seal gs 0.86 0.06 0.06 RG 0.86 0.06 0.06 rg', ringPath(), starPath(), ...paths, 'Q'];
    return new Uint8Array(await compress(content.join('\n')));
  }

  return {
    draw(face) {
      const key = JSON.stringify([face.organizationName, face.simulated]);
      const known = drawn.get(key);
      if (known) return known;
      const picture = make(face);
      drawn.set(key, picture);
      picture.catch(() => drawn.delete(key)); // the caller gets the error
      return picture;
    },
  };
}

async function getOutline(outlines: GlyphOutlines, character: string): Promise<GlyphOutline> {
  const outline = await outlines.find(character);
  if (outline) return outline;
  throw new Error(
    `No font holds ${character} of the seal's name; a seal is registered with a name that can be drawn`,
  );
}

function ringPath(): string {
  const r = CENTRE_PT - RING_PT / 2 - 0.3;
  const k = r * QUARTER;
  const at = (x: number, y: number) => `${round(CENTRE_PT + x)} ${round(CENTRE_PT + y)}`;
  return [
    `${RING_PT} w ${at(r, 0)} m`,
    `${at(r, k)} ${at(k, r)} ${at(0, r)} c`,
    `${at(-k, r)} ${at(-r, k)} ${at(-r, 0)} c`,
    `${at(-r, -k)} ${at(-k, -r)} ${at(0, -r)} c`,
    `${at(k, -r)} ${at(r, -k)} ${at(r, 0)} c s`,
  ].join('\n');
}

function starPath(): string {
  const corners = Array.from({ length: 10 }, (_, i) => {
    const radius = i % 2 === 0 ? STAR_RADIUS_PT : STAR_RADIUS_PT * STAR_RATIO;
    const angle = (i * Math.PI) / 5;
    return `${round(CENTRE_PT + radius * Math.sin(angle))} ${round(CENTRE_PT + radius * Math.cos(angle))}`;
  });
  return `${corners.map((corner, i) => `${corner} ${i === 0 ? 'm' : 'l'}`).join(' ')} h f`;
}

/** The name along the ring, read clockwise, feet towards the star; long names get narrower characters. */
function placesOfName(name: string): readonly (readonly [character: string, place: Place])[] {
  const characters = [...name];
  const heightPt = characters.length > 18 ? 14.5 : 17;
  const step = Math.min(WIDEST_STEP, WIDEST_ARC / Math.max(characters.length - 1, 1));
  const middlePt = NAME_EDGE_PT - heightPt / 2;
  const widthRatio = Math.min(1, (step * middlePt * 0.94) / heightPt);
  const radiusPt = NAME_EDGE_PT - 0.88 * heightPt;
  return characters.map((character, i) => {
    const angle = (i - (characters.length - 1) / 2) * step;
    return [character, { heightPt, widthRatio, radiusPt, angle, shiftPt: 0 }];
  });
}

/** 模拟, upright below the star. */
function placesOfMark(): readonly (readonly [character: string, place: Place])[] {
  const heightPt = 12.5;
  const characters = [...PAPER_MARKS.simulated];
  return characters.map((character, i) => {
    const shiftPt = (i - (characters.length - 1) / 2) * heightPt * 1.1;
    return [character, { heightPt, widthRatio: 1, radiusPt: -38, angle: 0, shiftPt }];
  });
}

function toPath({ advanceEm, strokes }: GlyphOutline, place: Place): string {
  const [sin, cos] = [Math.sin(place.angle), Math.cos(place.angle)];
  const toPage = ([x, y]: OutlinePoint): OutlinePoint => {
    const along = (x - advanceEm / 2) * place.heightPt * place.widthRatio + place.shiftPt;
    const out = place.radiusPt + y * place.heightPt;
    return [CENTRE_PT + out * sin + along * cos, CENTRE_PT + out * cos - along * sin];
  };
  return `${toOperators(strokes, toPage)} f`;
}

/** TrueType curves have one control point, those of PDF two. */
function toOperators(
  strokes: readonly OutlineStroke[],
  toPage: (point: OutlinePoint) => OutlinePoint,
): string {
  let pen: OutlinePoint = [0, 0];
  const operators = strokes.map((stroke) => {
    if (stroke.kind === 'close') return 'h';
    const from = pen;
    pen = toPage(stroke.to);
    if (stroke.kind === 'move') return `${textOf(pen)} m`;
    if (stroke.kind === 'line') return `${textOf(pen)} l`;
    const control = toPage(stroke.control);
    return `${textOf(towards(from, control))} ${textOf(towards(pen, control))} ${textOf(pen)} c`;
  });
  return operators.join(' ');
}

function textOf([x, y]: OutlinePoint): string {
  return `${round(x)} ${round(y)}`;
}

function towards(end: OutlinePoint, control: OutlinePoint): OutlinePoint {
  return [end[0] + (2 / 3) * (control[0] - end[0]), end[1] + (2 / 3) * (control[1] - end[1])];
}

function round(lengthPt: number): number {
  return Math.round(lengthPt * 100) / 100;
}
