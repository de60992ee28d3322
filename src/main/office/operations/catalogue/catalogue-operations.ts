import { succeed } from '../../../../shared/kernel/result.ts';
import { findSubjects } from '../../../../shared/domain/catalogue/find-subjects.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { OfficeOperations } from '../office-operations.ts';

/** The operations of 事项目录. */
export function createCatalogueOperations({
  data,
}: Pick<OfficePorts, 'data'>): OfficeOperations['catalogue'] {
  return {
    search: async ({ text }) => succeed(findSubjects(data.catalogue, text)),
  };
}
