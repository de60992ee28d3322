import { zlibSync } from 'fflate';
import { PDFDocument } from 'pdf-lib';
import type { PDFContext } from 'pdf-lib';

/**
 * An empty file that packs its streams a little faster than pdf-lib does by itself. The packer is written in
 * JavaScript: what node:zlib writes depends on the processor, and the same paper has to give the same bytes anywhere.
 */
export async function createPaperFile(): Promise<PDFDocument> {
  return packQuickly(await PDFDocument.create({ updateMetadata: false }));
}

/** A file of ours, to write on it. */
export async function openPaperFile(pdf: Uint8Array): Promise<PDFDocument> {
  return packQuickly(await PDFDocument.load(pdf, { updateMetadata: false }));
}

function packQuickly(file: PDFDocument): PDFDocument {
  const flateStream: PDFContext['flateStream'] = (contents, dictionary = {}) =>
    file.context.stream(zlibSync(toBytes(contents), { level: 4 }), { ...dictionary, Filter: 'FlateDecode' });
  Object.assign(file.context, { flateStream });
  return file;
}

function toBytes(contents: string | Uint8Array): Uint8Array {
  return typeof contents === 'string' ? Buffer.from(contents, 'latin1') : contents;
}
