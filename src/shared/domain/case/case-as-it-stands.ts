import { isSamePerson } from '../form/people-of-form.ts';
import type { CaseParty, ServiceCaseAction } from './case-action.ts';
import { receiveActionOf } from './project-case.ts';

type Receive = Extract<ServiceCaseAction, { kind: 'receive' }>;

/**
 * 现有申请. The application with everything handed in since: newer values and papers stand over older ones. Whoever
 * decides looks at this; the first action itself stays what it was.
 */
export function caseAsItStands(actions: readonly ServiceCaseAction[]): Receive {
  let standing = receiveActionOf(actions);
  for (const action of actions) {
    if (action.kind === 'supplement') standing = withSupplement(standing, action);
  }
  return standing;
}

/**
 * Whether a case is or was for this person: as it stands now, or before a correction mended the name or the number.
 * Whoever was taken for the applicant once is not a stranger to the case.
 */
export function wasFor(actions: readonly ServiceCaseAction[], person: CaseParty): boolean {
  const wanted = toPerson(person);
  return applicantsOf(actions).some((applicant) => isSamePerson(toPerson(applicant), wanted));
}

function applicantsOf(actions: readonly ServiceCaseAction[]): readonly CaseParty[] {
  return actions.flatMap((action): readonly CaseParty[] => {
    if (action.kind === 'receive') return action.personal ? [action.personal.applicant] : [];
    const parties = action.kind === 'supplement' ? action.personal?.parties : undefined;
    return parties ? [parties.applicant] : [];
  });
}

function toPerson({ name, identityNumber }: CaseParty) {
  return { name, number: identityNumber };
}

function withSupplement(
  receive: Receive,
  { personal, simulated }: Extract<ServiceCaseAction, { kind: 'supplement' }>,
): Receive {
  const marked = { ...receive, simulated: receive.simulated || simulated };
  if (!personal || !receive.personal) return marked;
  const { answers, materials, parties } = personal;
  const newer = new Set(materials.map(({ materialCode }) => materialCode));
  const kept = receive.personal.materials.filter(({ materialCode }) => !newer.has(materialCode));
  return {
    ...marked,
    personal: {
      ...receive.personal,
      ...parties,
      answers: { ...receive.personal.answers, ...answers },
      materials: [...kept, ...materials],
    },
  };
}
