import type { DocumentBlock } from '../../../shared/domain/document/document-model.ts';
import { markLines } from './flow.ts';
import type { FlowPiece, LineSetting } from './flow.ts';
import { breakLines, lineOf, widthOfText } from './line-breaking.ts';
import type { TextLine } from './line-breaking.ts';
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
    const columns = [
      { lines: labels, setting: { ...place, style: labelStyle, x: leftPt } },
      { lines: values, setting: { ...place, style: valueStyle, x: valueX } },
    ];
    return { ...toPiece(columns, style.bodyPitchPt), part: label };
  });
}

type LineColumn = { readonly lines: readonly TextLine[]; readonly setting: LineSetting };

function toPiece(columns: readonly LineColumn[], pitchPt: number): FlowPiece {
  const most = Math.max(0, ...columns.map(({ lines }) => lines.length));
  const sliced = (from: number, to?: number) =>
    columns.map((column) => ({ ...column, lines: column.lines.slice(from, to) }));
  return {
    heightPt: most * pitchPt,
    marks: columns.flatMap(({ lines, setting }) => markLines(lines, setting, 0)),
    cut: (roomPt) => {
      const count = Math.floor(roomPt / pitchPt);
      if (count < 1 || count >= most) return undefined;
      return [toPiece(sliced(0, count), pitchPt), toPiece(sliced(count), pitchPt)];
    },
  };
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
