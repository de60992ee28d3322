import { succeed } from '../../../../shared/kernel/result.ts';
import type { LocalDate } from '../../../../shared/kernel/time.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { scopeOf, spanOf, todayOf, toLines } from './job-view.ts';
import type { PrintPorts } from './job-view.ts';

const SHOWN_AT_MOST = 500;

/** The queue of a desk, a person or the whole centre. */
export function createListJobs(ports: PrintPorts): OfficeOperations['printing']['list'] {
  return ({ on }, caller) =>
    ports.store.read(async (tables) => {
      const span = spanOf((on as LocalDate | undefined) ?? todayOf(ports));
      const jobs = await tables.printing.list(scopeOf(sessionOf(caller)), span, SHOWN_AT_MOST);
      return succeed(await toLines(ports, tables, jobs));
    });
}
