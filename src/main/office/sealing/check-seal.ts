import { assert } from '../../../shared/kernel/assert.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { ESeal } from '../../../shared/domain/seal/e-seal.ts';
import type { SealFault } from '../ports/sealing.ts';
import { checkChain, readCertificate } from './certificate.ts';
import type { SigningCertificate } from './certificate.ts';
import { Refused } from './refused.ts';

const OUT_OF_TIME = new Set(['certificateExpired', 'certificateNotYetValid']);

/**
 * Judges the certificates of a registered seal (DER, leaf first, root last) as the verifier will judge the paper, and
 * asks that the certificate names the body whose name stands round the ring.
 */
export function checkSealCertificates(
  { organizationName }: Pick<ESeal, 'organizationName'>,
  certificates: readonly Uint8Array[],
  now: Instant,
): Result<void, SealFault> {
  const checked = judge(certificates, now);
  if (!checked.ok) return checked;
  return checked.value.organizationName === organizationName ? succeed(undefined) : fail('seal.wrongBody');
}

function judge(
  certificates: readonly Uint8Array[],
  at: Instant,
): Result<SigningCertificate, 'seal.certificateExpired' | 'seal.certificateInvalid'> {
  const [leaf, ...others] = certificates;
  const root = certificates.at(-1);
  assert(leaf && root, 'a seal is registered with its certificates');
  try {
    const signer = readCertificate(leaf);
    checkChain(signer, { others, anchors: [root], at });
    return succeed(signer);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { reason } = error;
    return fail(OUT_OF_TIME.has(reason) ? 'seal.certificateExpired' : 'seal.certificateInvalid', { reason });
  }
}
