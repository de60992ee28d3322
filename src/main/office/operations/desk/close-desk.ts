import { isDeskOpenOn } from '../../../../shared/domain/desk/service-desk.ts';
import type { DeskId, ServiceDesk } from '../../../../shared/domain/desk/service-desk.ts';
import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import { localDateOf } from '../../../../shared/kernel/time.ts';
import type { LocalDate } from '../../../../shared/kernel/time.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { OfficeOperations } from '../office-operations.ts';

/**
 * Sets the last day in service, today at the earliest, and moves it as long as it has not passed. Whoever sits at the
 * desk works on until they sign out; nobody signs in there after that day.
 */
export function createCloseDesk({
  store,
  clock,
}: Pick<OfficePorts, 'store' | 'clock'>): OfficeOperations['desk']['closeDesk'] {
  return (input, caller) =>
    store.change(caller, input, async (tables) => {
      const { deskId, closedOn } = input;
      const desk = await tables.desks.find(deskId as DeskId);
      if (!desk) return fail('desk.notFound');

      const checked = checkLastDay(desk, closedOn, localDateOf(clock.now()));
      if (!checked.ok) return checked;
      if ((await tables.drafts.listOfDesk(desk.id, 1)).length > 0) return fail('desk.draftsOpen');

      const closed = { ...desk, closedOn };
      await tables.desks.replace(closed);
      return succeed({ value: closed, audit: { object: `desk:${deskId}`, facts: { closedOn } } });
    });
}

/** A desk that has had its last day stays closed since then: another day would change the figures in between. */
function checkLastDay(
  desk: ServiceDesk,
  closedOn: LocalDate,
  today: LocalDate,
): Result<null, 'catalogue.dayInvalid' | 'desk.notOpen'> {
  if (closedOn < today || closedOn < desk.openedOn) return fail('catalogue.dayInvalid');
  return desk.openedOn > today || isDeskOpenOn(desk, today) ? succeed(null) : fail('desk.notOpen');
}
