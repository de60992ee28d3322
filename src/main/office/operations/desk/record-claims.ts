import type { ItemClaim } from '../../../../shared/domain/catalogue/item-claim.ts';
import { fail, succeed } from '../../../../shared/kernel/result.ts';
import { localDateOf } from '../../../../shared/kernel/time.ts';
import type { LocalDate } from '../../../../shared/kernel/time.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { Tables } from '../../ports/store.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { listClaimLines } from './claim-lines.ts';
import { findUnit } from './find-unit.ts';

type Input = Parameters<OfficeOperations['desk']['recordClaims']>[0];

/**
 * 认领台账. A row counts from today at the earliest: one for an earlier day would change what was reported for it. Of
 * rows for the same day the one recorded last counts, so a mistake is put right by another row.
 */
export function createRecordClaims({
  store,
  clock,
}: Pick<OfficePorts, 'store' | 'clock'>): OfficeOperations['desk']['recordClaims'] {
  return (input, caller) =>
    store.change(caller, input, async (tables) => {
      const { unitCode, kind, effectiveOn, reason } = input;
      const found = await findUnit(tables, unitCode);
      if (!found.ok) return found;
      if (effectiveOn < localDateOf(clock.now())) return fail('catalogue.dayInvalid');
      if (kind !== 'claim' && reason === '') return fail('desk.reasonMissing');

      const itemCodes = [...new Set(input.itemCodes)];
      const unknown = await findUnknown(tables, itemCodes, effectiveOn);
      if (unknown !== undefined) return fail('catalogue.itemNotFound', { itemCode: unknown });

      const recorded = { recordedBy: sessionOf(caller).operator.id, recordedAt: clock.now() };
      await tables.claims.add(rowsOf(input, itemCodes, recorded));
      const facts = { kind, effectiveOn, items: itemCodes.length };
      return succeed({
        value: await listClaimLines(tables, unitCode, effectiveOn),
        audit: { object: `organizationUnit:${unitCode}`, facts },
      });
    });
}

/** The first of the items the catalogue in force on the day does not hold. */
async function findUnknown(
  tables: Tables,
  itemCodes: readonly string[],
  on: LocalDate,
): Promise<string | undefined> {
  const version = await tables.catalogues.findInForce(on);
  const known = new Set(version?.catalogue.items.map(({ itemCode }) => itemCode));
  return itemCodes.find((itemCode) => !known.has(itemCode));
}

function rowsOf(
  { unitCode, kind, effectiveOn, reason }: Input,
  itemCodes: readonly string[],
  { recordedBy, recordedAt }: Pick<ItemClaim, 'recordedBy' | 'recordedAt'>,
): readonly ItemClaim[] {
  const shared = { unitCode, kind, effectiveOn, reason, recordedBy, recordedAt };
  return itemCodes.map((itemCode) => ({ itemCode, ...shared }));
}
