import { encode } from 'uqr';
import type { QrCodeGenerateResult } from 'uqr';
import type { Mark, Rectangle } from './marks.ts';

/** Longest content in bytes: more would make fields too small for a phone at 19 mm. */
export const LONGEST_QR_BYTES = 200;

/** The code as rectangles, one for each run of dark fields; `ecc: 'M'` survives a stamp on 15 % of it. */
export function markQrCode(text: string, [x, y, widthPt]: Rectangle): Mark {
  const { data, size } = encodeOnce(text);
  const fieldPt = widthPt / size;
  const rectangles = data.flatMap((row, i) =>
    runsOf(row).map(([from, to]): Rectangle => [
      x + from * fieldPt,
      y + i * fieldPt,
      (to - from) * fieldPt,
      fieldPt,
    ]),
  );
  return { kind: 'fields', rectangles };
}

let latest: { readonly text: string; readonly code: QrCodeGenerateResult } | undefined;

/** Choosing the mask takes half a millisecond, and a paper may be laid out twice. */
function encodeOnce(text: string): QrCodeGenerateResult {
  if (latest?.text !== text) latest = { text, code: encode(text, { ecc: 'M', border: 0 }) };
  return latest.code;
}

function runsOf(row: readonly boolean[]): readonly (readonly [from: number, to: number])[] {
  const runs: [number, number][] = [];
  row.forEach((dark, i) => {
    const last = runs.at(-1);
    if (dark && last?.[1] === i) last[1] = i + 1;
    else if (dark) runs.push([i, i + 1]);
  });
  return runs;
}
