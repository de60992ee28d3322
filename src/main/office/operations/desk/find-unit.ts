import type { OrganizationUnit } from '../../../../shared/domain/desk/organization-unit.ts';
import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import type { Tables } from '../../ports/store.ts';

/** A place with all the others, because what holds for it may hang on those above. */
export type FoundUnit = { readonly unit: OrganizationUnit; readonly units: readonly OrganizationUnit[] };

/** Looks a place up by its code. */
export async function findUnit(
  tables: Tables,
  unitCode: string,
): Promise<Result<FoundUnit, 'desk.unitNotFound'>> {
  const units = await tables.organization.listUnits();
  const unit = units.find((candidate) => candidate.unitCode === unitCode);
  return unit ? succeed({ unit, units }) : fail('desk.unitNotFound');
}
