import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { CaseId } from '../../../../shared/domain/case/case-action.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import { lookingNow, viewCase } from '../case-view.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { discloseCase } from './disclose-case.ts';

type ViewPorts = Pick<OfficePorts, 'store' | 'clock' | 'data'>;

/** The whole case, with as much of the people in it as the caller needs. */
export function createGetCase(ports: ViewPorts): OfficeOperations['case']['get'] {
  return async ({ caseId }, caller) => {
    const view = await ports.store.read(async (tables) =>
      viewCase(tables, caseId as CaseId, await lookingNow(tables, ports, caller)),
    );
    return view ? succeed(discloseCase(view, sessionOf(caller).operator)) : fail('case.notFound');
  };
}

/** 显示完整信息. The gate lets in who serves citizens, and writes down who looked and why. */
export function createRevealCase(ports: ViewPorts): OfficeOperations['case']['reveal'] {
  return async ({ caseId }, caller) => {
    const view = await ports.store.read(async (tables) =>
      viewCase(tables, caseId as CaseId, await lookingNow(tables, ports, caller)),
    );
    return view ? succeed(view) : fail('case.notFound');
  };
}
