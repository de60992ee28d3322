import type { DocumentModel } from '../../../shared/domain/document/document-model.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { PAPER_MARKS } from '../../../shared/texts/paper-marks.ts';
import { keepLastWithNext, layOutBlocks } from './block-layout.ts';
import { layOutClosing } from './closing-layout.ts';
import { markLines, paginate } from './flow.ts';
import type { FlowPiece, PlacedPiece } from './flow.ts';
import { layOutHead, lineOf } from './head-layout.ts';
import { MM, lower } from './marks.ts';
import type { LaidOutPaper, Mark, Page, SealPlace } from './marks.ts';
import type { PaperFonts } from './paper-fonts.ts';
import { PAPER, TYPE_AREA, styleOf } from './paper-style.ts';
import type { PaperStyle } from './paper-style.ts';
import { LONGEST_QR_BYTES } from './qr-code.ts';

type Layout = Result<LaidOutPaper, 'document.contentOverflow'>;

/**
 * Gives every word of the model its place; every character must have a glyph already. Lines move a little closer
 * where that saves a page, as GB/T 9704-2012, 5.2.3 allows; characters never shrink.
 */
export function layOutPaper(model: DocumentModel, fonts: PaperFonts): Layout {
  const style = styleOf(model);
  const usual = layOutWith(style, model, fonts);
  if (!usual.ok || usual.value.pages.length === 1) return usual;
  for (const bodyPitchPt of style.closePitchesPt) {
    const close = layOutWith({ ...style, bodyPitchPt }, model, fonts);
    if (close.ok && close.value.pages.length < usual.value.pages.length) return close;
  }
  return usual;
}

function layOutWith(style: PaperStyle, model: DocumentModel, fonts: PaperFonts): Layout {
  if (new TextEncoder().encode(model.qrText ?? '').length > LONGEST_QR_BYTES) {
    return fail('document.contentOverflow', { part: 'qrText' });
  }
  const head = layOutHead(model, style, fonts);
  if (!head.ok) return head;
  const pieces = withClosing(layOutBlocks(model.blocks, style, fonts), { model, style, fonts });
  if (!pieces.ok) return pieces;
  const room = { firstTopPt: head.value.bottomPt, topPt: TYPE_AREA.topPt, bottomPt: TYPE_AREA.bottomPt };
  const placed = paginate(pieces.value, room);
  if (!placed.ok) return placed;

  const pageCount = (placed.value.at(-1)?.pageIndex ?? 0) + 1;
  const pages = Array.from({ length: pageCount }, (_, pageIndex): Page => {
    const body = placed.value.filter((piece) => piece.pageIndex === pageIndex).flatMap(marksOf);
    const first = pageIndex === 0 ? head.value.marks : [];
    const frame = markFrame({ pageIndex, pageCount, simulated: model.simulated }, style, fonts);
    return { marks: [...first, ...body, ...frame] };
  });
  return succeed({ pages, seal: sealPlaceOf(model.sealField, placed.value) });
}

type Setting = { readonly model: DocumentModel; readonly style: PaperStyle; readonly fonts: PaperFonts };

function withClosing(
  body: readonly FlowPiece[],
  { model, style, fonts }: Setting,
): Result<readonly FlowPiece[], 'document.contentOverflow'> {
  if (model.closing === null) return succeed(body);
  const closing = layOutClosing(model.closing, { style, fonts, hasSeal: model.sealField !== null });
  return closing.ok ? succeed([...keepLastWithNext(body), closing.value]) : closing;
}

function marksOf({ piece, topPt }: PlacedPiece): readonly Mark[] {
  return piece.marks.map((mark) => lower(mark, topPt));
}

function sealPlaceOf(fieldName: string | null, placed: readonly PlacedPiece[]): SealPlace | null {
  const closing = placed.find(({ piece }) => piece.seal !== undefined);
  if (fieldName === null || !closing?.piece.seal) return null;
  const [x, y, widthPt, heightPt] = closing.piece.seal;
  return { fieldName, pageIndex: closing.pageIndex, rectangle: [x, y + closing.topPt, widthPt, heightPt] };
}

type PageFacts = { readonly pageIndex: number; readonly pageCount: number; readonly simulated: boolean };

/** What stands in the margins: the page number below, the mark of simulated papers above. */
function markFrame(
  { pageIndex, pageCount, simulated }: PageFacts,
  style: PaperStyle,
  fonts: PaperFonts,
): readonly Mark[] {
  const marks: Mark[] = simulated ? [...markSimulated(fonts)] : [];
  if (pageCount > 1) {
    const text = { face: 'body', sizePt: style.pageNumberPt } as const;
    const line = lineOf(PAPER_MARKS.pageOf(pageIndex + 1, pageCount), text, fonts);
    const setting = {
      style: text,
      x: TYPE_AREA.leftPt,
      widthPt: TYPE_AREA.widthPt,
      pitchPt: style.pageNumberPt,
      align: 'centre',
    } as const;
    marks.push(...markLines([line], setting, TYPE_AREA.bottomPt + 5 * MM));
  }
  return marks;
}

/** A framed label in the upper margin: survives copying in black and white and touches nothing. */
function markSimulated(fonts: PaperFonts): readonly Mark[] {
  const wordStyle = { face: 'title', sizePt: 13 } as const;
  const noticeStyle = { face: 'body', sizePt: 9 } as const;
  const word = lineOf(PAPER_MARKS.simulated, wordStyle, fonts);
  const notice = lineOf(PAPER_MARKS.simulatedNotice, noticeStyle, fonts);
  const [topPt, heightPt, airPt] = [12 * MM, 22, 7];
  const widthPt = word.widthPt + notice.widthPt + 4 * airPt;
  const left = (PAPER.widthPt - widthPt) / 2;
  const bar = left + word.widthPt + 2 * airPt;
  const corners = [
    [left, topPt],
    [left + widthPt, topPt],
    [left + widthPt, topPt + heightPt],
    [left, topPt + heightPt],
  ] as const;
  const edges = corners.map((from, i): Mark => ({
    kind: 'rule',
    from,
    to: corners[(i + 1) % 4] ?? from,
    widthPt: 0.9,
    ink: 'black',
  }));
  const at = (x: number) => ({ x, widthPt: 0, pitchPt: heightPt, align: 'left' }) as const;
  return [
    ...edges,
    { kind: 'rule', from: [bar, topPt], to: [bar, topPt + heightPt], widthPt: 0.9, ink: 'black' },
    ...markLines([word], { ...at(left + airPt), style: wordStyle }, topPt),
    ...markLines([notice], { ...at(bar + airPt), style: noticeStyle }, topPt),
  ];
}
