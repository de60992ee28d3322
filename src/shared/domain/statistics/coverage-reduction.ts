import type { LocalDate } from '../../kernel/time.ts';
import type { ReformBaseline } from '../desk/organization-unit.ts';
import type { ServiceDesk } from '../desk/service-desk.ts';
import type { Reduction, ReductionFigures, TownReduction } from './coverage.ts';
import { desksByTown, toUnitName, townsOn, type CoverageSource } from './coverage-source.ts';

/** 窗口减少、人员减少 against the baseline of each town; a town without one is listed and in no sum. */
export function countReduction(source: CoverageSource): ReductionFigures {
  const desks = desksByTown(source);
  const rows = townsOn(source).map((town) => ({
    name: toUnitName(town),
    baseline: findBaseline(source.baselines, town.unitCode, source.on),
    desks: desks.get(town.unitCode) ?? [],
  }));
  const towns = rows.flatMap(({ name, baseline, desks: here }) =>
    baseline ? { ...name, ...reduceTown(baseline, here) } : [],
  );
  return {
    desks: sumOf(towns.map((town) => town.desks)),
    posts: sumOf(towns.map((town) => town.posts)),
    towns,
    withoutBaseline: rows.filter(({ baseline }) => !baseline).map(({ name }) => name),
  };
}

/** Of several counts the latest up to the day: whoever counted again knew better. */
function findBaseline(
  baselines: readonly ReformBaseline[],
  unitCode: string,
  on: LocalDate,
): ReformBaseline | undefined {
  return baselines
    .filter((baseline) => baseline.unitCode === unitCode && baseline.countedOn <= on)
    .toSorted((left, right) => (left.countedOn < right.countedOn ? -1 : 1))
    .at(-1);
}

function reduceTown(
  baseline: ReformBaseline,
  desks: readonly ServiceDesk[],
): Pick<TownReduction, 'baseline' | 'desks' | 'posts' | 'deskIds'> {
  const singleDomain = desks.filter(({ deskKind }) => deskKind === 'singleDomain').length;
  const posts = desks.reduce((sum, desk) => sum + desk.posts, 0);
  return {
    baseline,
    desks: reductionOf(baseline.singleDomainDesks, singleDomain),
    posts: reductionOf(baseline.posts, posts),
    deskIds: desks.map(({ id }) => id),
  };
}

function reductionOf(before: number, now: number): Reduction {
  return { before, now, reduced: before - now };
}

function sumOf(reductions: readonly Reduction[]): Reduction {
  return reductions.reduce(
    (sum, { before, now }) => reductionOf(sum.before + before, sum.now + now),
    reductionOf(0, 0),
  );
}
