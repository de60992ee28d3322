import { mayServe } from '../../../../shared/domain/desk/may-serve.ts';
import { isDeskOpenOn } from '../../../../shared/domain/desk/service-desk.ts';
import { ROLES } from '../../../../shared/domain/staff/operator.ts';
import { succeed } from '../../../../shared/kernel/result.ts';
import { localDateOf } from '../../../../shared/kernel/time.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { OfficeOperations } from '../office-operations.ts';

/** The desks somebody may sign in at today. */
export function createListDesks({
  store,
  clock,
}: Pick<OfficePorts, 'store' | 'clock'>): OfficeOperations['staff']['desks'] {
  return async () => {
    const today = localDateOf(clock.now());
    const desks = await store.read((tables) => tables.desks.list());
    return succeed(desks.filter((desk) => isDeskOpenOn(desk, today) && mayServe({ roles: ROLES }, desk)));
  };
}
