import { succeed } from '../../../../shared/kernel/result.ts';
import type { Instant } from '../../../../shared/kernel/time.ts';
import type { QueueEntry } from '../../../../shared/api/office/approval.ts';
import { maskName } from '../../../../shared/domain/applicant/mask.ts';
import { byDueDate, timelinessOf } from '../../../../shared/domain/approval/queue-order.ts';
import type { SubCaseProjection } from '../../../../shared/domain/case/projection.ts';
import { hasRole } from '../../../../shared/domain/staff/operator.ts';
import type { DepartmentId } from '../../../../shared/domain/staff/operator.ts';
import { assert } from '../../../../shared/kernel/assert.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { Session } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { Tables } from '../../ports/store.ts';
import { findSubCase } from '../find-sub-case.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { checkMayClaim, isOwnWork } from './access.ts';
import { actingNow } from './change-sub-case.ts';

const SHOWN_AT_MOST = 200;

type QueuePorts = Pick<OfficePorts, 'store' | 'clock' | 'data'>;

/** What the caller has to decide and to seal, due first: their department's work, or what is delegated to their desk. */
export function createListQueue(ports: QueuePorts): OfficeOperations['approval']['queue'] {
  return (_input, caller) => {
    const session = sessionOf(caller);
    const departments = departmentsOf(ports, session);
    return ports.store.read(async (tables) => {
      const toDo: SubCaseProjection[] = [];
      const toSeal: SubCaseProjection[] = [];
      for (const departmentId of departments) {
        toDo.push(...(await tables.cases.listQueue(departmentId, SHOWN_AT_MOST)));
        toSeal.push(...(await tables.cases.listToSeal(departmentId, SHOWN_AT_MOST)));
      }
      const looking = { session, now: ports.clock.now() };
      return succeed({
        toDo: await toEntries(tables, looking, toDo),
        toSeal: await toEntries(tables, looking, toSeal),
      });
    });
  };
}

/** The approver's department, and those of the 即办 items the operator may decide at the window. */
function departmentsOf(ports: QueuePorts, { operator }: Session): readonly DepartmentId[] {
  const own = hasRole(operator, ['approver']) && operator.departmentId ? [operator.departmentId] : [];
  const delegated = ports.data.catalogue.items
    .filter(({ itemCode }) => operator.delegatedItems.includes(itemCode))
    .map(({ departmentId }) => departmentId as DepartmentId);
  return [...new Set([...own, ...delegated])];
}

type Looking = { readonly session: Session; readonly now: Instant };

async function toEntries(
  tables: Tables,
  looking: Looking,
  projections: readonly SubCaseProjection[],
): Promise<readonly QueueEntry[]> {
  const entries: QueueEntry[] = [];
  for (const projection of projections.toSorted(byDueDate)) {
    const { departmentId, handlingKind, itemCode, deskId } = projection;
    const part = { opening: { departmentId, handlingKind, itemCode }, deskId };
    if (isOwnWork(looking.session, part)) entries.push(await toEntry(tables, looking, projection));
  }
  return entries;
}

async function toEntry(tables: Tables, looking: Looking, projection: SubCaseProjection): Promise<QueueEntry> {
  const found = await findSubCase(tables, projection.subCaseId);
  assert(found, 'a projection is written with its actions');
  const { receive, opening } = found;
  const { session, now } = looking;
  const claimedBy = projection.claimedBy && (await tables.operators.find(projection.claimedBy));
  const isFree = projection.claimedBy === null || projection.claimedBy === session.operator.id;
  return {
    projection,
    caseNumber: receive.caseNumber,
    subjectName: receive.subjectName,
    applicantName: maskName(receive.personal?.applicant.name ?? ''),
    timeliness: timelinessOf(projection, now),
    claimedByName: claimedBy ? claimedBy.displayName : null,
    stepName: opening.reviewPath[projection.step]?.name ?? '',
    mine: isFree && checkMayClaim(found, session, actingNow(session, now).acted).ok,
  };
}
