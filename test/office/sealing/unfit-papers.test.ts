import { beforeAll, describe, expect, it } from 'vitest';
import { appendUpdate, findObject, patch, sizeOf } from '../../support/forge-pdf.ts';
import { SEALED_AT, composePaper, makeSeal, sealer } from '../../support/make-seal.ts';

const { seal } = makeSeal();
let paper: Uint8Array;

beforeAll(async () => {
  paper = await composePaper();
});

const NEW_CONTENT = '<</Length 0>>\nstream\n\nendstream';
const blanks = (from: string | RegExp, to: string) => (pdf: Uint8Array) => patch(pdf, from, () => to);

describe('a paper that could show something else later', () => {
  it.each([
    {
      holds: 'an update nobody sealed',
      reason: 'revisionWithoutSeal',
      forge: (pdf: Uint8Array) =>
        appendUpdate(pdf, { objects: { [findObject(pdf, '/Producer').number]: '<<>>' } }),
    },
    {
      holds: 'an object nobody refers to',
      reason: 'objectUnreferenced',
      forge: (pdf: Uint8Array) => appendUpdate(pdf, { objects: { [sizeOf(pdf)]: NEW_CONTENT } }),
    },
    { holds: 'a script', reason: 'activeContent', forge: blanks('/Lang (zh-CN)', '/AA <<>>') },
    {
      holds: 'an action on opening',
      reason: 'activeContent',
      forge: blanks('/ViewerPreferences <<', '/OpenAction <<'),
    },
    {
      holds: 'an entry of the catalog we do not write',
      reason: 'catalogKey',
      forge: blanks('/Lang', '/Lung'),
    },
    {
      holds: 'an entry of the page we do not write',
      reason: 'pageKey',
      forge: blanks('/MediaBox', '/CropBox'),
    },
    { holds: 'a form we do not write', reason: 'acroFormKey', forge: blanks('/SigFlags', '/SigFlogs') },
    { holds: 'a hidden field', reason: 'fieldFlags', forge: blanks('/F 132', '/F 134') },
    {
      holds: 'a field that is no signature',
      reason: 'fieldNotSignature',
      forge: blanks('/FT /Sig', '/FT /Txt'),
    },
    {
      holds: 'a reference to nothing',
      reason: 'referenceDangling',
      forge: blanks('/Lang (zh-CN)', '/Perms 99 0 R'),
    },
    {
      holds: 'a stream with its bytes elsewhere',
      reason: 'externalStream',
      forge: blanks('/Filter /FlateDecode', '/F (x)'),
    },
    {
      holds: 'a stream longer than it says',
      reason: 'streamLength',
      forge: (pdf: Uint8Array) =>
        patch(pdf, /\/Length \d\d/, (found) => `${found.slice(0, -1)}${(Number(found.at(-1)) + 5) % 10}`),
    },
    { holds: 'nothing', reason: 'header', forge: () => new Uint8Array() },
    {
      holds: 'half of a file',
      reason: 'streamLength',
      forge: (pdf: Uint8Array) => pdf.subarray(0, pdf.length / 2),
    },
  ])('is not sealed: it holds $holds', async ({ forge, reason }) => {
    const document = forge(paper);

    const prepared = await sealer.prepare({
      document,
      fieldName: 'Seal1',
      seal,
      sealedAt: SEALED_AT,
      reason: '',
    });

    expect(prepared).toEqual({ ok: false, failure: { code: 'seal.documentChanged', details: { reason } } });
  });
});

describe('hostile files', () => {
  const head = '%PDF-1.7\n%\x81\x81\x81\x81\n\n';
  it.each([
    ['brackets without end', `${head}1 0 obj\n${'['.repeat(5000)}`],
    ['dictionaries without end', `${head}1 0 obj\n${'<</A '.repeat(5000)}`],
    ['a table with more entries than bytes', `${head}xref\n0 9999999999\n`],
    ['a stream longer than the file', `${head}1 0 obj\n<</Length 99999999>>\nstream\nx`],
    [
      'a table and nothing else',
      `${head}xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1 /Root 1 0 R>>\nstartxref\n16\n%%EOF`,
    ],
    ['a million numbers', `${head}1 0 obj\n[${'1 '.repeat(1_000_000)}]\nendobj\n`],
    ['strings that open again and again', `${head}1 0 obj\n${'('.repeat(200_000)}`],
  ])('are refused at once: %s', async (_, text) => {
    const report = await sealer.verify(new Uint8Array(Buffer.from(text, 'latin1')), []);

    expect(report.valid).toBe(false);
    expect(report.steps[0]?.outcome === 'failed' || report.steps[1]?.outcome === 'failed').toBe(true);
  });
});
