import type { OrganizationUnit } from '../desk/organization-unit.ts';
import type { ClaimFigures, TownClaims } from './coverage.ts';
import { toUnitName, townsOn, type ClaimLedger, type CoverageSource } from './coverage-source.ts';
import { meanRatioOf, ratioOf } from './ratio.ts';

/** 认领率 of every town, their mean and their sum. A town where nothing applies has no ratio and weighs nothing. */
export function countClaims(source: CoverageSource, ledger: ClaimLedger): ClaimFigures {
  const itemCodes = grassrootsItemsOf(source);
  const towns = townsOn(source).map((town) => countTown(town, itemCodes, ledger));
  const ratios = towns.map(({ ratio }) => ratio);
  return {
    itemCodes,
    mean: meanRatioOf(ratios),
    pooled: ratioOf(sumOf(ratios, 'numerator'), sumOf(ratios, 'denominator')),
    towns,
  };
}

/** The list is what the towns are to claim, so it does not matter whether an item is switched off for a while. */
function grassrootsItemsOf({ catalogue, on }: CoverageSource): readonly string[] {
  return catalogue.items
    .filter(
      ({ grassroots, validFrom, validTo }) =>
        grassroots && validFrom <= on && (validTo === undefined || on <= validTo),
    )
    .map(({ itemCode }) => itemCode);
}

function countTown(town: OrganizationUnit, itemCodes: readonly string[], ledger: ClaimLedger): TownClaims {
  const rows = itemCodes.map((itemCode) => ({ itemCode, row: ledger.get(town.unitCode)?.get(itemCode) }));
  const claimed = rows.filter(({ row }) => row?.kind === 'claim').map(({ itemCode }) => itemCode);
  const notApplicable = rows.flatMap(({ itemCode, row }) =>
    row?.kind === 'notClaimed' ? { itemCode, reason: row.reason } : [],
  );
  const unclaimed = rows
    .filter(({ row }) => row === undefined || row.kind === 'release')
    .map(({ itemCode }) => itemCode);
  const ratio = ratioOf(claimed.length, itemCodes.length - notApplicable.length);
  return { ...toUnitName(town), ratio, claimed, unclaimed, notApplicable };
}

function sumOf(ratios: readonly TownClaims['ratio'][], part: 'numerator' | 'denominator'): number {
  return ratios.reduce((sum, ratio) => sum + ratio[part], 0);
}
