import { assert } from '../../../../shared/kernel/assert.ts';
import { succeed } from '../../../../shared/kernel/result.ts';
import { instantAt, localDateOf, plusDays } from '../../../../shared/kernel/time.ts';
import type { NamedDepartment, SupervisedPart } from '../../../../shared/api/office/approval.ts';
import { DUE_SOON_DAYS } from '../../../../shared/domain/approval/queue-order.ts';
import { isDecider } from '../../../../shared/domain/approval/review-path.ts';
import type { Catalogue } from '../../../../shared/domain/catalogue/catalogue.ts';
import type { DepartmentId, Operator, OperatorId } from '../../../../shared/domain/staff/operator.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { Supervised } from '../../ports/case-table.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import { catalogueToday } from '../catalogue-in-use.ts';
import { findSubCase } from '../find-sub-case.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { supervisingNow, toSupervised } from './supervised-part.ts';

const SHOWN_AT_MOST = 200;

/**
 * 督办台. Everything that is late or soon will be, disputed, urged, expedited, suspended, waiting for papers or for a
 * person, or that nobody may decide, due first, each with why; and the departments work may be dispatched to.
 */
export function createListSupervised(
  ports: Pick<OfficePorts, 'store' | 'clock' | 'data'>,
): OfficeOperations['approval']['supervise'] {
  return (_input, caller) =>
    ports.store.read(async (tables) => {
      const supervising = await supervisingNow(ports, tables, sessionOf(caller));
      const { now, operators } = supervising;
      const dueBefore = instantAt(plusDays(localDateOf(now), DUE_SOON_DAYS + 1), 0);
      const parts: SupervisedPart[] = [];
      const wanted = { ...supervising, dueBefore, ...whoDecides(operators) };
      const listed = await tables.cases.listForSupervisor(wanted, SHOWN_AT_MOST + 1);
      for (const { subCaseId } of listed.slice(0, SHOWN_AT_MOST)) {
        const found = await findSubCase(tables, subCaseId);
        assert(found, 'a projection is written with its actions');
        const part = toSupervised(found, supervising);
        if (part.attention.length > 0) parts.push(part);
      }
      const { catalogue } = await catalogueToday(tables, ports.clock);
      const more = listed.length > SHOWN_AT_MOST ? { more: true as const } : {};
      return succeed({ parts, ...more, departments: departmentsThatDecide(catalogue, operators) });
    });
}

/** Where work may be dispatched to: departments with somebody who decides. */
function departmentsThatDecide(
  { departments }: Catalogue,
  operators: readonly Operator[],
): readonly NamedDepartment[] {
  return departments
    .filter(({ departmentId }) => operators.some((one) => isDecider(one, departmentId as DepartmentId)))
    .map(({ departmentId, name }) => ({ departmentId, name }));
}

/** Who takes decisions: by department, and at the window. */
function whoDecides(operators: readonly Operator[]): Pick<Supervised, 'deciders' | 'delegatedItems'> {
  const deciders = new Map<DepartmentId, readonly OperatorId[]>();
  for (const one of operators) {
    const { departmentId } = one;
    if (departmentId === undefined || !isDecider(one, departmentId)) continue;
    deciders.set(departmentId, [...(deciders.get(departmentId) ?? []), one.id]);
  }
  return { deciders, delegatedItems: operators.flatMap(({ delegatedItems }) => delegatedItems) };
}
