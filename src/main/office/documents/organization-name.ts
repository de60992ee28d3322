import { breakLines, lineOf, widthOfText } from './line-breaking.ts';
import type { TextLine } from './line-breaking.ts';
import type { FontFace, PaperFonts } from './paper-fonts.ts';

/** The name of a body as large as it fits: one line, or two of about the same length. */
export type NameLines = { readonly lines: readonly TextLine[]; readonly sizePt: number };

type NameSetting = {
  readonly fonts: PaperFonts;
  readonly face: FontFace;
  readonly widthPt: number;
  readonly largestPt: number;
  /** Down to this a name stays on one line. */
  readonly smallestOnOnePt: number;
  /** Down to this it stands on two; smaller it is refused. */
  readonly smallestPt: number;
};

const STEP_EM = 0.5;

/** Undefined when the name does not fit on two lines. */
export function layOutName(name: string, setting: NameSetting): NameLines | undefined {
  const { fonts, face, largestPt, smallestOnOnePt, smallestPt } = setting;
  const onePt = largestFor(widthOfText(name, { face, sizePt: 1 }, fonts), setting);
  if (onePt >= Math.min(smallestOnOnePt, largestPt)) {
    return { lines: [lineOf(name, { face, sizePt: onePt }, fonts)], sizePt: onePt };
  }
  const halves = halve(name, setting);
  const sizePt = largestFor(
    Math.max(...halves.map((half) => widthOfText(half, { face, sizePt: 1 }, fonts))),
    setting,
  );
  if (sizePt < smallestPt) return undefined;
  return { lines: halves.map((half) => lineOf(half, { face, sizePt }, fonts)), sizePt };
}

function largestFor(widthEm: number, { widthPt, largestPt }: NameSetting): number {
  return Math.min(largestPt, widthPt / Math.max(widthEm, STEP_EM));
}

function halve(name: string, { fonts, face }: NameSetting): readonly string[] {
  const style = { face, sizePt: 1 } as const;
  const wholeEm = widthOfText(name, style, fonts);
  for (let widthPt = wholeEm / 2; widthPt < wholeEm; widthPt += STEP_EM) {
    const lines = breakLines(name, { fonts, style, widthPt, justified: false });
    if (lines.length === 2) return lines.map(({ text }) => text);
  }
  return [name];
}
