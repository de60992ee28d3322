import type { Result } from '../../../../shared/kernel/result.ts';
import { succeed } from '../../../../shared/kernel/result.ts';
import type { SupervisedPart } from '../../../../shared/api/office/approval.ts';
import type { SubCaseAction } from '../../../../shared/domain/case/case-action.ts';
import { mayDo } from '../../../../shared/domain/case/case-flow.ts';
import type { Session } from '../../ports/caller.ts';
import type { RepeatCode, Tables } from '../../ports/store.ts';
import { notAllowedNow } from '../not-allowed-now.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { changePart } from './change-sub-case.ts';
import type { ReviewCall, ReviewPorts, ReviewWork } from './change-sub-case.ts';
import { superviseAgain } from './supervised-part.ts';

type Refused = 'case.notFound' | 'case.changedMeanwhile' | 'case.deadlinePassed';

/** A change by a supervisor; answers with the part as they look after it, without personal data. */
export function supervisePart<Code extends string>(
  ports: ReviewPorts,
  call: ReviewCall,
  work: ReviewWork<Code>,
): Promise<Result<SupervisedPart, Code | Refused | RepeatCode>> {
  const view = (tables: Tables, session: Session) =>
    superviseAgain(ports, tables, { session, subCaseId: call.input.subCaseId });
  return changePart<SupervisedPart, Code>(ports, call, { work, view });
}

/** What is done with a reason and nothing else; the table says when. */
function withReason(
  ports: ReviewPorts,
  kind: Extract<SubCaseAction['kind'], 'expedite' | 'releaseReview'>,
): OfficeOperations['approval']['expedite'] {
  return (input, caller) =>
    supervisePart(ports, { input, caller }, ({ actions }, { acted }) => {
      if (!mayDo(actions, kind)) return Promise.resolve(notAllowedNow(actions, kind));
      return Promise.resolve(succeed([{ kind, personal: { reason: input.reason }, ...acted }]));
    });
}

/** 加急. Comes first in every queue; the due date stays. */
export function createExpedite(ports: ReviewPorts): OfficeOperations['approval']['expedite'] {
  return withReason(ports, 'expedite');
}

/** 收回认领. Who claimed it is away; the step stays where it is, and anybody of the department may take it. */
export function createReleaseClaim(ports: ReviewPorts): OfficeOperations['approval']['releaseClaim'] {
  return withReason(ports, 'releaseReview');
}
