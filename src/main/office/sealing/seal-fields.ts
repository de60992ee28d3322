import { viewAt } from './pdf-file.ts';
import type { PdfFile, PdfObject } from './pdf-file.ts';
import type { PdfEntries, PdfValue } from './pdf-syntax.ts';
import { demand } from './refused.ts';

/** A signature field, with its signature when somebody sealed it. */
export type SealField = {
  readonly name: string;
  readonly widget: PdfObject;
  readonly rectangle: readonly number[];
  readonly signature: PdfObject | null;
};

/** Objects of one state of the file, and the ways into them. */
export type DocumentView = {
  readonly objects: ReadonlyMap<number, PdfObject>;
  readonly catalogNumber: number;
  readonly catalog: PdfEntries;
  readonly fields: readonly SealField[];
};

/** Fields are reached through catalog and AcroForm alone; each is its own widget and a signature field. */
export function readDocumentView(file: PdfFile, revisionIndex: number): DocumentView {
  const objects = viewAt(file, revisionIndex);
  const root = file.revisions[0]?.trailer.get('Root');
  demand(root?.kind === 'reference', 'catalog');
  const catalog = dictionaryOf(objects.get(root.number)?.value, 'catalog');
  const form = catalog.get('AcroForm');
  const fields = form === undefined ? [] : readFields(dictionaryOf(form, 'acroForm'), objects);
  return { objects, catalogNumber: root.number, catalog, fields };
}

/** Entries of a value that must be a dictionary written in place. */
export function dictionaryOf(value: PdfValue | undefined, reason: string): PdfEntries {
  demand(value?.kind === 'dictionary', reason);
  return value.entries;
}

function readFields(form: PdfEntries, objects: ReadonlyMap<number, PdfObject>): readonly SealField[] {
  const list = form.get('Fields');
  demand(list?.kind === 'array', 'acroForm');
  const fields = list.items.map((item) => readField(item, objects));
  demand(new Set(fields.map((field) => field.name)).size === fields.length, 'fieldTwice');
  const signatures = fields.flatMap((field) => (field.signature ? [field.signature.number] : []));
  demand(new Set(signatures).size === signatures.length, 'signatureShared');
  return fields;
}

function readField(item: PdfValue, objects: ReadonlyMap<number, PdfObject>): SealField {
  demand(item.kind === 'reference', 'fieldForm');
  const widget = objects.get(item.number);
  demand(widget, 'fieldForm');
  const entries = dictionaryOf(widget.value, 'fieldForm');
  demand(isName(entries.get('FT'), 'Sig') && isName(entries.get('Subtype'), 'Widget'), 'fieldNotSignature');
  const name = entries.get('T');
  demand(name?.kind === 'string', 'fieldForm');
  return {
    name: Buffer.from(name.bytes).toString('latin1'),
    widget,
    rectangle: readRectangle(entries.get('Rect')),
    signature: readSignatureOf(entries.get('V'), objects),
  };
}

function readSignatureOf(
  value: PdfValue | undefined,
  objects: ReadonlyMap<number, PdfObject>,
): PdfObject | null {
  if (value === undefined) return null;
  demand(value.kind === 'reference', 'signatureNotIndirect');
  const signature = objects.get(value.number);
  demand(signature && signature.stream === null, 'signatureMissing');
  return signature;
}

function readRectangle(value: PdfValue | undefined): readonly number[] {
  demand(value?.kind === 'array' && value.items.length === 4, 'fieldRectangle');
  return value.items.map((item) => {
    demand(item.kind === 'number', 'fieldRectangle');
    return item.value;
  });
}

/** True when the value is this name. */
export function isName(value: PdfValue | undefined, name: string): boolean {
  return value?.kind === 'name' && value.value === name;
}
