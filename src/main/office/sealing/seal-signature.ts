import { createHash, verify } from 'node:crypto';
import { equalBytes } from '../../../shared/kernel/bytes.ts';
import { parseInstant } from '../../../shared/kernel/time.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { PlacedSeal } from './change-rules.ts';
import { buildSignedAttributes, readEnvelope } from './cms.ts';
import type { SealEnvelope } from './cms.ts';
import { describe } from './pdf-file.ts';
import type { PdfFile } from './pdf-file.ts';
import type { PdfEntries, PdfValue } from './pdf-syntax.ts';
import { demand } from './refused.ts';
import { dictionaryOf, isName } from './seal-fields.ts';

const SIGNATURE_KEYS = new Set([
  'Type',
  'Filter',
  'SubFilter',
  'M',
  'Name',
  'Reason',
  'Reference',
  'ByteRange',
  'Contents',
]);

/** The two ranges the signature covers. */
export type ByteRange = readonly [0, number, number, number];

/** `[0 a b c]`: everything up to `<` of /Contents at a, everything from behind its `>` at b to the end of the revision. */
export function checkByteRange(file: PdfFile, seal: PlacedSeal): ByteRange {
  const entries = dictionaryOf(seal.signature.value, 'signatureForm');
  const contents = entries.get('Contents');
  const range = readNumbers(entries.get('ByteRange'));
  demand(contents?.kind === 'string' && contents.isHex, 'contentsForm');
  const [start, before, after, length] = range;
  demand(range.length === 4 && start === 0, 'byteRangeForm');
  demand(before === contents.start && after === contents.end, 'byteRangeGap');
  demand(
    after !== undefined && length !== undefined && after + length === revisionEnd(file, seal),
    'byteRangeEnd',
  );
  return [0, before, after, length];
}

function revisionEnd(file: PdfFile, seal: PlacedSeal): number | undefined {
  return file.revisions[seal.revisionIndex]?.end;
}

function readNumbers(value: PdfValue | undefined): readonly number[] {
  demand(value?.kind === 'array', 'byteRangeForm');
  return value.items.map((item) => {
    demand(item.kind === 'number' && Number.isInteger(item.value) && item.value >= 0, 'byteRangeForm');
    return item.value;
  });
}

/** Filter, kind of envelope and nothing in the dictionary that we would not write; gives the claimed time. */
export function checkSignatureForm(seal: PlacedSeal): Instant {
  const entries = dictionaryOf(seal.signature.value, 'signatureForm');
  for (const key of entries.keys()) demand(SIGNATURE_KEYS.has(key), 'signatureKey');
  demand(
    isName(entries.get('Type'), 'Sig') && isName(entries.get('Filter'), 'Adobe.PPKLite'),
    'signatureForm',
  );
  demand(isName(entries.get('SubFilter'), 'ETSI.CAdES.detached'), 'subFilterUnknown');
  const claimedAt = readClaimedTime(entries.get('M'));
  demand(claimedAt, 'claimedTimeForm');
  return claimedAt;
}

/** `D:20261120093000+08'00'`; the centre has one time zone. */
function readClaimedTime(value: PdfValue | undefined): Instant | undefined {
  if (value?.kind !== 'string') return undefined;
  const text = Buffer.from(value.bytes).toString('latin1');
  const parts = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\+08'00'$/.exec(text);
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  return parseInstant(`${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`);
}

/** Reads the envelope; its hexadecimal is lower case, as no signature protects these digits. */
export function checkEnvelope(file: PdfFile, seal: PlacedSeal): SealEnvelope {
  const contents = dictionaryOf(seal.signature.value, 'signatureForm').get('Contents');
  demand(contents?.kind === 'string' && contents.isHex, 'contentsForm');
  const written = file.bytes.subarray(contents.start + 1, contents.end - 1);
  demand(
    written.every((byte) => byte < 0x41 || byte > 0x46),
    'contentsForm',
  );
  return readEnvelope(contents.bytes);
}

/** SHA-256 over both ranges is what the envelope says. */
export function checkDigest(file: PdfFile, range: ByteRange, envelope: SealEnvelope): void {
  demand(equalBytes(digestOf(file.bytes, range), envelope.messageDigest), 'digestMismatch');
}

/** SHA-256 over both ranges. */
export function digestOf(bytes: Uint8Array, [start, before, after, length]: ByteRange): Uint8Array {
  const hash = createHash('sha256')
    .update(bytes.subarray(start, before))
    .update(bytes.subarray(after, after + length));
  return new Uint8Array(hash.digest());
}

/** The signer's key signed the attributes, and these name the digest and the signer's own certificate. */
export function checkSignatureValue({ messageDigest, signature, signer }: SealEnvelope): void {
  const attributes = buildSignedAttributes(messageDigest, signer.bytes);
  demand(verify('sha256', attributes, signer.publicKey, signature), 'signatureMismatch');
}

/**
 * The first seal certifies the paper and says what may follow (ISO 32000-1, 12.8.2.2): `P 2` further seals, `P 1`
 * nothing. Later seals say nothing about it.
 */
export function checkPermissions(
  seal: PlacedSeal,
  { catalog, sealCount }: { catalog: PdfEntries; sealCount: number },
): void {
  const reference = describe(dictionaryOf(seal.signature.value, 'signatureForm').get('Reference'));
  if (seal.revisionIndex > 1) {
    demand(reference === '-', 'permissionsRepeated');
    return;
  }
  const level = [1, 2].find((candidate) => reference === referenceText(candidate));
  demand(level, 'permissionsForm');
  demand(describe(catalog.get('Perms')) === `<<"DocMDP" ${seal.signature.number}R>>`, 'permissionsElsewhere');
  demand(level === 2 || sealCount === 1, 'sealNotPermitted');
}

function referenceText(level: number): string {
  const parameters = `<<"Type" /"TransformParams" "P" ${level} "V" /"1.2">>`;
  return `[<<"Type" /"SigRef" "TransformMethod" /"DocMDP" "TransformParams" ${parameters}>>]`;
}
