import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { CaseId } from '../../../../shared/domain/case/case-action.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import { viewCase } from '../case-view.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { discloseCase } from './disclose-case.ts';

/** The whole case, with as much of the people in it as the caller needs. */
export function createGetCase(ports: Pick<OfficePorts, 'store'>): OfficeOperations['case']['get'] {
  return async ({ caseId }, caller) => {
    const view = await ports.store.read((tables) => viewCase(tables, caseId as CaseId));
    return view ? succeed(discloseCase(view, sessionOf(caller).operator)) : fail('case.notFound');
  };
}

/** 显示完整信息. The gate lets in who serves citizens, and writes down who looked and why. */
export function createRevealCase(ports: Pick<OfficePorts, 'store'>): OfficeOperations['case']['reveal'] {
  return async ({ caseId }) => {
    const view = await ports.store.read((tables) => viewCase(tables, caseId as CaseId));
    return view ? succeed(view) : fail('case.notFound');
  };
}
