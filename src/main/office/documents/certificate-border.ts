import { MM, frameMark } from './marks.ts';
import type { Mark, Point } from './marks.ts';

type Sheet = { readonly widthPt: number; readonly heightPt: number };

/** From the edge of the sheet to the outer frame: printers leave 5 mm white. */
const OUTER_PT = 8 * MM;
const BAND_PT = 6.5 * MM;

const drawn = new Map<string, readonly Mark[]>();

/** 回纹: a fret between two frames, as certificates have had it before there were copiers. The same for each size. */
export function markBorder(sheet: Sheet): readonly Mark[] {
  const key = `${sheet.widthPt} ${sheet.heightPt}`;
  const known = drawn.get(key);
  if (known) return known;
  const marks = drawBorder(sheet);
  drawn.set(key, marks);
  return marks;
}

function drawBorder({ widthPt, heightPt }: Sheet): readonly Mark[] {
  const inner = OUTER_PT + BAND_PT;
  const [across, down] = [widthPt - 2 * inner, heightPt - 2 * inner];
  const inset = 1.2;
  const middle = inner - BAND_PT / 2;
  const sides: readonly Side[] = [
    { from: [inner, middle], along: [1, 0], lengthPt: across },
    { from: [widthPt - middle, inner], along: [0, 1], lengthPt: down },
    { from: [widthPt - inner, heightPt - middle], along: [-1, 0], lengthPt: across },
    { from: [middle, heightPt - inner], along: [0, -1], lengthPt: down },
  ];
  const corners: readonly Point[] = [
    [middle, middle],
    [widthPt - middle, middle],
    [widthPt - middle, heightPt - middle],
    [middle, heightPt - middle],
  ];
  return [
    frameMark([OUTER_PT, OUTER_PT, widthPt - 2 * OUTER_PT, heightPt - 2 * OUTER_PT], 2.4, 'red'),
    frameMark([inner, inner, across, down], 0.8, 'red'),
    frameMark(
      [inner + inset + 1, inner + inset + 1, across - 2 * inset - 2, down - 2 * inset - 2],
      0.3,
      'red',
    ),
    ...sides.map(drawSide),
    ...corners.flatMap(drawCorner),
  ];
}

type Side = { readonly from: Point; readonly along: Point; readonly lengthPt: number };

/** Half of a fret in units of its height, along the band and across it: a square spiral that leads into the next. */
const FRET: readonly Point[] = [
  [0, 0.5],
  [0, -0.5],
  [0.8, -0.5],
  [0.8, 0.2],
  [0.3, 0.2],
  [0.3, -0.15],
  [0.55, -0.15],
];

/** One line for each spiral, and one along the foot of the band. */
function drawSide({ from, along, lengthPt }: Side): Mark {
  const heightPt = BAND_PT - 6;
  const count = Math.round(lengthPt / heightPt);
  const stepPt = lengthPt / count;
  const [dx, dy] = along;
  const points = Array.from({ length: count }, (_, i) => {
    const there = FRET.map(([u, v]): Point => [(i + 0.1 + u * 0.999) * stepPt, v * heightPt]);
    return [...there, ...there.toReversed().slice(1)];
  }).flat();
  const placed = points.map(([u, v]): Point => [from[0] + dx * u - dy * v, from[1] + dy * u + dx * v]);
  return { kind: 'line', points: placed, widthPt: 0.9, ink: 'red' };
}

function drawCorner([x, y]: Point): readonly Mark[] {
  const halves = [(BAND_PT - 6) / 2, (BAND_PT - 6) / 4];
  return halves.map((half) => frameMark([x - half, y - half, 2 * half, 2 * half], 0.9, 'red'));
}
