import { PDFArray, PDFDict, PDFDocument, PDFName, PDFString } from 'pdf-lib';
import { composePaper } from './make-seal.ts';

/** A paper with two empty fields, `Seal1` and `Seal2` above it, for what two bodies decide together. */
export async function twoFieldPaper(): Promise<Uint8Array> {
  const file = await PDFDocument.load(await composePaper(), { updateMetadata: false });
  const page = file.getPage(0);
  const widget = file.context.register(
    file.context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      T: PDFString.of('Seal2'),
      F: 132,
      Rect: [100, 110, 219, 229],
      P: page.ref,
    }),
  );
  page.node.lookup(PDFName.of('Annots'), PDFArray).push(widget);
  file.catalog.lookup(PDFName.of('AcroForm'), PDFDict).lookup(PDFName.of('Fields'), PDFArray).push(widget);
  return file.save({ useObjectStreams: false, updateFieldAppearances: false, addDefaultPage: false });
}
