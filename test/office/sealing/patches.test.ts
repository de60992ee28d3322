import { beforeAll, describe, expect, it } from 'vitest';
import { failuresOf } from '../../support/attack.ts';
import type { Attack } from '../../support/attack.ts';
import { patch, textOf } from '../../support/forge-pdf.ts';
import { authority, composePaper, makeSeal, sealPaper, sealer } from '../../support/make-seal.ts';
import { makeOutcome } from '../../support/make-document-model.ts';

const city = makeSeal('示例市城市管理局');
let sealed: Uint8Array;
let otherSealed: Uint8Array;

beforeAll(async () => {
  sealed = await sealPaper(await composePaper(), city);
  otherSealed = await sealPaper(await composePaper(makeOutcome({ number: '第2号' })), city);
});

const verify = (pdf: Uint8Array) => sealer.verify(pdf, [authority.rootCertificate]);

/** Wrapping attacks and signatures made hollow: bytes changed in place. */
const PATCHES: readonly Attack[] = [
  {
    name: 'no byte range (USF)',
    expected: 'revisions: signatureStray',
    forge: (pdf) => patch(pdf, /\/ByteRange \[[^\]]*\]/, () => ''),
  },
  {
    name: 'byte range null',
    expected: 'byteRange: byteRangeForm',
    forge: (pdf) => patch(pdf, /\/ByteRange \[[^\]]*\]/, () => '/ByteRange null'),
  },
  {
    name: 'byte range of two numbers',
    expected: 'byteRange: byteRangeForm',
    forge: (pdf) => patch(pdf, /\/ByteRange \[[^\]]*\]/, () => '/ByteRange [0 100]'),
  },
  {
    name: 'byte range with a negative number',
    expected: 'byteRange: byteRangeForm',
    forge: (pdf) => patch(pdf, /\/ByteRange \[0 [^\]]*\]/, () => '/ByteRange [0 -1 10 10]'),
  },
  {
    name: 'byte range that does not begin at the beginning',
    expected: 'byteRange: byteRangeForm',
    forge: (pdf) => patch(pdf, /\/ByteRange \[0 \d+/, (found) => found.replace('[0', '[1')),
  },
  {
    name: 'byte range that ends early',
    expected: 'byteRange: byteRangeEnd',
    forge: (pdf) => patch(pdf, /\/ByteRange \[[^\]]*\d\]/, (found) => found.replace(/\d+\]/, '9]')),
  },
  {
    name: 'byte range with a wider gap (SWA)',
    expected: 'byteRange: byteRangeGap',
    forge: (pdf) =>
      patch(pdf, /\/ByteRange \[0 \d+/, (found) =>
        found.replace(/\d+$/, (place) => String(Number(place) - 200)),
      ),
  },
  {
    name: 'signature closed early with keys hidden in its padding (SWA)',
    expected: 'byteRange: byteRangeGap',
    forge: (pdf) => patch(pdf, /0{200}>>>/, () => `> /Quiet <${'0'.repeat(150)}`.padEnd(200, '0') + '>>>'),
  },
  {
    name: 'no contents',
    expected: 'byteRange: contentsForm',
    forge: (pdf) => patch(pdf, '/Contents <30', () => '/Kontents <30'),
  },
  {
    name: 'contents in capital letters',
    expected: 'envelope: contentsForm',
    forge: (pdf) =>
      patch(pdf, /\/Contents <[0-9a-f]{200}/, (found) =>
        found.replace(/[a-f]/g, (digit) => digit.toUpperCase()).replace('/CONTENTS', '/Contents'),
      ),
  },
  {
    name: 'bytes behind the envelope',
    expected: 'envelope: derTrailingBytes',
    forge: (pdf) => patch(pdf, /00>>>/, () => '01>>>'),
  },
  {
    name: 'envelope of another paper',
    expected: 'digest: digestMismatch',
    forge: (pdf) => {
      const [mine = '', foreign = ''] = [pdf, otherSealed].map(
        (file) => /\/Contents <([0-9a-f]+)>/.exec(textOf(file))?.[1] ?? '',
      );
      return patch(pdf, mine, () => foreign.slice(0, mine.length).padEnd(mine.length, '0'));
    },
  },
  {
    name: 'another kind of envelope',
    expected: 'signatureForm: subFilterUnknown',
    forge: (pdf) => patch(pdf, '/ETSI.CAdES.detached', () => '/adbe.pkcs7.detached'),
  },
  {
    name: 'another claimed time',
    expected: 'digest: digestMismatch',
    forge: (pdf) => patch(pdf, /\/M \(D:2026/, () => '/M (D:2027'),
  },
  {
    name: 'a key twice in one dictionary',
    expected: 'structure: dictionaryKeyTwice',
    forge: (pdf) => patch(pdf, '/SigFlags 3', () => '/Fields [] '),
  },
  {
    name: 'a table entry that points elsewhere',
    expected: 'structure: xrefPlace',
    forge: (pdf) => patch(pdf, /\d{10} 00000 n/, () => '0000000017 00000 n'),
  },
];

describe.each(PATCHES)('a sealed paper with $name', ({ forge, expected }) => {
  it('is refused, and the report says why', async () => {
    const report = await verify(forge(sealed));

    expect(report.valid).toBe(false);
    expect(failuresOf(report)).toContain(expected);
  });
});
