import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDemoAuthority } from '../../../src/main/office/sealing/demo-authority.ts';
import { toInstant } from '../../../src/shared/kernel/time.ts';
import { composePaper, makeSeal, sealPaper } from '../../support/make-seal.ts';
import { needs } from '../../support/needs.ts';
import { extractSealParts } from '../../support/pdf-parts.ts';
import { makeFolder, runTool } from '../../support/run-tool.ts';
import { twoFieldPaper } from '../../support/two-field-paper.ts';

const openssl = needs('openssl');
const pdfsig = needs('pdfsig');
const certutil = needs('certutil');
const qpdf = needs('qpdf');
const folder = makeFolder();
afterAll(folder.remove);

// These programs look at the clock of the machine, so the certificates are of today.
const sealedAt = toInstant(Date.now());
const authority = createDemoAuthority(sealedAt);
const city = makeSeal('示例市城市管理局', authority);
const other = makeSeal('示例市公安局', authority);

beforeAll(async () => {
  const sealed = await sealPaper(await composePaper(), city, { sealedAt });
  const first = await sealPaper(await twoFieldPaper(), city, { sealedAt });
  writeFileSync(folder.path('sealed.pdf'), sealed);
  writeFileSync(folder.path('both.pdf'), await sealPaper(first, other, { sealedAt, fieldName: 'Seal2' }));
  const [parts] = extractSealParts(sealed);
  if (!parts) throw new Error('a sealed paper has a byte range');
  writeFileSync(folder.path('seal.cms'), parts.envelope);
  writeFileSync(folder.path('signed.bin'), parts.signedBytes);
  writeFileSync(
    folder.path('other.bin'),
    parts.signedBytes.map((byte, i) => (i === 4000 ? byte ^ 1 : byte)),
  );
  writeFileSync(folder.path('root.pem'), toPem(authority.rootCertificate));
  writeFileSync(folder.path('leaf.pem'), toPem(Buffer.from(city.seal.certificates[0] ?? '', 'base64')));
});

function toPem(der: Uint8Array): string {
  const lines = Buffer.from(der).toString('base64').replaceAll(/.{64}/g, '$&\n');
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}

function verifyCms(content: string, ...more: readonly string[]) {
  const files = ['-inform', 'DER', '-in', folder.path('seal.cms'), '-content', folder.path(content)];
  const trust = [
    '-CAfile',
    folder.path('root.pem'),
    '-purpose',
    'any',
    '-attime',
    '1795138200',
    '-out',
    '/dev/null',
  ];
  return runTool(openssl ?? '', ['cms', '-verify', '-binary', ...files, ...trust, ...more]);
}

describe.skipIf(!openssl)('openssl', () => {
  it.each([[[]], [['-cades']]])(
    'finds the signature over the byte range good %s',
    (more: readonly string[]) => {
      const { code, text } = verifyCms('signed.bin', ...more);

      expect(text).toContain('Verification successful');
      expect(code).toBe(0);
    },
  );

  it('finds it bad over other bytes', () => {
    expect(verifyCms('other.bin').code).not.toBe(0);
  });

  it('accepts the certificates of a simulated seal key, strictly', () => {
    const trust = [
      '-x509_strict',
      '-check_ss_sig',
      '-attime',
      '1795138200',
      '-CAfile',
      folder.path('root.pem'),
    ];

    const { code, text } = runTool(openssl ?? '', ['verify', ...trust, folder.path('leaf.pem')]);

    expect(text).toContain('OK');
    expect(code).toBe(0);
  });
});

describe.skipIf(!pdfsig || !certutil)('pdfsig', () => {
  beforeAll(() => {
    const store = `sql:${folder.path('.')}`;
    runTool(certutil ?? '', ['-N', '-d', store, '--empty-password']);
    runTool(certutil ?? '', ['-A', '-d', store, '-n', 'root', '-t', 'CT,C,C', '-i', folder.path('root.pem')]);
  });

  const ask = (name: string) => runTool(pdfsig ?? '', ['-nssdir', folder.path('.'), folder.path(name)]).text;
  const count = (text: string, words: string) => text.split(words).length - 1;

  it('finds one seal valid, trusted and over the whole file', () => {
    const text = ask('sealed.pdf');

    expect(count(text, 'Signature is Valid.')).toBe(1);
    expect(count(text, 'Certificate is Trusted.')).toBe(1);
    expect(count(text, 'Total document signed')).toBe(1);
  });

  it('finds two seals valid and trusted, the second over the whole file', () => {
    const [first = '', second = ''] = ask('both.pdf').split('Signature #2:');

    for (const text of [first, second]) {
      expect(text).toContain('Signature is Valid.');
      expect(text).toContain('Certificate is Trusted.');
    }
    expect(first).toContain('Not total document signed');
    expect(second).toContain('Total document signed');
  });
});

describe.skipIf(!qpdf)('qpdf', () => {
  it.each(['sealed.pdf', 'both.pdf'])('has nothing to complain about in %s', (name) => {
    const { code, text } = runTool(qpdf ?? '', ['--check', folder.path(name)]);

    expect(text).toContain('No syntax or stream encoding errors found');
    expect(code).toBe(0);
  });
});
