import type { OperatorId } from '../../../shared/domain/staff/operator.ts';
import type { Tables } from '../ports/store.ts';

/** Names of the staff who did these actions, by operator id. */
export async function namesOfActors(
  tables: Tables,
  actions: readonly { readonly by: OperatorId | 'system' }[],
): Promise<Readonly<Record<string, string>>> {
  const names: Record<string, string> = {};
  for (const by of new Set(actions.map((action) => action.by))) {
    if (by === 'system') continue;
    const operator = await tables.operators.find(by);
    names[by] = operator?.displayName ?? by;
  }
  return names;
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
