import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { SubCaseActionKind } from '../../../shared/domain/case/case-action.ts';
import type { Session } from '../ports/caller.ts';
import type { Tables } from '../ports/store.ts';
import type { ReceiveAction } from './find-sub-case.ts';
import { getDesk } from './paper-case.ts';

/** Where a case was taken in. */
type TakenIn = Pick<ReceiveAction, 'deskId'>;

/**
 * 收件中心. What the place decides that took the application in: it claimed the items and its name stands on the papers.
 * Whoever comes in person to hand something in or to take an application back may come to any window.
 */
export const DECIDED_AT_OWN_CENTER: readonly SubCaseActionKind[] = [
  'accept',
  'refuse',
  'requestCorrection',
  'returnToApplicant',
  'forward',
];

/** True at a desk of the place that took the case in; a supervisor, who sits at none, answers for all of them. */
export async function isOwnCenter(
  tables: Tables,
  { deskId }: Pick<Session, 'deskId'>,
  receive: TakenIn,
): Promise<boolean> {
  if (deskId === null || deskId === receive.deskId) return true;
  const [here, there] = [await getDesk(tables, deskId), await getDesk(tables, receive.deskId)];
  return here.unitCode === there.unitCode;
}

/** Refuses what another place has to decide, and says which. */
export async function checkOwnCenter(
  tables: Tables,
  session: Pick<Session, 'deskId'>,
  receive: TakenIn,
): Promise<Result<void, 'case.notYourCenter'>> {
  if (await isOwnCenter(tables, session, receive)) return succeed(undefined);
  const { centerName } = await getDesk(tables, receive.deskId);
  return fail('case.notYourCenter', { name: centerName });
}
