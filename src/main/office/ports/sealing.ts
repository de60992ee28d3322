import type { ESeal } from '../../../shared/domain/seal/e-seal.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Instant } from '../../../shared/kernel/time.ts';

/** A document with the seal drawn and room left for the signature; nothing is signed yet. */
export type PreparedSeal = {
  /** The whole file; the signature goes between the two ranges. */
  readonly pdf: Uint8Array;
  readonly byteRange: readonly [number, number, number, number];
  /** SHA-256 over the byte range, lower-case hex. */
  readonly messageDigest: string;
  /** DER of the CMS signed attributes as SET OF: what the key signs the digest of. */
  readonly signedAttributes: Uint8Array;
};

/** One thing the verifier looked at. */
export type VerificationStep = {
  readonly step: string;
  readonly outcome: 'passed' | 'failed' | 'notChecked';
  /** Stable English code of what is wrong, e.g. `byteRangeGap`. */
  readonly reason?: string;
};

/** What one seal of a file is worth. */
export type SealVerification = {
  readonly fieldName: string;
  readonly signerName: string | null;
  /** Time the signer claims (`/M`); not proven by a third party. */
  readonly claimedAt: Instant | null;
  readonly steps: readonly VerificationStep[];
  readonly valid: boolean;
};

/** The whole judgement about a file: fails closed. */
export type VerificationReport = {
  readonly valid: boolean;
  readonly steps: readonly VerificationStep[];
  readonly seals: readonly SealVerification[];
};

/** Why the certificates of a registered seal would make a paper nobody accepts. */
export type SealFault = 'seal.certificateExpired' | 'seal.certificateInvalid' | 'seal.wrongBody';

/** Draws seals, builds signatures around what a key signed, and checks them. The private key never comes here. */
export interface Sealer {
  /** Chain to its root, time, usage and body of a seal's certificate: asked before anybody enters a PIN. */
  checkSeal(seal: ESeal, now: Instant): Promise<Result<void, SealFault>>;
  /** Appends a revision with the seal's picture and an empty signature of fixed room. */
  prepare(request: {
    readonly document: Uint8Array;
    readonly fieldName: string;
    readonly seal: ESeal;
    readonly sealedAt: Instant;
    readonly reason: string;
  }): Promise<Result<PreparedSeal, 'seal.documentChanged'>>;
  /** Puts the key's signature in and verifies the result as a stranger would, before anybody stores it. */
  complete(request: {
    readonly prepared: PreparedSeal;
    readonly seal: ESeal;
    /** ECDSA P-256 signature, DER. */
    readonly signature: Uint8Array;
  }): Promise<Result<Uint8Array, 'seal.selfCheckFailed'>>;
  /** Judges any file; `trustAnchors` are root certificates, DER. */
  verify(pdf: Uint8Array, trustAnchors: readonly Uint8Array[]): Promise<VerificationReport>;
}
