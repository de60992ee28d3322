import { fail, succeed } from '../../../../shared/kernel/result.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import { findSubCase } from '../find-sub-case.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { isOwnWork } from './access.ts';
import { viewSubCase } from './approval-view.ts';
import type { ViewPorts } from './approval-view.ts';

/** One part with everything its department needs, and with nothing another department asked for. */
export function createGetSubCase(
  ports: Pick<OfficePorts, 'store'> & ViewPorts,
): OfficeOperations['approval']['get'] {
  return ({ subCaseId }, caller) =>
    ports.store.read(async (tables) => {
      const session = sessionOf(caller);
      const found = await findSubCase(tables, subCaseId);
      if (!found) return fail('case.notFound');
      if (!isOwnWork(session, found)) return fail('approval.notYourDepartment');
      return succeed(await viewSubCase(ports, tables, { session, found }));
    });
}
