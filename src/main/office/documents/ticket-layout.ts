import { fail, succeed } from '../../../shared/kernel/result.ts';
import { PAPER_MARKS, PAPER_PARTS, toPaperDate } from '../../../shared/texts/paper-marks.ts';
import { layOutBlocks } from './block-layout.ts';
import type { LayoutResult } from './body-pages.ts';
import { markLines } from './flow.ts';
import type { FlowPiece } from './flow.ts';
import { heightOfQr, markQrWithCaption } from './head-layout.ts';
import { breakLines } from './line-breaking.ts';
import type { TextStyle } from './line-breaking.ts';
import { MM, frameMark, lower } from './marks.ts';
import type { LaidOutPaper, Mark } from './marks.ts';
import type { PaperSetting } from './paper-style.ts';

/** White below the last line, for the cutter and for the mark of a copy. */
const FOOT_PT = 10 * MM;
const GAP_PT = 6;
const NUMBER: TextStyle = { face: 'title', sizePt: 12 };
const SMALL: TextStyle = { face: 'body', sizePt: 8 };

/** A strip as high as its content, all in black: receipt printers burn it into the paper. */
export function layOutTicket(setting: PaperSetting): LayoutResult<LaidOutPaper> {
  const { model, style } = setting;
  const pieces: readonly FlowPiece[] = [
    ...(model.simulated ? [layOutSimulated(setting)] : []),
    ...centred(model.title, { face: 'title', sizePt: style.titlePt }, setting),
    ...centred(model.number, NUMBER, setting),
    dashed(setting),
    ...layOutBlocks(model.blocks, style, setting.fonts),
    dashed(setting),
    ...layOutCode(setting),
    ...layOutFoot(setting),
  ];
  let topPt = style.area.topPt;
  const marks: Mark[] = [];
  for (const piece of pieces) {
    for (const mark of piece.marks) marks.push(lower(mark, topPt));
    topPt += piece.heightPt;
  }
  if (topPt > style.area.bottomPt) return fail('document.contentOverflow', { part: PAPER_PARTS.ticket });
  const page = { widthPt: style.sheet.widthPt, heightPt: Math.ceil(topPt + FOOT_PT), marks };
  return succeed({ pages: [page], seal: null });
}

function centred(
  text: string,
  style: TextStyle,
  { style: paper, fonts }: PaperSetting,
): readonly FlowPiece[] {
  const { leftPt, widthPt } = paper.area;
  const pitchPt = 1.4 * style.sizePt;
  const setting = { style, x: leftPt, widthPt, pitchPt, align: 'centre' } as const;
  return breakLines(text, { fonts, style, widthPt, justified: false }).map((line) => ({
    heightPt: pitchPt,
    marks: markLines([line], setting, 0),
  }));
}

function dashed({ style: { area } }: PaperSetting): FlowPiece {
  const points = [[area.leftPt, GAP_PT] as const, [area.rightPt, GAP_PT] as const];
  const rule: Mark = { kind: 'line', points, widthPt: 0.7, ink: 'black', dashPt: 2.5 };
  return { heightPt: 2 * GAP_PT, marks: [rule] };
}

/** The word and what it means, in a frame across the strip. */
function layOutSimulated(setting: PaperSetting): FlowPiece {
  const { leftPt, widthPt } = setting.style.area;
  const narrow = {
    ...setting,
    style: { ...setting.style, area: { ...setting.style.area, leftPt: leftPt + 6, widthPt: widthPt - 12 } },
  };
  const lines = [
    ...centred(PAPER_MARKS.simulated, { face: 'title', sizePt: 14 }, narrow),
    ...centred(PAPER_MARKS.simulatedNotice, SMALL, narrow),
  ];
  let topPt = 2;
  const marks: Mark[] = [];
  for (const line of lines) {
    marks.push(...line.marks.map((mark) => lower(mark, topPt)));
    topPt += line.heightPt;
  }
  return { heightPt: topPt + 3 + GAP_PT, marks: [frameMark([leftPt, 0, widthPt, topPt + 3], 1), ...marks] };
}

function layOutCode(setting: PaperSetting): readonly FlowPiece[] {
  const { model, style } = setting;
  if (model.qrText === null) return [];
  const x = (style.sheet.widthPt - style.qrSidePt) / 2;
  const marks = markQrWithCaption(setting, [x, GAP_PT]);
  return [{ heightPt: heightOfQr(style) + GAP_PT, marks }];
}

function layOutFoot(setting: PaperSetting): readonly FlowPiece[] {
  const { closing } = setting.model;
  if (closing === null) return [];
  const text = `${closing.organizationName}  ${toPaperDate(closing.issuedOn)}`;
  return centred(text, SMALL, setting);
}
