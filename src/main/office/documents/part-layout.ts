import { succeed } from '../../../shared/kernel/result.ts';
import { PAPER_MARKS } from '../../../shared/texts/paper-marks.ts';
import { layOutBody, toPage, withFewestPages } from './body-pages.ts';
import type { BodyPages, LayoutResult } from './body-pages.ts';
import { markLines } from './flow.ts';
import { layOutHead } from './head-layout.ts';
import type { Head } from './head-layout.ts';
import { lineOf } from './line-breaking.ts';
import { MM, lower } from './marks.ts';
import type { LaidOutPaper, Mark, Page, SealPlace } from './marks.ts';
import { markFrame } from './page-frame.ts';
import { HALVES, PAPER } from './paper-style.ts';
import type { PaperSetting } from './paper-style.ts';

/** The words are the same in every part and get one layout. */
type PartLayout = BodyPages & { readonly head: Head; readonly setting: PaperSetting };

/**
 * 存根联, 回执联: the parts of a paper, which one side keeps each. Two parts share an A4 sheet with a line to cut along
 * where each fits on half of it; otherwise each part begins on a page of its own. The seal goes on the last part,
 * which the applicant keeps.
 */
export function layOutParts(setting: PaperSetting): LayoutResult<LaidOutPaper> {
  if (setting.model.form === 'plain' && setting.model.parts.length === 2) {
    for (const style of HALVES) {
      const half = layOutPart({ ...setting, style });
      if (half.ok && half.value.pages.length === 1) return succeed(toCutSheet(half.value));
    }
  }
  const whole = withFewestPages(setting, layOutPart);
  return whole.ok ? succeed(toSheets(whole.value)) : whole;
}

function layOutPart(setting: PaperSetting): LayoutResult<PartLayout> {
  const head = layOutHead(setting);
  if (!head.ok) return head;
  const body = layOutBody(setting, head.value.bottomPt);
  return body.ok ? succeed({ ...body.value, head: head.value, setting }) : body;
}

function toCutSheet(layout: PartLayout): LaidOutPaper {
  const { setting, seal } = layout;
  const cutAtPt = PAPER.heightPt / 2;
  const [upper, under] = setting.model.parts.map((name, i) => marksOf(layout, { part: labelOf(name, i) })[0]);
  const marks = [
    ...(upper ?? []),
    ...(under ?? []).map((mark) => lower(mark, cutAtPt)),
    ...markCut(setting, cutAtPt),
  ];
  return { pages: [{ ...PAPER, marks, cutAtPt }], seal: seal && moveSeal(seal, { byPt: cutAtPt, pages: 0 }) };
}

function toSheets(layout: PartLayout): LaidOutPaper {
  const { setting, seal, pages } = layout;
  const sheets = setting.model.parts.flatMap((name, i): readonly Page[] =>
    marksOf(layout, { part: labelOf(name, i) }).map((marks) => toPage(setting, marks)),
  );
  return { pages: sheets, seal: seal && moveSeal(seal, { byPt: 0, pages: sheets.length - pages.length }) };
}

function labelOf(name: string, index: number): string {
  return PAPER_MARKS.partLabel(index + 1, name);
}

/** The marks of each page of a part. */
function marksOf({ head, pages, setting }: PartLayout, { part }: { readonly part: string }) {
  return pages.map((marks, pageIndex): readonly Mark[] => {
    const { below, above } = markFrame(setting, { pageIndex, pageCount: pages.length, label: part });
    const first = pageIndex === 0 ? [...head.marks, ...markLabel(part, head, setting)] : [];
    return [...below, ...first, ...marks, ...above];
  });
}

function markLabel(part: string, { label }: Head, { style, fonts }: PaperSetting): readonly Mark[] {
  const text = { face: 'title', sizePt: style.cellPt } as const;
  const [x, topPt] = label;
  const place = { style: text, x, widthPt: 0, pitchPt: style.bodyPitchPt, align: 'left' } as const;
  return markLines([lineOf(part, text, fonts)], place, topPt);
}

/** A dashed line from edge to edge with a word in its middle. */
function markCut({ fonts }: PaperSetting, y: number): readonly Mark[] {
  const text = { face: 'body', sizePt: 8 } as const;
  const line = lineOf(PAPER_MARKS.cutLine, text, fonts);
  const middle = PAPER.widthPt / 2;
  const gapPt = line.widthPt / 2 + 5;
  const dashes = { kind: 'line', widthPt: 0.6, ink: 'black', dashPt: 4 } as const;
  const [left, right] = [5 * MM, PAPER.widthPt - 5 * MM];
  const place = { style: text, x: middle, widthPt: 0, pitchPt: 8, align: 'centre' } as const;
  return [
    { ...dashes, points: [[left, y] as const, [middle - gapPt, y] as const] },
    { ...dashes, points: [[middle + gapPt, y] as const, [right, y] as const] },
    ...markLines([line], place, y - 4),
  ];
}

function moveSeal(seal: SealPlace, { byPt, pages }: { byPt: number; pages: number }): SealPlace {
  const [x, y, widthPt, heightPt] = seal.rectangle;
  return { ...seal, pageIndex: seal.pageIndex + pages, rectangle: [x, y + byPt, widthPt, heightPt] };
}
