import { succeed } from '../../../../shared/kernel/result.ts';
import type { QueueEntry } from '../../../../shared/api/office/approval.ts';
import { maskName } from '../../../../shared/domain/applicant/mask.ts';
import type { WorkCalendar } from '../../../../shared/domain/calendar/work-calendar.ts';
import { byDueDate, timelinessOf } from '../../../../shared/domain/approval/queue-order.ts';
import type { SubCaseProjection } from '../../../../shared/domain/case/projection.ts';
import { isDecidedBy } from '../../../../shared/domain/approval/review-path.ts';
import { hasRole } from '../../../../shared/domain/staff/operator.ts';
import type { Operator } from '../../../../shared/domain/staff/operator.ts';
import { assert } from '../../../../shared/kernel/assert.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { Session } from '../../ports/caller.ts';
import type { QueuedWork } from '../../ports/case-table.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { Tables } from '../../ports/store.ts';
import { calendarInForce } from '../calendar-in-use.ts';
import { findSubCase } from '../find-sub-case.ts';
import type { FoundSubCase } from '../find-sub-case.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { checkMayClaim } from './access.ts';
import type { Acting } from './access.ts';
import { isFreeFor } from './allowed-actions.ts';
import { actingNow } from './approval-view.ts';
import { partClockOf } from './part-clock.ts';

const SHOWN_AT_MOST = 200;

type QueuePorts = Pick<OfficePorts, 'store' | 'clock' | 'data'>;

/**
 * What the caller has to decide and to seal, and what waits for the end of a special procedure, due first: work of
 * their department, or what is delegated to their desk.
 */
export function createListQueue(ports: QueuePorts): OfficeOperations['approval']['queue'] {
  return (_input, caller) => {
    const session = sessionOf(caller);
    const works = worksOf(session);
    return ports.store.read(async (tables) => {
      const toDo: SubCaseProjection[] = [];
      const toSeal: SubCaseProjection[] = [];
      const suspended: SubCaseProjection[] = [];
      for (const work of works) {
        toDo.push(...(await tables.cases.listQueue(work, SHOWN_AT_MOST)));
        toSeal.push(...(await tables.cases.listToSeal(toSealOf(work), SHOWN_AT_MOST)));
        suspended.push(...(await tables.cases.listSuspended(work, SHOWN_AT_MOST)));
      }
      const looking = {
        acting: actingNow(session, ports),
        calendar: await calendarInForce(tables, ports.data),
        operators: await tables.operators.list(),
      };
      return succeed({
        toDo: await toEntries(tables, looking, toDo),
        toSeal: await toEntries(tables, looking, toSeal),
        suspended: await toEntries(tables, looking, suspended),
      });
    });
  };
}

/** The approver's department, and the 即办 items the operator may decide at this desk. */
function worksOf({ operator, deskId }: Session): readonly QueuedWork[] {
  const { departmentId, delegatedItems: immediateItems } = operator;
  const ofDepartment = hasRole(operator, ['approver']) && departmentId ? [{ inTurn: departmentId }] : [];
  const ofDesk = deskId && immediateItems.length > 0 ? [{ deskId, immediateItems }] : [];
  return [...ofDepartment, ...ofDesk];
}

/** The body whose item it is seals it, whoever took the steps before. */
function toSealOf(work: QueuedWork): QueuedWork {
  return 'inTurn' in work ? { departmentId: work.inTurn } : work;
}

type Looking = {
  readonly acting: Acting;
  readonly calendar: WorkCalendar;
  readonly operators: readonly Operator[];
};

async function toEntries(
  tables: Tables,
  looking: Looking,
  projections: readonly SubCaseProjection[],
): Promise<readonly QueueEntry[]> {
  const entries: QueueEntry[] = [];
  const different = new Map(projections.map((projection) => [projection.subCaseId, projection]));
  for (const projection of [...different.values()].sort(byDueDate)) {
    const found = await findSubCase(tables, projection.subCaseId);
    assert(found, 'a projection is written with its actions');
    if (isForCaller(found, projection, looking.acting.session)) {
      entries.push(await toEntry(tables, looking, { projection, found }));
    }
  }
  return entries;
}

/** What a delegate did not decide at the window, its department seals. */
function isForCaller(
  { actions }: FoundSubCase,
  projection: SubCaseProjection,
  { operator }: Session,
): boolean {
  const { decidedAt, departmentId } = projection;
  const ofDepartment = hasRole(operator, ['approver']) && operator.departmentId === departmentId;
  return decidedAt === null || ofDepartment || isDecidedBy(actions, operator.id);
}

async function toEntry(
  tables: Tables,
  { acting, calendar, operators }: Looking,
  { projection, found }: { readonly projection: SubCaseProjection; readonly found: FoundSubCase },
): Promise<QueueEntry> {
  const { receive, opening } = found;
  const claimedBy = projection.claimedBy && (await tables.operators.find(projection.claimedBy));
  const now = acting.acted.effectiveAt;
  return {
    projection,
    caseNumber: receive.caseNumber,
    subjectName: receive.subjectName,
    applicantName: maskName(receive.personal?.applicant.name ?? ''),
    timeliness: timelinessOf(projection, now),
    color: partClockOf(calendar, found.actions, now).color,
    claimedByName: claimedBy ? claimedBy.displayName : null,
    stepName: opening.reviewPath[projection.step]?.name ?? '',
    mine: isFreeFor(found, acting) && checkMayClaim(found, acting, operators).ok,
  };
}
