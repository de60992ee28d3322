import { DESK_KINDS, type DeskKind } from '../desk/service-desk.ts';
import { countClaims } from './coverage-claims.ts';
import { countReduction } from './coverage-reduction.ts';
import { claimsInForce, desksOn, type CoverageSource } from './coverage-source.ts';
import { countThemeCoverage } from './coverage-themes.ts';
import { countTownCoverage } from './coverage-towns.ts';
import { COVERAGE_DEFINITION, type CoverageCount, type DesksInService } from './coverage.ts';

/** Counts a day by the definitions of domain.md E.2 to E.4, each figure with the rows behind it. */
export function countCoverage(source: CoverageSource): CoverageCount {
  const ledger = claimsInForce(source);
  return {
    definition: COVERAGE_DEFINITION,
    on: source.on,
    desks: countDesks(source),
    claims: countClaims(source, ledger),
    coverage: countTownCoverage(source, ledger),
    themes: countThemeCoverage(source, ledger),
    reduction: countReduction(source),
  };
}

function countDesks(source: CoverageSource): DesksInService {
  const open = desksOn(source);
  const countOf = (kind: DeskKind) => open.filter(({ deskKind }) => deskKind === kind).length;
  return {
    total: open.length,
    byKind: Object.fromEntries(DESK_KINDS.map((kind) => [kind, countOf(kind)])) as Record<DeskKind, number>,
    desks: open.map(({ id, name, deskKind, unitCode, posts }) => ({
      deskId: id,
      name,
      deskKind,
      unitCode,
      posts,
    })),
  };
}
