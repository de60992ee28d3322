import type { DocumentModel } from '../../../shared/domain/document/document-model.ts';
import { MM } from './marks.ts';

/** A4, in points. */
export const PAPER = { widthPt: 210 * MM, heightPt: 297 * MM };

/** Type area of GB/T 9704-2012, 5.2: 156 mm × 225 mm, 37 mm from the upper edge and 28 mm from the left one. */
export const TYPE_AREA = {
  leftPt: 28 * MM,
  topPt: 37 * MM,
  rightPt: (28 + 156) * MM,
  bottomPt: (37 + 225) * MM,
  widthPt: 156 * MM,
};

/** 42 mm: the seal of a body of local government. */
export const SEAL_DIAMETER_PT = 42 * MM;

/** Side of the QR code without its quiet zone. */
export const QR_SIDE_PT = 19 * MM;

/** Sizes of one sort of paper, in points. */
export type PaperStyle = {
  /** True for decisions: a red head with the name of the body, as the letter form of GB/T 9704-2012, 10.1. */
  readonly isLetter: boolean;
  readonly titlePt: number;
  readonly titlePitchPt: number;
  readonly bodyPt: number;
  readonly bodyPitchPt: number;
  /** Pitches of a paper that would otherwise need one more page, the widest first. */
  readonly closePitchesPt: readonly number[];
  readonly cellPt: number;
  readonly cellPitchPt: number;
  readonly notePt: number;
  readonly notePitchPt: number;
  readonly pageNumberPt: number;
};

/**
 * 3号: 28 characters on a line of 156 mm and 22 lines on 225 mm. The size is 15.75 pt by definition; word processors
 * round it to 16 pt, with which 28 characters do not fit.
 */
const DECISION = {
  titlePt: 22,
  titlePitchPt: 33,
  bodyPt: 15.75,
  bodyPitchPt: (225 * MM) / 22,
  closePitchesPt: [(225 * MM) / 25, (225 * MM) / 26],
  cellPt: 12,
  cellPitchPt: 18,
  notePt: 10.5,
  notePitchPt: 16,
  pageNumberPt: 14,
};

/** 小四 and smaller: slips that go over the counter, best on one sheet. */
const SLIP = {
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

/** The sizes the paper is set in. */
export function styleOf(model: DocumentModel): PaperStyle {
  return model.form === 'letter'
    ? { ...DECISION, isLetter: model.closing !== null }
    : { ...SLIP, isLetter: false };
}
