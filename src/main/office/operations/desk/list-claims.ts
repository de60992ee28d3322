import { succeed } from '../../../../shared/kernel/result.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { listClaimLines } from './claim-lines.ts';
import { findUnit } from './find-unit.ts';

/** 认领 of a place on a day, which may lie ahead: what was recorded for later is seen there. */
export function createListClaims({ store }: Pick<OfficePorts, 'store'>): OfficeOperations['desk']['claims'] {
  return ({ unitCode, on }) =>
    store.read(async (tables) => {
      const found = await findUnit(tables, unitCode);
      return found.ok ? succeed(await listClaimLines(tables, unitCode, on)) : found;
    });
}
