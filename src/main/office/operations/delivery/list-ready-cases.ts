import { succeed } from '../../../../shared/kernel/result.ts';
import type { CaseSummary } from '../../../../shared/api/office/case.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import { summarizeCase } from '../case-view.ts';
import type { OfficeOperations } from '../office-operations.ts';

const SHOWN_AT_MOST = 100;

/** Cases with outcomes that lie ready, newest first. */
export function createListReadyCases({
  store,
}: Pick<OfficePorts, 'store'>): OfficeOperations['delivery']['list'] {
  return () =>
    store.read(async (tables) => {
      const summaries: CaseSummary[] = [];
      for (const projection of await tables.cases.listWithReadyOutcomes(SHOWN_AT_MOST)) {
        summaries.push(await summarizeCase(tables, projection));
      }
      return succeed(summaries);
    });
}
