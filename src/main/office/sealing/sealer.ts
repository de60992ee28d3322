import { concatBytes, parseBase64, toHex } from '../../../shared/kernel/bytes.ts';
import { assert } from '../../../shared/kernel/assert.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { ESeal } from '../../../shared/domain/seal/e-seal.ts';
import type { GlyphOutlines } from '../ports/documents.ts';
import type { Sealer, VerificationReport } from '../ports/sealing.ts';
import { checkChanges, placeSeals } from './change-rules.ts';
import { buildEnvelope, buildSignedAttributes } from './cms.ts';
import { checkContent } from './content-rules.ts';
import { readPdfFile } from './pdf-file.ts';
import { Refused, demand } from './refused.ts';
import { readDocumentView } from './seal-fields.ts';
import { createSealPictures } from './seal-picture.ts';
import { appendSealRevision } from './seal-revision.ts';
import { digestOf } from './seal-signature.ts';
import { verifyFile } from './verify-file.ts';

/** Envelope without certificates: attributes, names, signature; the rest of the room stays zero. */
const ENVELOPE_ROOM_BYTES = 1024;

/** Seals of the suite p256-sha256, with vector pictures made of these outlines. */
export function createSealer(outlines: GlyphOutlines): Sealer {
  const pictures = createSealPictures(outlines);
  return {
    async prepare({ document, fieldName, seal, sealedAt, reason }) {
      const found = inspect(document, fieldName);
      if (!found.ok) return found;
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
      const certificates = certificatesOf(seal);
      const messageDigest = digestOf(prepared.pdf, [
        0,
        prepared.byteRange[1],
        prepared.byteRange[2],
        prepared.byteRange[3],
      ]);
      if (toHex(messageDigest) !== prepared.messageDigest)
        return fail('seal.selfCheckFailed', { reason: 'preparedChanged' });
      const envelope = buildEnvelope({ messageDigest, signature, certificates });
      const [, open, behind] = prepared.byteRange;
      if (2 * envelope.length > behind - open - 2)
        return fail('seal.selfCheckFailed', { reason: 'contentsTooSmall' });
      const pdf = Uint8Array.from(prepared.pdf);
      pdf.set(Buffer.from(toHex(envelope), 'latin1'), open + 1);
      const report = verifyFile(pdf, certificates.slice(-1));
      return report.valid ? succeed(pdf) : fail('seal.selfCheckFailed', firstFailureOf(report));
    },

    verify: (pdf, trustAnchors) => Promise.resolve(verifyFile(pdf, trustAnchors)),
  };
}

/**
 * Reads the paper to be sealed as strictly as a sealed one: what would be refused later is refused before somebody
 * enters a PIN.
 */
function inspect(document: Uint8Array, fieldName: string) {
  try {
    const file = readPdfFile(document);
    const view = readDocumentView(file, file.revisions.length - 1);
    checkContent(file, view);
    for (const seal of placeSeals(file, view)) checkChanges(file, seal);
    const field = view.fields.find((candidate) => candidate.name === fieldName);
    demand(field, 'fieldMissing');
    demand(field.signature === null, 'fieldSigned');
    return succeed({ file, view, field });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return fail('seal.documentChanged', { reason: error.reason });
  }
}

function certificatesOf(seal: ESeal): readonly Uint8Array[] {
  return seal.certificates.map((text) => {
    const bytes = parseBase64(text);
    assert(bytes, 'certificates of a registered seal are base64');
    return bytes;
  });
}

function firstFailureOf(report: VerificationReport): { step: string; reason: string } {
  const steps = [...report.steps, ...report.seals.flatMap((seal) => seal.steps)];
  const failed = steps.find((step) => step.outcome === 'failed');
  return { step: failed?.step ?? 'unknown', reason: failed?.reason ?? 'unknown' };
}
