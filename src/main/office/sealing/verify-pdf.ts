import type { Instant } from '../../../shared/kernel/time.ts';
import type { SealVerification, VerificationReport, VerificationStep } from '../ports/sealing.ts';
import { checkChain } from './certificate.ts';
import { checkChanges, placeSeals } from './change-rules.ts';
import type { PlacedSeal } from './change-rules.ts';
import type { SealEnvelope } from './cms.ts';
import { checkContent } from './content-rules.ts';
import { readPdfFile } from './pdf-file.ts';
import type { PdfFile } from './pdf-file.ts';
import { Refused, demand } from './refused.ts';
import { readDocumentView } from './seal-fields.ts';
import type { DocumentView } from './seal-fields.ts';
import {
  checkByteRange,
  checkDigest,
  checkEnvelope,
  checkPermissions,
  checkSignatureForm,
  checkSignatureValue,
} from './seal-signature.ts';

/**
 * Judges a file as a stranger would. Valid means: every byte of it was signed by the seals or written by the rules, and
 * every step passed. Whatever cannot be read is invalid.
 */
export function verifyPdf(pdf: Uint8Array, trustAnchors: readonly Uint8Array[]): VerificationReport {
  const steps = createSteps();
  const file = steps.run('structure', () => readPdfFile(pdf));
  const view = steps.run('fields', () => file && readDocumentView(file, file.revisions.length - 1));
  steps.run('content', () => file && view && (checkContent(file, view), true));
  const seals = steps.run('revisions', () => file && view && placeSeals(file, view));
  steps.run('sealPresent', () => seals && (demand(seals.length > 0, 'noSeal'), true));
  const judged =
    file && view && seals ? seals.map((seal) => verifySeal(seal, { file, view, seals, trustAnchors })) : [];
  const valid = steps.allPassed() && judged.every((seal) => seal.valid);
  return { valid, steps: steps.list(), seals: judged };
}

type Surroundings = {
  readonly file: PdfFile;
  readonly view: DocumentView;
  readonly seals: readonly PlacedSeal[];
  readonly trustAnchors: readonly Uint8Array[];
};

function verifySeal(seal: PlacedSeal, { file, view, seals, trustAnchors }: Surroundings): SealVerification {
  const steps = createSteps();
  const range = steps.run('byteRange', () => checkByteRange(file, seal));
  const claimedAt = steps.run('signatureForm', () => checkSignatureForm(seal));
  const envelope = steps.run('envelope', () => checkEnvelope(file, seal));
  steps.run('digest', () => range && envelope && (checkDigest(file, range, envelope), true));
  steps.run('signature', () => envelope && (checkSignatureValue(envelope), true));
  steps.run(
    'certificate',
    () => envelope && claimedAt && (checkTrust(envelope, claimedAt, trustAnchors), true),
  );
  steps.run('changes', () => (checkChanges(file, seal), true));
  steps.run(
    'permissions',
    () => (checkPermissions(seal, { catalog: view.catalog, sealCount: seals.length }), true),
  );
  const valid = steps.allPassed();
  const open: readonly VerificationStep[] = [
    { step: 'revocation', outcome: 'notChecked', reason: 'noRevocationList' },
    { step: 'trustedTime', outcome: 'notChecked', reason: 'noTimestamp' },
  ];
  return {
    fieldName: seal.field.name,
    signerName: envelope?.signer.organizationName ?? envelope?.signer.commonName ?? null,
    claimedAt: claimedAt ?? null,
    steps: [...steps.list(), ...open],
    valid,
  };
}

function checkTrust(
  { signer, certificates }: SealEnvelope,
  at: Instant,
  anchors: readonly Uint8Array[],
): void {
  const others = certificates.filter((certificate) => certificate !== signer.bytes);
  checkChain(signer, { others, anchors, at });
}

/** Runs steps one by one; a step that needs what an earlier one did not give answers undefined and is not checked. */
function createSteps() {
  const done: VerificationStep[] = [];

  function run<Found>(step: string, look: () => Found | undefined): Found | undefined {
    try {
      const found = look();
      done.push(
        found === undefined
          ? { step, outcome: 'notChecked', reason: 'earlierStepFailed' }
          : { step, outcome: 'passed' },
      );
      return found;
    } catch (error) {
      // Hostile bytes may find a hole in the reader itself: that too makes the file invalid, never valid.
      done.push({
        step,
        outcome: 'failed',
        reason: error instanceof Refused ? error.reason : 'readerFailed',
      });
      return undefined;
    }
  }

  return {
    run,
    list: (): readonly VerificationStep[] => done,
    allPassed: () => done.every((step) => step.outcome === 'passed'),
  };
}
