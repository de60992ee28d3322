import { PAPER_MARKS } from '../../../shared/texts/paper-marks.ts';
import { markLines } from './flow.ts';
import { lineOf } from './line-breaking.ts';
import { MM, frameMark, ruleMark } from './marks.ts';
import type { Mark } from './marks.ts';
import type { PaperFonts } from './paper-fonts.ts';
import type { PaperSetting, PaperStyle } from './paper-style.ts';

/** Which page of how many; `label` names what they are pages of. */
export type PageFacts = {
  readonly pageIndex: number;
  readonly pageCount: number;
  readonly label?: string;
};

/** What stands in the margins, and what lies below the text. */
export type PageFrame = { readonly below: readonly Mark[]; readonly above: readonly Mark[] };

const WATERMARK_ANGLE = Math.PI / 6;

/** The page number below where there are several, and the marks of simulated papers. */
export function markFrame({ model, style, fonts }: PaperSetting, facts: PageFacts): PageFrame {
  const number = facts.pageCount > 1 ? markPageNumber(facts, style, fonts) : [];
  if (!model.simulated) return { below: [], above: number };
  return { below: markWatermark(style), above: [...markSimulated(style, fonts), ...number] };
}

function markPageNumber(facts: PageFacts, { area, pageNumberPt }: PaperStyle, fonts: PaperFonts) {
  const text = { face: 'body', sizePt: pageNumberPt } as const;
  const label = facts.label === undefined ? '' : `${facts.label}  `;
  const line = lineOf(`${label}${PAPER_MARKS.pageOf(facts.pageIndex + 1, facts.pageCount)}`, text, fonts);
  const place = { style: text, x: area.leftPt, widthPt: area.widthPt, pitchPt: pageNumberPt } as const;
  return markLines([line], { ...place, align: 'centre' }, area.bottomPt + 5 * MM);
}

function markWatermark({ sheet, watermarkPt }: PaperStyle): readonly Mark[] {
  const centre = [sheet.widthPt / 2, 0.53 * sheet.heightPt] as const;
  const text = PAPER_MARKS.simulated;
  return [{ kind: 'watermark', text, centre, angle: WATERMARK_ANGLE, sizePt: watermarkPt, face: 'title' }];
}

/** A framed label in the upper margin: survives copying in black and white and touches nothing. */
function markSimulated({ sort, sheet }: PaperStyle, fonts: PaperFonts): readonly Mark[] {
  const isSmall = sort === 'half' || sort === 'certificate';
  const wordStyle = { face: 'title', sizePt: isSmall ? 10 : 13 } as const;
  const noticeStyle = { face: 'body', sizePt: isSmall ? 8 : 9 } as const;
  const word = lineOf(PAPER_MARKS.simulated, wordStyle, fonts);
  const notice = lineOf(PAPER_MARKS.simulatedNotice, noticeStyle, fonts);
  const [topPt, heightPt, airPt] = isSmall ? [SMALL_TOPS[sort], 15, 6] : [12 * MM, 22, 7];
  const widthPt = word.widthPt + notice.widthPt + 4 * airPt;
  const left = (sheet.widthPt - widthPt) / 2;
  const bar = left + word.widthPt + 2 * airPt;
  const at = (x: number) => ({ x, widthPt: 0, pitchPt: heightPt, align: 'left' }) as const;
  return [
    frameMark([left, topPt, widthPt, heightPt], 0.9),
    ruleMark([bar, topPt], [bar, topPt + heightPt], 0.9),
    ...markLines([word], { ...at(left + airPt), style: wordStyle }, topPt),
    ...markLines([notice], { ...at(bar + airPt), style: noticeStyle }, topPt),
  ];
}

/** The margin of half a sheet is narrow; on a certificate the label goes inside the frame. */
const SMALL_TOPS = { half: 5 * MM, certificate: 18.5 * MM } as const;
