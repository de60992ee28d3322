import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { CaseSummary } from '../../../../shared/api/office/case.ts';
import type { CaseNumber } from '../../../../shared/domain/case/case-action.ts';
import { projectServiceCase } from '../../../../shared/domain/case/project-case.ts';
import type { ServiceCaseProjection } from '../../../../shared/domain/case/projection.ts';
import { hasRole } from '../../../../shared/domain/staff/operator.ts';
import type { DepartmentId, Operator } from '../../../../shared/domain/staff/operator.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { Tables } from '../../ports/store.ts';
import { summarizeCase } from '../case-view.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { toCaseNumber, toSearchData } from '../searched-text.ts';

const SHOWN_AT_MOST = 50;

/**
 * Finds cases by what the text looks like: printed number, identity number, phone, initials, or else a name. What is
 * not a printed number leads an approver to cases of their own department only.
 */
export function createSearchCases(ports: Pick<OfficePorts, 'store'>): OfficeOperations['case']['search'] {
  return async ({ text }, caller) => {
    const wanted = text.normalize('NFKC').trim();
    const number = toCaseNumber(wanted);
    const scope = scopeOf(sessionOf(caller).operator);
    if (!number && !scope) return wanted === '' ? succeed([]) : fail('call.notPermitted');
    const summaries = await ports.store.read(async (tables) => {
      const found = number
        ? await findByNumber(tables, number)
        : await tables.cases.search({ data: toSearchData(wanted), ...scope, limit: SHOWN_AT_MOST });
      const lines: CaseSummary[] = [];
      for (const projection of found) lines.push(await summarizeCase(tables, projection));
      return lines;
    });
    return succeed(summaries);
  };
}

/** Whose cases may be looked for by a person; undefined for accounts that have nothing to do with citizens. */
function scopeOf(operator: Operator): { readonly departmentId?: DepartmentId } | undefined {
  if (hasRole(operator, ['clerk', 'issuer', 'supervisor'])) return {};
  const { departmentId } = operator;
  return hasRole(operator, ['approver']) && departmentId !== undefined ? { departmentId } : undefined;
}

async function findByNumber(tables: Tables, number: CaseNumber): Promise<readonly ServiceCaseProjection[]> {
  const caseId = await tables.cases.findByNumber(number);
  const actions = caseId && (await tables.cases.findServiceCase(caseId));
  return caseId && actions ? [projectServiceCase(caseId, actions)] : [];
}
