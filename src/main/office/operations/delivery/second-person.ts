import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import type { Operator } from '../../../../shared/domain/staff/operator.ts';
import type { Session } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { Tables } from '../../ports/store.ts';
import { admitPerson } from '../check-password.ts';
import type { PasswordRefusal } from '../check-password.ts';

/** Why nobody stands beside the person signed in. */
export type SecondPersonRefusal = PasswordRefusal | 'delivery.personUnfit' | 'delivery.samePerson';

/** What the second of two persons has to be. */
export type SecondPerson = {
  readonly session: Session;
  readonly loginName: string;
  readonly isFit: (operator: Operator) => boolean;
};

/** 双人. Somebody else than the person signed in, whose password was right a moment ago, and who is fit for it. */
export async function admitSecondPerson(
  { clock }: Pick<OfficePorts, 'clock'>,
  tables: Tables,
  { session, loginName, isFit }: SecondPerson,
): Promise<Result<Operator, SecondPersonRefusal>> {
  const admitted = await admitPerson(tables, loginName, clock.now());
  if (!admitted.ok) return admitted;
  if (admitted.value.id === session.operator.id) return fail('delivery.samePerson');
  return isFit(admitted.value) ? succeed(admitted.value) : fail('delivery.personUnfit');
}
