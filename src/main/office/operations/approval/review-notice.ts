import { assert } from '../../../../shared/kernel/assert.ts';
import { maskApplicantNumber } from '../../../../shared/domain/applicant/mask.ts';
import type { PaperReview } from '../../../../shared/texts/documents-review.ts';
import { numberOf } from '../case-view.ts';
import type { FoundSubCase } from '../find-sub-case.ts';
import { organizationNameOf } from '../merge-subject.ts';
import type { Acting } from './access.ts';

/** What the notices of a review say of the part: told by the body of the person who acts; `place` counts from 1. */
export function toPaperReview(
  { catalogue, receive, opening }: FoundSubCase,
  { session, acted }: Acting,
  place: number,
): PaperReview {
  const { departmentId } = session.operator;
  assert(departmentId, 'only an approver of a department acts in its name');
  return {
    number: numberOf(receive, opening),
    place,
    itemName: opening.itemName,
    organizationName: organizationNameOf(catalogue, departmentId),
    applicantName: receive.personal?.applicant.name ?? '',
    applicantIdentityNumber: maskApplicantNumber(receive.personal?.applicant.identityNumber ?? ''),
    promised: opening.promisedTimeLimit,
    toldAt: acted.effectiveAt,
    simulated: receive.simulated,
  };
}
