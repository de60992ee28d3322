import type { DocumentModel } from '../../../shared/domain/document/document-model.ts';
import type { PaperFonts } from './paper-fonts.ts';
import { MM } from './marks.ts';

/** A4, in points. */
export const PAPER = { widthPt: 210 * MM, heightPt: 297 * MM };

/** The rectangle of a page that holds its text. */
export type TypeArea = {
  readonly leftPt: number;
  readonly topPt: number;
  readonly rightPt: number;
  readonly bottomPt: number;
  readonly widthPt: number;
};

/** Type area of GB/T 9704-2012, 5.2: 156 mm × 225 mm, 37 mm from the upper edge and 28 mm from the left one. */
export const TYPE_AREA = areaOf({ leftMm: 28, topMm: 37, rightMm: 28 + 156, bottomMm: 37 + 225 });

/** 42 mm: the seal of a body of local government. */
export const SEAL_DIAMETER_PT = 42 * MM;

/** Sheet and sizes of one sort of paper, in points. */
export type PaperStyle = {
  readonly sort: 'letter' | 'slip' | 'half' | 'certificate' | 'ticket';
  readonly sheet: { readonly widthPt: number; readonly heightPt: number };
  readonly area: TypeArea;
  readonly titlePt: number;
  readonly titlePitchPt: number;
  readonly bodyPt: number;
  readonly bodyPitchPt: number;
  /** Pitches of a paper that would otherwise need one more page, the widest first. */
  readonly closePitchesPt: readonly number[];
  readonly cellPt: number;
  readonly cellPitchPt: number;
  readonly cellPaddingPt: number;
  readonly notePt: number;
  readonly notePitchPt: number;
  readonly pageNumberPt: number;
  /** Side of the QR code without its quiet zone. */
  readonly qrSidePt: number;
  /** Size of the word 模拟 across a sheet; 0 where the paper is too narrow for it. */
  readonly watermarkPt: number;
};

/** A paper on its way to a layout. */
export type PaperSetting = {
  readonly model: DocumentModel;
  readonly style: PaperStyle;
  readonly fonts: PaperFonts;
};

/**
 * 3号: 28 characters on a line of 156 mm and 22 lines on 225 mm. The size is 15.75 pt by definition; word processors
 * round it to 16 pt, with which 28 characters do not fit.
 */
export const LETTER: PaperStyle = {
  sort: 'letter',
  sheet: PAPER,
  area: TYPE_AREA,
  titlePt: 22,
  titlePitchPt: 33,
  bodyPt: 15.75,
  bodyPitchPt: (225 * MM) / 22,
  closePitchesPt: [(225 * MM) / 25, (225 * MM) / 26, (225 * MM) / 28],
  cellPt: 12,
  cellPitchPt: 18,
  cellPaddingPt: 3,
  notePt: 10.5,
  notePitchPt: 16,
  pageNumberPt: 14,
  qrSidePt: 19 * MM,
  watermarkPt: 150,
};

/** 小四 and smaller: slips that go over the counter, best on one sheet. */
export const SLIP: PaperStyle = {
  ...LETTER,
  sort: 'slip',
  titlePt: 20,
  titlePitchPt: 30,
  bodyPt: 12,
  bodyPitchPt: 21,
  closePitchesPt: [18],
  cellPt: 10.5,
  cellPitchPt: 16,
  notePt: 9,
  notePitchPt: 14,
  pageNumberPt: 10.5,
};

/** Half of an A4 sheet: one part of a paper of two parts. */
const HALF: PaperStyle = {
  ...SLIP,
  sort: 'half',
  sheet: { widthPt: PAPER.widthPt, heightPt: PAPER.heightPt / 2 },
  area: areaOf({ leftMm: 20, topMm: 13, rightMm: 190, bottomMm: 141 }),
  titlePt: 17,
  titlePitchPt: 23,
  bodyPt: 10.5,
  bodyPitchPt: 16.5,
  closePitchesPt: [],
  cellPt: 10,
  cellPitchPt: 13.5,
  cellPaddingPt: 2.2,
  notePt: 8.5,
  notePitchPt: 12,
  qrSidePt: 15 * MM,
  watermarkPt: 96,
};

/** Styles of half a sheet, the larger first; 小五 is the smallest. */
export const HALVES: readonly PaperStyle[] = [
  HALF,
  {
    ...HALF,
    bodyPt: 10.5,
    bodyPitchPt: 14.2,
    cellPt: 9,
    cellPitchPt: 12,
    cellPaddingPt: 2,
    notePt: 8,
    notePitchPt: 11,
  },
];

/** A4 lying: a framed sheet that is hung on a wall or kept in a folder. */
export const CERTIFICATE: PaperStyle = {
  ...LETTER,
  sort: 'certificate',
  sheet: { widthPt: PAPER.heightPt, heightPt: PAPER.widthPt },
  area: areaOf({ leftMm: 42, topMm: 27, rightMm: 297 - 42, bottomMm: 210 - 24 }),
  titlePt: 34,
  titlePitchPt: 46,
  bodyPt: 15.75,
  bodyPitchPt: 30,
  closePitchesPt: [26, 23, 20],
  notePitchPt: 15,
  pageNumberPt: 10.5,
  watermarkPt: 150,
};

/** 80 mm: the strip of a receipt printer, of which 72 mm can be printed. Its height follows from its content. */
export const TICKET: PaperStyle = {
  ...SLIP,
  sort: 'ticket',
  sheet: { widthPt: 80 * MM, heightPt: 0 },
  area: areaOf({ leftMm: 4, topMm: 4, rightMm: 76, bottomMm: 1000 }),
  titlePt: 15,
  titlePitchPt: 22,
  bodyPt: 10,
  bodyPitchPt: 15,
  closePitchesPt: [],
  cellPt: 9,
  cellPitchPt: 13,
  cellPaddingPt: 2,
  notePt: 8,
  notePitchPt: 11,
  qrSidePt: 28 * MM,
  watermarkPt: 0,
};

/** The style of a paper of one part. */
export function styleOf({ form }: DocumentModel): PaperStyle {
  switch (form) {
    case 'letter':
      return LETTER;
    case 'certificate':
      return CERTIFICATE;
    case 'plain':
      return SLIP;
    case 'ticket':
      return TICKET;
  }
}

type AreaMm = {
  readonly leftMm: number;
  readonly topMm: number;
  readonly rightMm: number;
  readonly bottomMm: number;
};

function areaOf({ leftMm, topMm, rightMm, bottomMm }: AreaMm): TypeArea {
  return {
    leftPt: leftMm * MM,
    topPt: topMm * MM,
    rightPt: rightMm * MM,
    bottomPt: bottomMm * MM,
    widthPt: (rightMm - leftMm) * MM,
  };
}
