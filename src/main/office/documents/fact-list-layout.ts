import type { DocumentBlock } from '../../../shared/domain/document/document-model.ts';
import { markLines } from './flow.ts';
import type { FlowPiece } from './flow.ts';
import { breakLines, lineOf, widthOfText } from './line-breaking.ts';
import type { TextLine } from './line-breaking.ts';
import type { Mark } from './marks.ts';
import type { PaperFonts } from './paper-fonts.ts';
import type { PaperStyle } from './paper-style.ts';

type Facts = Extract<DocumentBlock, { kind: 'facts' }>;

const WIDEST_LABEL = 0.4;
const AFTER_LABEL_EM = 1;
/** Words in Latin letters are not pulled apart. */
const CHINESE = /^\p{Script=Han}+$/u;

/** Label and value side by side without rules; on certificates the labels are spread to one width. */
export function layOutPlainFacts(facts: Facts, style: PaperStyle, fonts: PaperFonts): readonly FlowPiece[] {
  const isTicket = style.sort === 'ticket';
  const sizePt = style.bodyPt;
  const labelStyle = { face: isTicket ? 'body' : 'title', sizePt } as const;
  const valueStyle = { face: 'body', sizePt } as const;
  const { leftPt, widthPt } = style.area;
  const widestPt = Math.max(0, ...facts.rows.map(([label]) => widthOfText(label, labelStyle, fonts)));
  const labelPt = Math.min(widestPt, WIDEST_LABEL * widthPt);
  const valueX = leftPt + labelPt + AFTER_LABEL_EM * sizePt;
  const valuePt = leftPt + widthPt - valueX;

  return facts.rows.map(([label, value]) => {
    const labels = labelLines(label, { labelPt, isSpread: !isTicket, how: { fonts, style: labelStyle } });
    const values = breakLines(value, { fonts, style: valueStyle, widthPt: valuePt });
    const place = { pitchPt: style.bodyPitchPt, widthPt: 0, align: 'left' } as const;
    const marks: readonly Mark[] = [
      ...markLines(labels, { ...place, style: labelStyle, x: leftPt }, 0),
      ...markLines(values, { ...place, style: valueStyle, x: valueX }, 0),
    ];
    return { heightPt: Math.max(labels.length, values.length) * style.bodyPitchPt, marks, part: label };
  });
}

type LabelSetting = {
  readonly labelPt: number;
  readonly isSpread: boolean;
  readonly how: {
    readonly fonts: PaperFonts;
    readonly style: { readonly face: 'body' | 'title'; readonly sizePt: number };
  };
};

function labelLines(label: string, { labelPt, isSpread, how }: LabelSetting): readonly TextLine[] {
  const line = lineOf(label, how.style, how.fonts);
  if (line.widthPt > labelPt) return breakLines(label, { ...how, widthPt: labelPt, justified: false });
  const gaps = [...label].length - 1;
  const spacingPt = gaps > 0 ? (labelPt - line.widthPt) / gaps : 0;
  return [isSpread && CHINESE.test(label) ? { ...line, spacingPt } : line];
}
