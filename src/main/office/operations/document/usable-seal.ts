import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import type { Instant } from '../../../../shared/kernel/time.ts';
import type { ESeal } from '../../../../shared/domain/seal/e-seal.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { SealFault } from '../../ports/sealing.ts';

/** Why a registered seal may not be used now. */
export type SealUnusable = SealFault | 'seal.notFound' | 'seal.notInForce' | 'seal.simulatedRefused';

/** The seal, when it is in force, no simulated one in production, and its certificate holds what the ring says. */
export async function checkUsable(
  { sealer, profile }: Pick<OfficePorts, 'sealer' | 'profile'>,
  seal: ESeal | undefined,
  now: Instant,
): Promise<Result<ESeal, SealUnusable>> {
  if (!seal) return fail('seal.notFound');
  if (!isInForce(seal, now)) return fail('seal.notInForce');
  if (seal.simulated && profile.production) return fail('seal.simulatedRefused');
  const checked = await sealer.checkSeal(seal, now);
  return checked.ok ? succeed(seal) : checked;
}

/** Valid, and within its time. */
function isInForce({ status, validFrom, validUntil }: ESeal, now: Instant): boolean {
  return status === 'valid' && validFrom <= now && now < validUntil;
}
