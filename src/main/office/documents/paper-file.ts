import { constants, deflateSync } from 'node:zlib';
import { zlibSync } from 'fflate';
import { PDFDocument } from 'pdf-lib';
import type { PDFContext } from 'pdf-lib';

/**
 * An empty file that packs its streams faster than pdf-lib does by itself, and to the same bytes on every processor:
 * where node:zlib looks for repetitions, what it finds depends on the instructions the processor has.
 */
export async function createPaperFile(): Promise<PDFDocument> {
  return packQuickly(await PDFDocument.create({ updateMetadata: false }));
}

/** A file of ours, to write on it. */
export async function openPaperFile(pdf: Uint8Array): Promise<PDFDocument> {
  return packQuickly(await PDFDocument.load(pdf, { updateMetadata: false }));
}

/** The bytes of a file: classic cross-reference table, and nothing added that we did not write. */
export function savePaperFile(file: PDFDocument): Promise<Uint8Array> {
  return file.save({
    useObjectStreams: false,
    updateFieldAppearances: false,
    addDefaultPage: false,
    objectsPerTick: Infinity,
  });
}

function packQuickly(file: PDFDocument): PDFDocument {
  const flateStream: PDFContext['flateStream'] = (contents, dictionary = {}) => {
    const packed = typeof contents === 'string' ? packText(contents) : packOutlines(contents);
    return file.context.stream(packed, { ...dictionary, Filter: 'FlateDecode' });
  };
  Object.assign(file.context, { flateStream });
  return file;
}

/** Operators and character maps: they shrink to a fifth by their repetitions. */
function packText(contents: string): Uint8Array {
  return zlibSync(Buffer.from(contents, 'latin1'), { level: 4 });
}

/** Outlines hardly repeat anything; looking for it takes four times as long and saves a fifth. */
function packOutlines(contents: Uint8Array): Uint8Array {
  return deflateSync(contents, { strategy: constants.Z_HUFFMAN_ONLY });
}
