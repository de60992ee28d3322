import { deflateSync } from 'node:zlib';
import { PDFDocument } from 'pdf-lib';
import type { PDFContext } from 'pdf-lib';

/**
 * An empty file that packs its streams with zlib. pdf-lib's own packer is written in JavaScript and takes a third of
 * the time of a paper. One version of Node always gives the same bytes.
 */
export async function createPaperFile(): Promise<PDFDocument> {
  return packWithZlib(await PDFDocument.create({ updateMetadata: false }));
}

/** A file of ours, to write on it. */
export async function openPaperFile(pdf: Uint8Array): Promise<PDFDocument> {
  return packWithZlib(await PDFDocument.load(pdf, { updateMetadata: false }));
}

function packWithZlib(file: PDFDocument): PDFDocument {
  const flateStream: PDFContext['flateStream'] = (contents, dictionary = {}) =>
    file.context.stream(deflateSync(contents, { level: 4 }), { ...dictionary, Filter: 'FlateDecode' });
  Object.assign(file.context, { flateStream });
  return file;
}
