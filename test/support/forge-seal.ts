import { buildEnvelope, buildSignedAttributes } from '../../src/main/office/sealing/cms.ts';
import { digestOf } from '../../src/main/office/sealing/seal-signature.ts';
import { toHex } from '../../src/shared/kernel/bytes.ts';
import { appendUpdate, bytesOf, textOf } from './forge-pdf.ts';
import { SEALED_AT, sealer, signWith } from './make-seal.ts';
import type { SealWithKey } from './make-seal.ts';

/** Objects of a revision as text, by number. */
export type Objects = Record<number, string>;

/** What a dishonest holder of a real key does: the objects of the revision before it is signed, and the certificates. */
export type Forgery = {
  readonly fieldName?: string;
  readonly change?: (objects: Objects) => Objects;
  readonly certificates?: readonly Uint8Array[];
};

/** Seals as our own writer does but with other objects in the revision, and a signature that fits them. */
export async function forgeSeal(
  document: Uint8Array,
  by: SealWithKey,
  forgery: Forgery = {},
): Promise<Uint8Array> {
  const fieldName = forgery.fieldName ?? 'Seal1';
  const prepared = await sealer.prepare({
    document,
    fieldName,
    seal: by.seal,
    sealedAt: SEALED_AT,
    reason: '',
  });
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.failure));
  const objects = objectsOf(textOf(prepared.value.pdf).slice(document.length));
  const unsigned = appendUpdate(document, { objects: forgery.change?.(objects) ?? objects });
  return signForged(unsigned, by, forgery.certificates);
}

/** Gives the newest signature dictionary a byte range and an envelope that fit the file. */
function signForged(
  unsigned: Uint8Array,
  { seal, key }: SealWithKey,
  given?: readonly Uint8Array[],
): Uint8Array {
  const certificates = given ?? seal.certificates.map((text) => new Uint8Array(Buffer.from(text, 'base64')));
  const text = textOf(unsigned);
  const open = text.lastIndexOf('/Contents <') + '/Contents '.length;
  const behind = text.indexOf('>', open) + 1;
  const rangeAt = text.lastIndexOf('/ByteRange [') + '/ByteRange '.length;
  const width = text.indexOf(']', rangeAt) + 1 - rangeAt;
  // Numbers may begin with zeros: the text keeps its width whatever they are.
  const numbers = [0, open, behind, text.length - behind] as const;
  const spare = width - `[${numbers.join(' ')}]`.length;
  const range = `[${'0'.repeat(Math.max(spare, 0))}${numbers.join(' ')}]`;
  const pdf = bytesOf(text.slice(0, rangeAt) + range + text.slice(rangeAt + width + Math.max(-spare, 0)));
  const messageDigest = digestOf(pdf, numbers);
  const [leaf] = certificates;
  if (!leaf) throw new Error('a seal has certificates');
  const signature = signWith(key, buildSignedAttributes(messageDigest, leaf));
  pdf.set(bytesOf(toHex(buildEnvelope({ messageDigest, signature, certificates }))), open + 1);
  return pdf;
}

function objectsOf(revision: string): Objects {
  const found = [...revision.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)];
  return Object.fromEntries(found.map(([, number, content]) => [number, content]));
}
