import type { ServiceCaseAction } from './case-action.ts';
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
