import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { CaseView } from '../../../../shared/api/office/case.ts';
import type { CaseId } from '../../../../shared/domain/case/case-action.ts';
import { hasRole } from '../../../../shared/domain/staff/operator.ts';
import type { Operator } from '../../../../shared/domain/staff/operator.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import { viewCase } from '../case-view.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { withoutPersonalData } from './without-personal-data.ts';

/** The whole case. Who neither serves citizens nor decides a part of it sees its course, and nobody in it. */
export function createGetCase(ports: Pick<OfficePorts, 'store' | 'data'>): OfficeOperations['case']['get'] {
  return async ({ caseId }, caller) => {
    const view = await ports.store.read((tables) => viewCase(tables, ports.data.catalogue, caseId as CaseId));
    if (!view) return fail('case.notFound');
    return succeed(maySeePeople(sessionOf(caller).operator, view) ? view : withoutPersonalData(view));
  };
}

function maySeePeople(operator: Operator, { subCases }: CaseView): boolean {
  if (hasRole(operator, ['clerk', 'issuer'])) return true;
  const isTheirs = subCases.some(({ projection }) => projection.departmentId === operator.departmentId);
  return hasRole(operator, ['approver']) && isTheirs;
}
