import { assert } from '../../../../shared/kernel/assert.ts';
import type { SupervisedPart } from '../../../../shared/api/office/approval.ts';
import { attentionOf } from '../../../../shared/domain/approval/attention.ts';
import type { IdleLimits } from '../../../../shared/domain/approval/attention.ts';
import type { WorkCalendar } from '../../../../shared/domain/calendar/work-calendar.ts';
import { workingDaysAgo } from '../../../../shared/domain/calendar/working-days-ago.ts';
import { projectSubCase } from '../../../../shared/domain/case/project-case.ts';
import type { Operator } from '../../../../shared/domain/staff/operator.ts';
import type { Instant } from '../../../../shared/kernel/time.ts';
import type { Session } from '../../ports/caller.ts';
import type { Tables } from '../../ports/store.ts';
import { calendarInForce } from '../calendar-in-use.ts';
import { numberOf } from '../case-view.ts';
import { findSubCase } from '../find-sub-case.ts';
import type { FoundSubCase } from '../find-sub-case.ts';
import { departmentNameOf } from '../merge-subject.ts';
import { acceptedByOf } from './access.ts';
import { allowedToSupervisor } from './allowed-actions.ts';
import { namedDepartments } from './approval-view.ts';
import type { ViewPorts } from './approval-view.ts';
import { partClockOf } from './part-clock.ts';

/** What a supervisor's view is judged by. */
export type Supervising = {
  readonly session: Session;
  readonly now: Instant;
  readonly calendar: WorkCalendar;
  readonly operators: readonly Operator[];
} & IdleLimits;

/** Everything a supervisor's view is judged by, in this transaction. */
export async function supervisingNow(
  { clock, data }: ViewPorts,
  tables: Tables,
  session: Session,
): Promise<Supervising> {
  const calendar = await calendarInForce(tables, data);
  const now = clock.now();
  const { unclaimedWorkingDays, claimHeldWorkingDays } = data.windowRules;
  return {
    session,
    now,
    calendar,
    operators: await tables.operators.list(),
    unclaimedBefore: workingDaysAgo(calendar, now, unclaimedWorkingDays),
    heldBefore: workingDaysAgo(calendar, now, claimHeldWorkingDays),
  };
}

/** The part after a change of this transaction. */
export async function superviseAgain(
  ports: ViewPorts,
  tables: Tables,
  { session, subCaseId }: { readonly session: Session; readonly subCaseId: string },
): Promise<SupervisedPart> {
  const found = await findSubCase(tables, subCaseId);
  assert(found, 'it was changed in this transaction');
  return toSupervised(found, await supervisingNow(ports, tables, session));
}

/** A part as a supervisor looks after it. */
export function toSupervised(found: FoundSubCase, supervising: Supervising): SupervisedPart {
  const { receive, opening, catalogue, actions } = found;
  const { session, now, calendar, operators } = supervising;
  const projection = projectSubCase(found.subCaseId, actions);
  const { departmentId, inTurn, claimedBy } = projection;
  return {
    projection,
    caseNumber: receive.caseNumber,
    number: numberOf(receive, opening),
    subjectName: receive.subjectName,
    department: { departmentId, name: departmentNameOf(catalogue, departmentId) },
    inTurn: namedDepartments(catalogue, inTurn),
    stepName: opening.reviewPath[projection.step]?.name ?? '',
    claimedByName: operators.find(({ id }) => id === claimedBy)?.displayName ?? null,
    ...partClockOf(calendar, actions, now),
    attention: attentionOf({ projection, actions }, { ...supervising, acceptedBy: acceptedByOf(found) }),
    allowed: allowedToSupervisor(found, session.operator),
  };
}
