import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { CaseId } from '../../../../shared/domain/case/case-action.ts';
import { hasRole } from '../../../../shared/domain/staff/operator.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import { viewCase } from '../case-view.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { withoutPersonalData } from './without-personal-data.ts';

/** The whole case. Who neither serves citizens nor decides sees its course, but nothing about the people in it. */
export function createGetCase(ports: Pick<OfficePorts, 'store' | 'data'>): OfficeOperations['case']['get'] {
  return async ({ caseId }, caller) => {
    const view = await ports.store.read((tables) => viewCase(tables, ports.data.catalogue, caseId as CaseId));
    if (!view) return fail('case.notFound');

    const maySee = hasRole(sessionOf(caller).operator, ['clerk', 'approver', 'issuer']);
    return succeed(maySee ? view : withoutPersonalData(view));
  };
}
