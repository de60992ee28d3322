import type { ServiceCaseAction } from '../case/case-action.ts';

type ReceiveAction = Extract<ServiceCaseAction, { kind: 'receive' }>;

/** As whom the holder of this identity number may collect the outcomes; undefined when they may not. */
export function mayCollect(
  receive: ReceiveAction,
  identityNumber: string,
): 'applicant' | 'agent' | undefined {
  const wanted = identityNumber.toUpperCase();
  if (wanted === '') return undefined;
  if (receive.personal?.applicant.identityNumber.toUpperCase() === wanted) return 'applicant';
  return receive.personal?.agent?.identityNumber.toUpperCase() === wanted ? 'agent' : undefined;
}
