import { fail, succeed } from '../../../shared/kernel/result.ts';
import { PAPER_PARTS } from '../../../shared/texts/paper-marks.ts';
import { keepLastWithNext, layOutBlocks } from './block-layout.ts';
import { toBodyPages, toPage } from './body-pages.ts';
import type { LayoutResult } from './body-pages.ts';
import { markBorder } from './certificate-border.ts';
import { layOutClosing, sealOf } from './closing-layout.ts';
import { markLines, paginate } from './flow.ts';
import type { FlowPiece, PlacedPiece } from './flow.ts';
import { balancedTitle, heightOfQr, markQrWithCaption, markTitle } from './head-layout.ts';
import { lineOf, widthOfText } from './line-breaking.ts';
import { lower } from './marks.ts';
import type { LaidOutPaper, Mark } from './marks.ts';
import { markFrame } from './page-frame.ts';
import type { PaperSetting } from './paper-style.ts';

const MOST_TITLE_LINES = 2;
const SHARE_ABOVE = 0.3;
const NUMBER_PT = 12;
const NUMBER_PITCH_PT = 30;
const BESIDE_QR_PT = 12;

/** A framed sheet lying on its side: title, number, facts; at the foot the QR code and the body under its seal. */
export function layOutCertificate(setting: PaperSetting): LayoutResult<LaidOutPaper> {
  const head = layOutTop(setting);
  if (!head.ok) return head;
  const foot = layOutFoot(setting);
  if (!foot.ok) return foot;
  const { topPt, bottomPt } = setting.style.area;
  const body = layOutBlocks(setting.model.blocks, setting.style, setting.fonts);
  const pieces = [...keepLastWithNext(body), foot.value];
  const placed = paginate(pieces, { firstTopPt: head.value.bottomPt, topPt, bottomPt });
  if (!placed.ok) return placed;

  const { pages, seal } = toBodyPages(settle(placed.value, bottomPt), setting.model.sealField);
  const complete = pages.map((marks, pageIndex) => {
    const facts = { pageIndex, pageCount: pages.length, label: setting.model.number };
    const { below, above } = markFrame(setting, facts);
    const first = pageIndex === 0 ? head.value.marks : [];
    return toPage(setting, [...below, markBorder(setting.style.sheet), first, marks, above].flat());
  });
  return succeed({ pages: complete, seal });
}

function layOutTop({ model, style, fonts }: PaperSetting) {
  const { area } = style;
  const title = balancedTitle(model.title, { style, fonts, widthPt: area.widthPt });
  const text = { face: 'body', sizePt: NUMBER_PT } as const;
  if (title.length > MOST_TITLE_LINES) return overflow(PAPER_PARTS.title);
  if (widthOfText(model.number, text, fonts) > area.widthPt) return overflow(PAPER_PARTS.number);

  const numberTopPt = area.topPt + title.length * style.titlePitchPt;
  const place = { style: text, x: area.leftPt, widthPt: area.widthPt, pitchPt: NUMBER_PITCH_PT } as const;
  const number = lineOf(model.number, text, fonts);
  const marks: readonly Mark[] = [
    ...markTitle(title, style, area.topPt),
    ...markLines([number], { ...place, align: 'centre' }, numberTopPt),
  ];
  return succeed({ marks, bottomPt: numberTopPt + NUMBER_PITCH_PT + 0.3 * style.bodyPitchPt });
}

/** QR code left, body and date with room for the seal right: one strip at the lower edge. */
function layOutFoot(setting: PaperSetting): LayoutResult<FlowPiece> {
  const { model, style, fonts } = setting;
  const qrPt = model.qrText === null ? 0 : heightOfQr(style);
  const empty: FlowPiece = { heightPt: 0, marks: [] };
  const widthPt = style.area.widthPt - (qrPt === 0 ? 0 : style.qrSidePt + BESIDE_QR_PT);
  const closing =
    model.closing === null
      ? succeed(empty)
      : layOutClosing(model.closing, { style, fonts, ...sealOf(model), widthPt });
  if (!closing.ok) return closing;
  const heightPt = Math.max(closing.value.heightPt, qrPt);
  const qr = markQrWithCaption(setting, [style.area.leftPt, heightPt - qrPt]);
  const byPt = heightPt - closing.value.heightPt;
  const marks = [...closing.value.marks.map((mark) => lower(mark, byPt)), ...qr];
  const { seal } = closing.value;
  if (seal === undefined) return succeed({ heightPt, marks });
  return succeed({ heightPt, marks, seal: [seal[0], seal[1] + byPt, seal[2], seal[3]] });
}

/** The foot goes to the lower edge; on a sheet with room to spare the body goes a third of it further down. */
function settle(placed: readonly PlacedPiece[], bottomPt: number): readonly PlacedPiece[] {
  const foot = placed.at(-1);
  if (foot === undefined) return placed;
  const sparePt = bottomPt - foot.piece.heightPt - foot.topPt;
  const byPt = foot.pageIndex === 0 ? sparePt * SHARE_ABOVE : 0;
  const body = placed.slice(0, -1).map((strip) => ({ ...strip, topPt: strip.topPt + byPt }));
  return [...body, { ...foot, topPt: foot.topPt + sparePt }];
}

function overflow(part: string) {
  return fail('document.contentOverflow', { part });
}
