import { layOutPaper } from '../../src/main/office/documents/lay-out-paper.ts';
import type { LaidOutPaper, Mark, Page } from '../../src/main/office/documents/marks.ts';
import { loadPaperFonts } from '../../src/main/office/documents/paper-fonts.ts';
import type { DocumentModel } from '../../src/shared/domain/document/document-model.ts';
import { FONTS } from './make-seal.ts';

/** The fonts layouts are measured with. */
export const fonts = await loadPaperFonts(FONTS);

/** What a mark covers, in points from the upper left corner. */
export type Box = {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};
/** Words on a page. */
export type TextMark = Extract<Mark, { kind: 'text' }>;

/** The layout of a paper that has one. */
export function layOut(model: DocumentModel): LaidOutPaper {
  const paper = layOutPaper(model, fonts);
  if (!paper.ok) throw new Error(JSON.stringify(paper.failure));
  return paper.value;
}

/** The words on a page. */
export function textsOf(page: Page | undefined): readonly TextMark[] {
  return (page?.marks ?? []).filter((mark) => mark.kind === 'text');
}

/** What the words of a page really cover, a little less than their em boxes. */
export function boxesOf(page: Page): readonly Box[] {
  return textsOf(page).map((mark) => {
    const width = [...mark.text].reduce(
      (sum, c) => sum + fonts.widthOf(c, mark.face) * mark.sizePt + mark.spacingPt,
      0,
    );
    const [top, bottom] = [mark.baseline - 0.85 * mark.sizePt, mark.baseline + 0.1 * mark.sizePt];
    return { text: mark.text, left: mark.x, right: mark.x + width - mark.spacingPt, top, bottom };
  });
}

function codeBoxOf(page: Page): readonly Box[] {
  return page.marks.flatMap((mark) => {
    if (mark.kind !== 'fields') return [];
    const sides = mark.rectangles.map(([x, y, w, h]) => ({ left: x, top: y, right: x + w, bottom: y + h }));
    const [left, top] = [Math.min(...sides.map((s) => s.left)), Math.min(...sides.map((s) => s.top))];
    return [
      {
        text: 'QR',
        left,
        top,
        right: Math.max(...sides.map((s) => s.right)),
        bottom: Math.max(...sides.map((s) => s.bottom)),
      },
    ];
  });
}

function ruleBoxesOf(page: Page): readonly Box[] {
  return page.marks.flatMap((mark) => {
    if (mark.kind !== 'line') return [];
    const ends = mark.isClosed === true ? [...mark.points, ...mark.points.slice(0, 1)] : mark.points;
    return ends.slice(1).map((to, i) => {
      const from = ends[i] ?? to;
      const [left, right] = [Math.min(from[0], to[0]), Math.max(from[0], to[0])];
      return { text: 'rule', left, right, top: Math.min(from[1], to[1]), bottom: Math.max(from[1], to[1]) };
    });
  });
}

/** Pairs of marks that touch each other. */
export function overlapsOn(page: Page): readonly string[] {
  const boxes = [...boxesOf(page), ...codeBoxOf(page)];
  const pairs = boxes.flatMap((box, i) => boxes.slice(i + 1).map((other) => [box, other] as const));
  const crossed = boxes.flatMap((box) => ruleBoxesOf(page).map((rule) => [box, rule] as const));
  return [...pairs, ...crossed].filter(([a, b]) => meet(a, b)).map(([a, b]) => `${a.text} | ${b.text}`);
}

/** What the seal goes over. */
export function underSeal(paper: LaidOutPaper): readonly string[] {
  const page = paper.pages[paper.seal?.pageIndex ?? -1];
  if (!page || !paper.seal) return [];
  const [x, y, w, h] = paper.seal.rectangle;
  const seal = { text: 'seal', left: x, top: y, right: x + w, bottom: y + h };
  return [...boxesOf(page), ...codeBoxOf(page), ...ruleBoxesOf(page)]
    .filter((box) => meet(box, seal))
    .map((box) => box.text);
}

function meet(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
