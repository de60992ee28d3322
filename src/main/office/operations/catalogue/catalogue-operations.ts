import { succeed } from '../../../../shared/kernel/result.ts';
import { findSubjects } from '../../../../shared/domain/catalogue/find-subjects.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import { catalogueToday } from '../catalogue-in-use.ts';
import type { OfficeOperations } from '../office-operations.ts';

/** The operations of 事项目录. */
export function createCatalogueOperations({
  store,
  clock,
}: Pick<OfficePorts, 'store' | 'clock'>): OfficeOperations['catalogue'] {
  return {
    search: async ({ text }) => {
      const { catalogue } = await store.read((tables) => catalogueToday(tables, clock));
      return succeed(findSubjects(catalogue, text));
    },
  };
}
