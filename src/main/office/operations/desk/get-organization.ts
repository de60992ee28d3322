import { succeed } from '../../../../shared/kernel/result.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { OfficeOperations } from '../office-operations.ts';

/** Places, desks and baselines, the closed ones too: what was counted once stays to be seen. */
export function createGetOrganization({
  store,
}: Pick<OfficePorts, 'store'>): OfficeOperations['desk']['organization'] {
  return async () =>
    succeed(
      await store.read(async (tables) => ({
        units: await tables.organization.listUnits(),
        desks: await tables.desks.list(),
        baselines: await tables.organization.listBaselines(),
      })),
    );
}
