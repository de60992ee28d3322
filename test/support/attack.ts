import type { VerificationReport } from '../../src/main/office/ports/sealing.ts';

/** A forged file: how it is made from a sealed one, and `step: reason` the verifier must give. */
export type Attack = {
  readonly name: string;
  readonly expected: string;
  readonly forge: (pdf: Uint8Array) => Uint8Array;
};

/** `step: reason` of everything that failed. */
export function failuresOf(report: VerificationReport): readonly string[] {
  const steps = [...report.steps, ...report.seals.flatMap((seal) => seal.steps)];
  return steps.filter((step) => step.outcome === 'failed').map((step) => `${step.step}: ${step.reason}`);
}
