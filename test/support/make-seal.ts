import { createPrivateKey, sign } from 'node:crypto';
import { join } from 'node:path';
import { createDocumentComposer } from '../../src/main/office/documents/document-composer.ts';
import { createGlyphOutlines } from '../../src/main/office/documents/glyph-outlines.ts';
import type { Sealer } from '../../src/main/office/ports/sealing.ts';
import { createDemoAuthority } from '../../src/main/office/sealing/demo-authority.ts';
import type { DemoAuthority, SimulatedSealKey } from '../../src/main/office/sealing/demo-authority.ts';
import { createSealer } from '../../src/main/office/sealing/sealer.ts';
import type { DocumentModel } from '../../src/shared/domain/document/document-model.ts';
import type { ESeal, SealId } from '../../src/shared/domain/seal/e-seal.ts';
import type { DepartmentId } from '../../src/shared/domain/staff/operator.ts';
import type { Instant } from '../../src/shared/kernel/time.ts';
import { makeOutcome } from './make-document-model.ts';

/** The fonts our papers are set in. */
export const FONTS = join(import.meta.dirname, '../../resources/fonts');

/** The moment test seals are put on. */
export const SEALED_AT = '2026-11-20T01:30:00.000Z' as Instant;

/** Composer and sealer with our fonts. */
export const composer = createDocumentComposer(FONTS);
export const sealer: Sealer = createSealer(createGlyphOutlines(FONTS));

/** One authority for all tests of a file. */
export const authority: DemoAuthority = createDemoAuthority(SEALED_AT);

/** A registered seal and the key that goes with it. */
export type SealWithKey = { readonly seal: ESeal; readonly key: SimulatedSealKey };

/** Where and when a seal is put. */
export type SealPlace = { readonly fieldName?: string; readonly sealedAt?: Instant };

/** A simulated seal of a body. */
export function makeSeal(
  organizationName = '示例市城市管理局',
  issuer: DemoAuthority = authority,
): SealWithKey {
  const key = issuer.issueSealKey({
    organizationName,
    label: `${organizationName}电子印章`,
    serial: 'SIM-0001',
    pin: '123456',
  });
  const seal: ESeal = {
    id: 'seal-1' as SealId,
    organizationName,
    departmentId: 'department-1' as DepartmentId,
    sealKeySerial: key.serial,
    certificates: key.certificates,
    validFrom: SEALED_AT,
    validUntil: '2031-11-20T01:30:00.000Z' as Instant,
    status: 'valid',
    simulated: true,
  };
  return { seal, key };
}

/** What the seal key does with the attributes. */
export function signWith(key: SimulatedSealKey, signedAttributes: Uint8Array): Uint8Array {
  const privateKey = createPrivateKey({
    key: Buffer.from(key.privateKey, 'base64'),
    format: 'der',
    type: 'pkcs8',
  });
  return new Uint8Array(sign('sha256', signedAttributes, privateKey));
}

/** Revision 0 of a paper. */
export async function composePaper(model: DocumentModel = makeOutcome()): Promise<Uint8Array> {
  const composed = await composer.compose(model);
  if (!composed.ok) throw new Error(composed.failure.code);
  return composed.value.pdf;
}

/** Puts a seal on a paper the whole way. */
export async function sealPaper(
  document: Uint8Array,
  { seal, key }: SealWithKey,
  { fieldName = 'Seal1', sealedAt = SEALED_AT }: SealPlace = {},
): Promise<Uint8Array> {
  const prepared = await sealer.prepare({ document, fieldName, seal, sealedAt, reason: '行政许可决定' });
  if (!prepared.ok) throw new Error(`${prepared.failure.code} ${JSON.stringify(prepared.failure.details)}`);
  const signature = signWith(key, prepared.value.signedAttributes);
  const sealed = await sealer.complete({ prepared: prepared.value, seal, signature });
  if (!sealed.ok) throw new Error(`${sealed.failure.code} ${JSON.stringify(sealed.failure.details)}`);
  return sealed.value;
}
