import { succeed } from '../../../../shared/kernel/result.ts';
import type { BadRating } from '../../../../shared/api/office/delivery-answers.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import { calendarInForce } from '../calendar-in-use.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { viewBadRating } from './bad-rating-view.ts';

const MOST_OPEN = 200;
const MOST_DONE = 50;

/** 差评. All that is still to do, the oldest first; then what the citizen is satisfied with, the newest first. */
export function createListBadRatings(
  ports: Pick<OfficePorts, 'store' | 'data'>,
): OfficeOperations['delivery']['badRatings'] {
  return () =>
    ports.store.read(async (tables) => {
      const calendar = await calendarInForce(tables, ports.data);
      const open = await tables.deliveries.listBadRatings(false, MOST_OPEN);
      const done = await tables.deliveries.listBadRatings(true, MOST_DONE);
      const lines: BadRating[] = [];
      for (const caseId of [...open, ...done]) {
        const line = await viewBadRating(tables, calendar, caseId);
        if (line) lines.push(line);
      }
      return succeed(lines);
    });
}
