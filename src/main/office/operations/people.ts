import type { CaseAction } from '../../../shared/domain/case/case-action.ts';
import type { OperatorId } from '../../../shared/domain/staff/operator.ts';
import type { Tables } from '../ports/store.ts';

/** Names of the staff who did these actions or are named by them, by operator id. */
export async function namesOfActors(
  tables: Tables,
  actions: readonly CaseAction[],
): Promise<Readonly<Record<string, string>>> {
  const names: Record<string, string> = {};
  for (const id of new Set(actions.flatMap((action) => [action.by, ...namedBy(action)]))) {
    if (id === 'system') continue;
    const operator = await tables.operators.find(id);
    names[id] = operator?.displayName ?? id;
  }
  return names;
}

/** Colleagues an action names beside the one who did it. */
function namedBy(action: CaseAction): readonly OperatorId[] {
  switch (action.kind) {
    case 'handOn':
      return [action.to];
    case 'requestCorrection':
      return action.allowedBy ? [action.allowedBy] : [];
    case 'destroyOutcome':
      return [action.witness];
    case 'moveCustody':
      return [action.takenBy];
    default:
      return [];
  }
}

/** Who did the last action: told to the one who came second. */
export async function lastActorOf(
  tables: Tables,
  actions: readonly { readonly by: OperatorId | 'system' }[],
): Promise<string> {
  const last = actions.at(-1);
  if (last === undefined || last.by === 'system') return '';
  const operator = await tables.operators.find(last.by);
  return operator?.displayName ?? '';
}
