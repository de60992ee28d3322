import type { CoverageReport } from '../../../shared/domain/statistics/coverage.ts';
import type { Ratio } from '../../../shared/domain/statistics/ratio.ts';
import { COVERAGE_TEXTS } from '../../../shared/texts/page-desk.ts';
import { COMMON_TEXTS } from '../../../shared/texts/page.ts';

/** The figures of the report in the order of the page. */
export const FIGURES = [
  'mean',
  'pooled',
  'coverage',
  'themes',
  'desks',
  'desksReduced',
  'postsReduced',
] as const;
export type FigureKey = (typeof FIGURES)[number];

/** A figure with what it is made of. */
export type Figure = { readonly value: string; readonly madeOf: string };

/** The figures as texts; a ratio without a denominator is a dash. */
export function figuresOf(report: CoverageReport): Readonly<Record<FigureKey, Figure>> {
  const { claims, coverage, themes, desks, reduction } = report;
  return {
    mean: { value: percentText(claims.mean.percent), madeOf: COVERAGE_TEXTS.towns(claims.mean.count) },
    pooled: ratioFigure(claims.pooled),
    coverage: ratioFigure(coverage.ratio),
    themes: ratioFigure(themes.ratio),
    desks: {
      value: String(desks.total),
      madeOf: COVERAGE_TEXTS.servingKinds(desks.byKind.general, desks.total - desks.byKind.general),
    },
    desksReduced: reducedFigure(reduction.desks, reduction.towns.length),
    postsReduced: reducedFigure(reduction.posts, reduction.towns.length),
  };
}

/** `96.11%`, or a dash where nothing could be divided. */
export function percentText(percent: string | null): string {
  return percent === null ? COMMON_TEXTS.dash : COVERAGE_TEXTS.percent(percent);
}

/** `77 / 80`. */
export function fractionText({ numerator, denominator }: Ratio): string {
  return COVERAGE_TEXTS.fraction(numerator, denominator);
}

function ratioFigure(ratio: Ratio): Figure {
  return { value: percentText(ratio.percent), madeOf: fractionText(ratio) };
}

/** Without a single baseline there is nothing to subtract from. */
function reducedFigure(
  { before, now, reduced }: CoverageReport['reduction']['desks'],
  towns: number,
): Figure {
  if (towns === 0) return { value: COMMON_TEXTS.dash, madeOf: COVERAGE_TEXTS.towns(0) };
  return { value: String(reduced), madeOf: COVERAGE_TEXTS.change(before, now) };
}
