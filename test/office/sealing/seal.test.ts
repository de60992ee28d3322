import { beforeAll, describe, expect, it } from 'vitest';
import { createDemoAuthority } from '../../../src/main/office/sealing/demo-authority.ts';
import type { PreparedSeal } from '../../../src/main/office/ports/sealing.ts';
import { equalBytes, toHex } from '../../../src/shared/kernel/bytes.ts';
import type { Instant } from '../../../src/shared/kernel/time.ts';
import { textOf } from '../../support/forge-pdf.ts';
import { makeOutcome } from '../../support/make-document-model.ts';
import {
  SEALED_AT,
  authority,
  composePaper,
  makeSeal,
  sealPaper,
  sealer,
  signWith,
} from '../../support/make-seal.ts';
import { twoFieldPaper } from '../../support/two-field-paper.ts';

const city = makeSeal('示例市城市管理局');
const other = makeSeal('示例市公安局');
let paper: Uint8Array;

beforeAll(async () => {
  paper = await composePaper();
});

async function prepare(document = paper, fieldName = 'Seal1', sealedAt = SEALED_AT): Promise<PreparedSeal> {
  const prepared = await sealer.prepare({
    document,
    fieldName,
    seal: city.seal,
    sealedAt,
    reason: '行政许可决定',
  });
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.failure));
  return prepared.value;
}

describe('putting a seal on a paper', () => {
  it('leaves every byte of the approved paper as it was', async () => {
    const sealed = await sealPaper(paper, city);

    expect(equalBytes(sealed.subarray(0, paper.length), paper)).toBe(true);
  });

  it('gives a file that names body, field and claimed time, and says what nobody checked', async () => {
    const report = await sealer.verify(await sealPaper(paper, city), [authority.rootCertificate]);

    expect(report.valid).toBe(true);
    const [seal] = report.seals;
    expect(seal).toMatchObject({
      fieldName: 'Seal1',
      signerName: '示例市城市管理局',
      claimedAt: SEALED_AT,
      valid: true,
    });
    const open = seal?.steps.filter((step) => step.outcome === 'notChecked').map((step) => step.step);
    expect(open).toEqual(['revocation', 'trustedTime']);
  });

  it('puts the digest of the byte range into the attributes the key signs', async () => {
    const prepared = await prepare();

    expect(toHex(prepared.signedAttributes)).toContain(prepared.messageDigest);
  });

  it('writes Chinese reason and name so that every reader shows them', async () => {
    const text = textOf(await sealPaper(paper, city));

    expect(text).toContain(
      `/Reason <feff${Buffer.from('行政许可决定', 'utf16le').swap16().toString('hex')}>`,
    );
  });

  it('lets a second body seal after the first, and both stay valid', async () => {
    const first = await sealPaper(await twoFieldPaper(), city, { fieldName: 'Seal1' });
    const both = await sealPaper(first, other, { fieldName: 'Seal2' });

    const report = await sealer.verify(both, [authority.rootCertificate]);

    expect(report.valid).toBe(true);
    expect(report.seals.map((seal) => seal.signerName)).toEqual(['示例市城市管理局', '示例市公安局']);
  });
});

describe('a second seal from another authority', () => {
  it('is put on, and valid for a verifier that trusts both', async () => {
    const stranger = createDemoAuthority(SEALED_AT);
    const first = await sealPaper(await twoFieldPaper(), city);
    const both = await sealPaper(first, makeSeal('示例市公安局', stranger), { fieldName: 'Seal2' });

    const trusting = await sealer.verify(both, [authority.rootCertificate, stranger.rootCertificate]);
    const doubting = await sealer.verify(both, [authority.rootCertificate]);

    expect(trusting.valid).toBe(true);
    expect(doubting.seals.map((seal) => seal.valid)).toEqual([true, false]);
    expect(doubting.valid).toBe(false);
  });
});

describe('preparing a seal', () => {
  it.each([
    ['a field that does not exist', 'Seal9', 'fieldMissing'],
    ['a field that is sealed already', 'Seal1', 'fieldSigned'],
  ])('refuses %s', async (_, fieldName, reason) => {
    const sealed = await sealPaper(paper, city);

    const prepared = await sealer.prepare({
      document: sealed,
      fieldName,
      seal: other.seal,
      sealedAt: SEALED_AT,
      reason: '',
    });

    expect(prepared).toEqual({ ok: false, failure: { code: 'seal.documentChanged', details: { reason } } });
  });
});

describe('completing a seal', () => {
  it('refuses what another key signed', async () => {
    const prepared = await prepare();
    const signature = signWith(other.key, prepared.signedAttributes);

    const completed = await sealer.complete({ prepared, seal: city.seal, signature });

    expect(completed).toMatchObject({
      failure: { code: 'seal.selfCheckFailed', details: { reason: 'signatureMismatch' } },
    });
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['noise', Uint8Array.from({ length: 71 }, (_, i) => (37 * i) & 255)],
    ['more than there is room for', new Uint8Array(4000)],
  ])('refuses %s in place of a signature', async (_, signature) => {
    const completed = await sealer.complete({ prepared: await prepare(), seal: city.seal, signature });

    expect(completed).toMatchObject({ ok: false, failure: { code: 'seal.selfCheckFailed' } });
  });

  it('refuses a prepared file that changed meanwhile', async () => {
    const prepared = await prepare();
    const changed = { ...prepared, pdf: prepared.pdf.map((byte, i) => (i === 5000 ? byte ^ 1 : byte)) };
    const signature = signWith(city.key, prepared.signedAttributes);

    const completed = await sealer.complete({ prepared: changed, seal: city.seal, signature });

    expect(completed).toMatchObject({
      failure: { code: 'seal.selfCheckFailed', details: { reason: 'preparedChanged' } },
    });
  });

  it.each([
    ['before the certificate is valid', '2026-11-01T00:00:00.000Z', 'certificateNotYetValid'],
    ['after it ran out', '2032-01-01T00:00:00.000Z', 'certificateExpired'],
  ])('refuses a seal put on %s', async (_, sealedAt, reason) => {
    const prepared = await prepare(paper, 'Seal1', sealedAt as Instant);
    const signature = signWith(city.key, prepared.signedAttributes);

    const completed = await sealer.complete({ prepared, seal: city.seal, signature });

    expect(completed).toMatchObject({ failure: { code: 'seal.selfCheckFailed', details: { reason } } });
  });

  it('leaves a paper of several pages valid', async () => {
    const long = makeOutcome({ blocks: [{ kind: 'paragraph', text: '经审查，符合法定条件。'.repeat(150) }] });

    await expect(sealPaper(await composePaper(long), city)).resolves.toBeInstanceOf(Uint8Array);
  });
});
