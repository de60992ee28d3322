import { beforeAll, describe, expect, it } from 'vitest';
import { concatBytes } from '../../../src/shared/kernel/bytes.ts';
import { failuresOf } from '../../support/attack.ts';
import type { Attack } from '../../support/attack.ts';
import { appendUpdate, bytesOf, findObject, sizeOf, startOfTable } from '../../support/forge-pdf.ts';
import { authority, composePaper, makeSeal, sealPaper, sealer } from '../../support/make-seal.ts';

const city = makeSeal('示例市城市管理局');
let paper: Uint8Array;
let sealed: Uint8Array;

beforeAll(async () => {
  paper = await composePaper();
  sealed = await sealPaper(paper, city);
});

const verify = (pdf: Uint8Array) => sealer.verify(pdf, [authority.rootCertificate]);

const NEW_CONTENT = '<</Length 0>>\nstream\n\nendstream';
const page = (pdf: Uint8Array) => findObject(pdf, '/Type /Page\n');
const widget = (pdf: Uint8Array) => findObject(pdf, '/Subtype /Widget');
const catalog = (pdf: Uint8Array) => findObject(pdf, '/Type /Catalog');
const contentNumber = (pdf: Uint8Array) => Number(/\/Contents (\d+) 0 R/.exec(page(pdf).content)?.[1]);
const endOf = (content: string, more: string) => content.replace(/>>\s*$/, `${more}>>`);

/** Incremental saving attacks: something appended after the seal. */
const UPDATES: readonly Attack[] = [
  {
    name: 'page content replaced',
    expected: 'revisions: revisionWithoutSeal',
    forge: (pdf) => appendUpdate(pdf, { objects: { [contentNumber(pdf)]: NEW_CONTENT } }),
  },
  {
    name: 'page content replaced without a table',
    expected: 'structure: bytesBetweenObjects',
    forge: (pdf) => appendUpdate(pdf, { objects: { [contentNumber(pdf)]: NEW_CONTENT }, withoutTable: true }),
  },
  {
    name: 'page content replaced by a table that skips the seal',
    expected: 'structure: trailerPrev',
    forge: (pdf) =>
      appendUpdate(pdf, { objects: { [contentNumber(pdf)]: NEW_CONTENT }, previous: startOfTable(paper) }),
  },
  {
    name: 'catalog replaced',
    expected: 'revisions: revisionWithoutSeal',
    forge: (pdf) => appendUpdate(pdf, { objects: { [catalog(pdf).number]: catalog(pdf).content } }),
  },
  {
    name: 'catalog with a script',
    expected: 'content: activeContent',
    forge: (pdf) => {
      const { number, content } = catalog(pdf);
      return appendUpdate(pdf, {
        objects: { [number]: endOf(content, ' /OpenAction <</S /JavaScript /JS (x)>>') },
      });
    },
  },
  {
    name: 'text laid over the page as an annotation (EAA)',
    expected: 'content: annotationForeign',
    forge: (pdf) => {
      const { number, content } = page(pdf);
      const size = sizeOf(pdf);
      const note = '<</Type /Annot /Subtype /FreeText /Rect [0 0 600 800] /Contents (x)>>';
      const more = content.replace('/Annots [', `/Annots [ ${size} 0 R`);
      return appendUpdate(pdf, { objects: { [number]: more, [size]: note } });
    },
  },
  {
    name: 'a new signature field laid over the page (SSA)',
    expected: 'revisions: revisionWithoutSeal',
    forge: (pdf) => {
      const size = sizeOf(pdf);
      const field = `<</Type /Annot /Subtype /Widget /FT /Sig /T (Seal2) /F 132 /Rect [0 0 600 800] /P ${page(pdf).number} 0 R>>`;
      const objects = {
        [page(pdf).number]: page(pdf).content.replace('/Annots [', `/Annots [ ${size} 0 R`),
        [catalog(pdf).number]: catalog(pdf).content.replace('/Fields [', `/Fields [ ${size} 0 R`),
        [size]: field,
      };
      return appendUpdate(pdf, { objects });
    },
  },
  {
    name: 'picture of the seal swapped',
    expected: 'revisions: revisionWithoutSeal',
    forge: (pdf) =>
      appendUpdate(pdf, { objects: { [findObject(pdf, '/Subtype /Form').number]: NEW_CONTENT } }),
  },
  {
    name: 'seal moved',
    expected: 'revisions: revisionWithoutSeal',
    forge: (pdf) => {
      const { number, content } = widget(pdf);
      return appendUpdate(pdf, {
        objects: { [number]: content.replace(/\/Rect \[[^\]]*\]/, '/Rect [0 0 119 119]') },
      });
    },
  },
  {
    name: 'signature taken out of its field',
    expected: 'revisions: revisionWithoutSeal',
    forge: (pdf) => {
      const { number, content } = widget(pdf);
      return appendUpdate(pdf, { objects: { [number]: content.replace(/\/V \d+ 0 R/, '') } });
    },
  },
  {
    name: 'font swapped',
    expected: 'revisions: revisionWithoutSeal',
    forge: (pdf) =>
      appendUpdate(pdf, {
        objects: { [findObject(pdf, '/Type /FontDescriptor').number]: '<</Type /FontDescriptor>>' },
      }),
  },
  {
    name: 'title of the file changed',
    expected: 'revisions: revisionWithoutSeal',
    forge: (pdf) =>
      appendUpdate(pdf, { objects: { [findObject(pdf, '/Producer').number]: '<</Title (x)>>' } }),
  },
  {
    name: 'an object nobody refers to',
    expected: 'content: objectUnreferenced',
    forge: (pdf) => appendUpdate(pdf, { objects: { [sizeOf(pdf)]: NEW_CONTENT } }),
  },
  {
    name: 'an update that changes nothing',
    expected: 'structure: numberForm',
    forge: (pdf) => appendUpdate(pdf, { objects: {} }),
  },
  {
    name: 'a hybrid table',
    expected: 'structure: trailerKey',
    forge: (pdf) => appendUpdate(pdf, { objects: { [sizeOf(pdf)]: NEW_CONTENT }, trailer: '/XRefStm 17' }),
  },
  {
    name: 'encryption',
    expected: 'structure: encrypted',
    forge: (pdf) => appendUpdate(pdf, { objects: { [sizeOf(pdf)]: '<<>>' }, trailer: '/Encrypt 3 0 R' }),
  },
  {
    name: 'objects inside a compressed object',
    expected: 'structure: compressedObjects',
    forge: (pdf) =>
      appendUpdate(pdf, { objects: { [sizeOf(pdf)]: NEW_CONTENT.replace('<<', '<</Type /ObjStm ') } }),
  },
  {
    name: 'a table that points to itself',
    expected: 'structure: trailerPrev',
    forge: (pdf) => appendUpdate(pdf, { objects: { [sizeOf(pdf)]: NEW_CONTENT }, previous: 9_999_999 }),
  },
  {
    name: 'bytes after the end',
    expected: 'structure: bytesBetweenObjects',
    forge: (pdf) => concatBytes(pdf, bytesOf('%x\n')),
  },
  {
    name: 'a blank after the end',
    expected: 'structure: bytesBetweenObjects',
    forge: (pdf) => concatBytes(pdf, bytesOf(' ')),
  },
  {
    name: 'bytes before the header',
    expected: 'structure: header',
    forge: (pdf) => concatBytes(bytesOf('\n'), pdf),
  },
  { name: 'the last byte cut off', expected: 'byteRange: byteRangeEnd', forge: (pdf) => pdf.subarray(0, -1) },
  { name: 'the seal cut off', expected: 'sealPresent: noSeal', forge: () => paper },
];

describe.each(UPDATES)('a sealed paper with $name', ({ forge, expected }) => {
  it('is refused, and the report says why', async () => {
    const report = await verify(forge(sealed));

    expect(report.valid).toBe(false);
    expect(failuresOf(report)).toContain(expected);
  });
});
