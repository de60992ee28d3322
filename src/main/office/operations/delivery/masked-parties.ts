import { maskName, maskPhone } from '../../../../shared/domain/applicant/mask.ts';
import type { ReceiveAction } from '../find-sub-case.ts';

/** The people of a case as lists show them: masked, and empty once the personal data were erased. */
export function maskedParties({ personal }: Pick<ReceiveAction, 'personal'>): {
  readonly applicantName: string;
  readonly applicantPhone: string;
  readonly agentName: string | null;
} {
  if (!personal) return { applicantName: '', applicantPhone: '', agentName: null };
  const { applicant, agent } = personal;
  return {
    applicantName: maskName(applicant.name),
    applicantPhone: maskPhone(applicant.phone),
    agentName: agent && maskName(agent.name),
  };
}

/** The applicant as lists show them. */
export function maskedApplicantOf(receive: Pick<ReceiveAction, 'personal'>): string {
  return maskedParties(receive).applicantName;
}
