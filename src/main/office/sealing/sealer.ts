import { concatBytes, parseBase64, toHex } from '../../../shared/kernel/bytes.ts';
import { assert } from '../../../shared/kernel/assert.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { FailureDetails, Success } from '../../../shared/kernel/result.ts';
import type { ESeal } from '../../../shared/domain/seal/e-seal.ts';
import type { GlyphOutlines } from '../ports/documents.ts';
import type { Sealer, VerificationReport, VerificationStep } from '../ports/sealing.ts';
import { checkChanges, placeSeals } from './change-rules.ts';
import { checkSealCertificates } from './check-seal.ts';
import { buildEnvelope, buildSignedAttributes } from './cms.ts';
import { checkContent } from './content-rules.ts';
import { readPdfFile } from './pdf-file.ts';
import { Refused, demand } from './refused.ts';
import { readDocumentView } from './seal-fields.ts';
import { createSealPictures } from './seal-picture.ts';
import { appendSealRevision } from './seal-revision.ts';
import { digestOf } from './seal-signature.ts';
import { verifyPdf } from './verify-pdf.ts';

/** Envelope without certificates: attributes, names, signature; the rest of the room stays zero. */
const ENVELOPE_ROOM_BYTES = 1024;

/** Seals of the suite p256-sha256, with vector pictures made of these outlines. */
export function createSealer(outlines: GlyphOutlines): Sealer {
  const pictures = createSealPictures(outlines);
  return {
    checkSeal: (seal, now) => Promise.resolve(checkSealCertificates(seal, certificatesOf(seal), now)),

    async prepare({ document, fieldName, seal, sealedAt, reason }) {
      const found = inspect(document, fieldName);
      if (!found.ok) return fail('seal.documentChanged', { reason: found.reason });
      const certificates = certificatesOf(seal);
      const [leaf] = certificates;
      assert(leaf, 'a seal is registered with its certificates');
      const roomBytes = ENVELOPE_ROOM_BYTES + concatBytes(...certificates).length;
      const picture = await pictures.draw(seal);
      const signerName = seal.organizationName;
      const { pdf, byteRange } = appendSealRevision({
        ...found.value,
        picture,
        signerName,
        reason,
        sealedAt,
        roomBytes,
      });
      const digest = digestOf(pdf, byteRange);
      const signedAttributes = buildSignedAttributes(digest, leaf);
      return succeed({ pdf, byteRange, messageDigest: toHex(digest), signedAttributes });
    },

    async complete({ prepared, seal, signature }) {
      const [, open, behind, length] = prepared.byteRange;
      const messageDigest = digestOf(prepared.pdf, [0, open, behind, length]);
      if (toHex(messageDigest) !== prepared.messageDigest) return failCheck({ reason: 'preparedChanged' });
      const certificates = certificatesOf(seal);
      const envelope = unlessRefused(() => buildEnvelope({ messageDigest, signature, certificates }));
      if (!envelope.ok) return failCheck({ reason: envelope.reason });
      if (2 * envelope.value.length > behind - open - 2) return failCheck({ reason: 'contentsTooSmall' });
      const pdf = Uint8Array.from(prepared.pdf);
      pdf.set(Buffer.from(toHex(envelope.value), 'latin1'), open + 1);
      const failed = findFailure(verifyPdf(pdf, certificates.slice(-1)));
      return failed ? failCheck({ step: failed.step, reason: failed.reason ?? 'unknown' }) : succeed(pdf);
    },

    verify: (pdf, trustAnchors) => Promise.resolve(verifyPdf(pdf, trustAnchors)),
  };
}

/**
 * Reads the paper to be sealed as strictly as a sealed one: what would be refused later is refused before somebody
 * enters a PIN.
 */
function inspect(document: Uint8Array, fieldName: string) {
  return unlessRefused(() => {
    const file = readPdfFile(document);
    const view = readDocumentView(file, file.revisions.length - 1);
    checkContent(file, view);
    for (const seal of placeSeals(file, view)) checkChanges(file, seal);
    const field = view.fields.find((candidate) => candidate.name === fieldName);
    demand(field, 'fieldMissing');
    demand(field.signature === null, 'fieldSigned');
    return { file, view, field };
  });
}

function unlessRefused<Found>(
  look: () => Found,
): Success<Found> | { readonly ok: false; readonly reason: string } {
  try {
    return succeed(look());
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { ok: false, reason: error.reason };
  }
}

function failCheck(details: FailureDetails) {
  return fail('seal.selfCheckFailed', details);
}

function certificatesOf(seal: ESeal): readonly Uint8Array[] {
  return seal.certificates.map((text) => {
    const bytes = parseBase64(text);
    assert(bytes, 'certificates of a registered seal are base64');
    return bytes;
  });
}

/**
 * Everything must hold but one thing: earlier seals may come from an authority that this seal's chain does not lead to;
 * they were judged with their own anchors when they were put on.
 */
function findFailure({ steps, seals }: VerificationReport): VerificationStep | undefined {
  const earlier = seals
    .slice(0, -1)
    .flatMap((seal) => seal.steps.filter((step) => step.step !== 'certificate'));
  const all = [...steps, ...earlier, ...(seals.at(-1)?.steps ?? [])];
  return all.find((step) => step.outcome === 'failed');
}
