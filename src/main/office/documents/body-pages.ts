import { succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { keepLastWithNext, layOutBlocks } from './block-layout.ts';
import { besideClosing } from './beside-closing.ts';
import { layOutClosing, sealOf } from './closing-layout.ts';
import { paginate } from './flow.ts';
import type { FlowPiece, PlacedPiece } from './flow.ts';
import { lower } from './marks.ts';
import type { Mark, Page, SealPlace } from './marks.ts';
import type { PaperSetting } from './paper-style.ts';

/** What stands on each page between its margins. */
export type BodyPages = { readonly pages: readonly (readonly Mark[])[]; readonly seal: SealPlace | null };

/** A layout, or what does not fit. */
export type LayoutResult<Layout> = Result<Layout, 'document.contentOverflow'>;

/** Lays the blocks and the closing out below the head. */
export function layOutBody(setting: PaperSetting, firstTopPt: number): LayoutResult<BodyPages> {
  const pieces = withClosing(setting);
  if (!pieces.ok) return pieces;
  const { topPt, bottomPt } = setting.style.area;
  const placed = paginate(pieces.value, { firstTopPt, topPt, bottomPt });
  return placed.ok ? succeed(toBodyPages(placed.value, setting.model.sealField)) : placed;
}

/** The pieces on their pages. */
export function toBodyPages(placed: readonly PlacedPiece[], sealField: string | null): BodyPages {
  const pages: Mark[][] = Array.from({ length: (placed.at(-1)?.pageIndex ?? 0) + 1 }, () => []);
  for (const { piece, pageIndex, topPt } of placed) {
    pages[pageIndex]?.push(...piece.marks.map((mark) => lower(mark, topPt)));
  }
  return { pages, seal: sealPlaceOf(sealField, placed) };
}

/**
 * The layout with the fewest pages. Lines move a little closer where that saves a page, as GB/T 9704-2012, 5.2.3
 * allows; characters never shrink.
 */
export function withFewestPages<Layout extends { readonly pages: readonly unknown[] }>(
  setting: PaperSetting,
  layOut: (setting: PaperSetting) => LayoutResult<Layout>,
): LayoutResult<Layout> {
  const usual = layOut(setting);
  if (!usual.ok || usual.value.pages.length === 1) return usual;
  for (const bodyPitchPt of setting.style.closePitchesPt) {
    const close = layOut({ ...setting, style: { ...setting.style, bodyPitchPt } });
    if (close.ok && close.value.pages.length < usual.value.pages.length) return close;
  }
  return usual;
}

/** A page of the sheet of its style. */
export function toPage({ style }: PaperSetting, marks: readonly Mark[]): Page {
  return { ...style.sheet, marks };
}

function withClosing({ model, style, fonts }: PaperSetting): LayoutResult<readonly FlowPiece[]> {
  const { blocks } = model;
  if (model.closing === null) return succeed(layOutBlocks(blocks, style, fonts));
  const seal = sealOf(model);
  const closing = layOutClosing(model.closing, { style, fonts, ...seal });
  if (!closing.ok) return closing;
  const { count, piece } = seal.isStamped
    ? besideClosing(closing.value, { model, style, fonts })
    : { count: 0, piece: closing.value };
  const body = layOutBlocks(blocks.slice(0, blocks.length - count), style, fonts);
  return succeed([...keepLastWithNext(body), piece]);
}

function sealPlaceOf(fieldName: string | null, placed: readonly PlacedPiece[]): SealPlace | null {
  const closing = placed.find(({ piece }) => piece.seal !== undefined);
  if (fieldName === null || !closing?.piece.seal) return null;
  const [x, y, widthPt, heightPt] = closing.piece.seal;
  return { fieldName, pageIndex: closing.pageIndex, rectangle: [x, y + closing.topPt, widthPt, heightPt] };
}
