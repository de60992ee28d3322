import type { ClaimLine } from '../../../../shared/api/office/desk.ts';
import { claimsOfUnitOn } from '../../../../shared/domain/catalogue/item-claim.ts';
import type { LocalDate } from '../../../../shared/kernel/time.ts';
import type { Tables } from '../../ports/store.ts';
import { departmentNameOf } from '../merge-subject.ts';

const STANDINGS = { claim: 'claimed', release: 'released', notClaimed: 'notClaimed' } as const;

/** What a place says of every item of the catalogue in force on a day; nothing before the first catalogue. */
export async function listClaimLines(
  tables: Tables,
  unitCode: string,
  on: LocalDate,
): Promise<readonly ClaimLine[]> {
  const version = await tables.catalogues.findInForce(on);
  if (!version) return [];
  const rows = claimsOfUnitOn(await tables.claims.listOfUnit(unitCode), unitCode, on);
  return version.catalogue.items.map(({ itemCode, name, departmentId, grassroots }) => {
    const row = rows.get(itemCode) ?? null;
    return {
      itemCode,
      itemName: name,
      departmentName: departmentNameOf(version.catalogue, departmentId),
      grassroots,
      standing: row ? STANDINGS[row.kind] : 'open',
      row,
    };
  });
}
