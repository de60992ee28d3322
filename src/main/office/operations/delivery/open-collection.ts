import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { CaseId } from '../../../../shared/domain/case/case-action.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { lookingAt, viewCollection } from './collection-view.ts';

/** One case as the issuing window sees it, for a substitute or for sending. */
export function createOpenCollection(
  ports: Pick<OfficePorts, 'store' | 'data' | 'clock'>,
): OfficeOperations['delivery']['open'] {
  return async (input) => {
    const caseId = input.caseId as CaseId;
    const collection = await ports.store.read(async (tables) =>
      viewCollection(tables, { caseId, holder: null, looking: await lookingAt(tables, ports) }),
    );
    return collection ? succeed(collection) : fail('case.notFound');
  };
}
