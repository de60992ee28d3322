import type { FontFace, PaperFonts } from './paper-fonts.ts';

/** How a text is set. */
export type TextStyle = { readonly face: FontFace; readonly sizePt: number };

/** One line; `spacingPt` goes after each character so that the line fills its width. */
export type TextLine = {
  readonly text: string;
  readonly widthPt: number;
  readonly spacingPt: number;
  readonly indentPt: number;
};

/** What a paragraph is broken with. */
export type LineBreak = {
  readonly fonts: PaperFonts;
  readonly style: TextStyle;
  readonly widthPt: number;
  /** Indent of the first line, in em. */
  readonly indentEm?: number;
  /** False where lines are centred or stand in narrow cells. */
  readonly justified?: boolean;
};

type Cluster = { readonly text: string; readonly widthPt: number };

/** 避头: marks that never begin a line. */
const NEVER_FIRST = new Set('、，。；：？！…—·）》〉」』】〕〗”’％℃°,.;:?!)]}%');
/** 避尾: marks that never end a line. */
const NEVER_LAST = new Set('（《〈「『【〔〖“‘￥([{');
const WORD_CHARACTER = /[A-Za-z0-9_@#&+=/.:,%-]/;

/** A gap wider than this would read as a blank, to people and to programs that copy the text. */
const WIDEST_SPACING_EM = 0.09;

/** Breaks text into lines; a line feed in the text ends a line. */
export function breakLines(text: string, how: LineBreak): readonly TextLine[] {
  return text
    .replaceAll('\r\n', '\n')
    .split('\n')
    .flatMap((part) => breakParagraph(part, how));
}

/** Width of text on one line. */
export function widthOfText(text: string, style: TextStyle, fonts: PaperFonts): number {
  let em = 0;
  for (const character of text) em += fonts.widthOf(character, style.face);
  return em * style.sizePt;
}

/** Text as one line that is not broken. */
export function lineOf(text: string, style: TextStyle, fonts: PaperFonts): TextLine {
  return { text, widthPt: widthOfText(text, style, fonts), spacingPt: 0, indentPt: 0 };
}

function breakParagraph(text: string, how: LineBreak): readonly TextLine[] {
  const lines: TextLine[] = [];
  let indentPt = (how.indentEm ?? 0) * how.style.sizePt;
  let current = '';
  let widthPt = 0;

  function endLine(last: boolean): void {
    const kept = current.trimEnd();
    const keptPt = kept.length === current.length ? widthPt : widthOfText(kept, how.style, how.fonts);
    const roomPt = how.widthPt - indentPt;
    const spacingPt =
      last || how.justified === false ? 0 : spacingFor(kept, { keptPt, roomPt, sizePt: how.style.sizePt });
    lines.push({ text: kept, widthPt: keptPt, spacingPt, indentPt });
    [current, widthPt, indentPt] = ['', 0, 0];
  }

  for (const cluster of clustersOf(text, how)) {
    if (current !== '' && widthPt + widthOfKept(cluster, how) > how.widthPt - indentPt) endLine(false);
    if (current === '' && lines.length > 0 && cluster.text.trim() === '') continue;
    current += cluster.text;
    widthPt += cluster.widthPt;
  }
  endLine(true);
  return lines;
}

/** Blanks at the end of a line may stick out. */
function widthOfKept(cluster: Cluster, how: LineBreak): number {
  return cluster.text.endsWith(' ')
    ? widthOfText(cluster.text.trimEnd(), how.style, how.fonts)
    : cluster.widthPt;
}

function spacingFor(
  text: string,
  { keptPt, roomPt, sizePt }: { keptPt: number; roomPt: number; sizePt: number },
): number {
  const gaps = [...text].length - 1;
  const spacingPt = gaps > 0 ? (roomPt - keptPt) / gaps : 0;
  return spacingPt > 0 && spacingPt <= WIDEST_SPACING_EM * sizePt ? spacingPt : 0;
}

/** Pieces between which a line may end. What is wider than a line is cut between its characters. */
function clustersOf(text: string, how: LineBreak): readonly Cluster[] {
  const pieces: string[] = [];
  let glued = false;
  for (const character of text) {
    const previous = pieces.at(-1);
    if (
      previous !== undefined &&
      (glued || NEVER_FIRST.has(character) || isInsideWord(previous, character))
    ) {
      pieces[pieces.length - 1] = previous + character;
    } else {
      pieces.push(character);
    }
    glued = NEVER_LAST.has(character);
  }
  return pieces.flatMap((piece) => toClusters(piece, how));
}

function isInsideWord(previous: string, character: string): boolean {
  return WORD_CHARACTER.test(character) && WORD_CHARACTER.test(previous.at(-1) ?? '');
}

function toClusters(piece: string, how: LineBreak): readonly Cluster[] {
  const widthPt = widthOfText(piece, how.style, how.fonts);
  if (widthPt <= how.widthPt - (how.indentEm ?? 0) * how.style.sizePt) return [{ text: piece, widthPt }];
  return Array.from(piece, (text) => ({ text, widthPt: widthOfText(text, how.style, how.fonts) }));
}
