import { describe } from './pdf-file.ts';
import type { PdfFile, PdfObject } from './pdf-file.ts';
import type { PdfEntries, PdfValue } from './pdf-syntax.ts';
import { demand } from './refused.ts';
import { dictionaryOf, isName, readDocumentView } from './seal-fields.ts';
import type { DocumentView, SealField } from './seal-fields.ts';

/** A seal of the file with the revision that brought it. */
export type PlacedSeal = {
  readonly field: SealField;
  readonly signature: PdfObject;
  readonly revisionIndex: number;
};

const FORM_KEYS = new Set(['Type', 'Subtype', 'FormType', 'BBox', 'Resources', 'Filter', 'Length']);

/**
 * The seals in the order they were made: every revision after the first brought exactly one, and every signed field
 * belongs to one of them. Dictionaries with a byte range that are no such seal do not occur.
 */
export function placeSeals(file: PdfFile, view: DocumentView): readonly PlacedSeal[] {
  const signed = view.fields.flatMap((field) =>
    field.signature ? [{ field, signature: field.signature }] : [],
  );
  const seals = file.revisions.slice(1).map((revision, i): PlacedSeal => {
    const found = signed.filter(({ signature }) => revision.objects.get(signature.number) === signature);
    const [seal] = found;
    demand(seal && found.length === 1, 'revisionWithoutSeal');
    return { ...seal, revisionIndex: i + 1 };
  });
  demand(seals.length === signed.length, 'sealOutsideRevision');
  const ranged = file.revisions.flatMap((revision) => [...revision.objects.values()].filter(holdsByteRange));
  demand(ranged.length === seals.length, 'signatureStray');
  return seals;
}

function holdsByteRange({ value }: PdfObject): boolean {
  return value.kind === 'dictionary' && value.entries.has('ByteRange');
}

/**
 * What the revision of a seal may bring: its signature, its picture, the field with `/V` and `/AP` and nothing else
 * different, and in the first one the catalog with `/Perms`.
 */
export function checkChanges(file: PdfFile, seal: PlacedSeal): void {
  const before = readDocumentView(file, seal.revisionIndex - 1);
  const after = readDocumentView(file, seal.revisionIndex);
  const revision = file.revisions[seal.revisionIndex];
  const widget = revision?.objects.get(seal.field.widget.number);
  const old = before.objects.get(seal.field.widget.number);
  demand(revision && widget && old, 'fieldMissing');
  const entries = dictionaryOf(widget.value, 'fieldForm');
  demand(!dictionaryOf(old.value, 'fieldForm').has('V'), 'fieldSignedTwice');
  demand(sameBut(old.value, widget.value, ['V', 'AP']), 'fieldChanged');
  const picture = checkPicture(entries.get('AP'), seal.field, revision.objects);

  const expected = new Set([seal.signature.number, widget.number, picture.number]);
  demand(!before.objects.has(seal.signature.number) && !before.objects.has(picture.number), 'objectReplaced');
  if (seal.revisionIndex === 1) {
    const catalog = revision.objects.get(after.catalogNumber);
    demand(catalog && !before.catalog.has('Perms'), 'permissionsMissing');
    demand(
      sameBut(before.objects.get(after.catalogNumber)?.value, catalog.value, ['Perms']),
      'catalogChanged',
    );
    expected.add(catalog.number);
  }
  demand(revision.objects.size === expected.size, 'objectForeign');
  for (const number of revision.objects.keys()) demand(expected.has(number), 'objectForeign');
}

/** A form as large as the field, drawn with nothing but its own paths. */
function checkPicture(
  value: PdfValue | undefined,
  field: SealField,
  objects: ReadonlyMap<number, PdfObject>,
): PdfObject {
  const appearance = dictionaryOf(value, 'pictureForm');
  const normal = appearance.get('N');
  demand(appearance.size === 1 && normal?.kind === 'reference', 'pictureForm');
  const picture = objects.get(normal.number);
  demand(picture?.stream, 'pictureForm');
  const entries = dictionaryOf(picture.value, 'pictureForm');
  for (const key of entries.keys()) demand(FORM_KEYS.has(key), 'pictureForm');
  demand(
    isName(entries.get('Subtype'), 'Form') && isName(entries.get('Filter'), 'FlateDecode'),
    'pictureForm',
  );
  const [left = 0, bottom = 0, right = 0, top = 0] = field.rectangle;
  demand(isBox(entries.get('BBox'), right - left, top - bottom), 'pictureSize');
  demand(isOwnResources(entries.get('Resources')), 'pictureResources');
  return picture;
}

/** Rounded to a hundredth of a point, as lengths are written. */
function isBox(value: PdfValue | undefined, width: number, height: number): boolean {
  if (value?.kind !== 'array' || value.items.length !== 4) return false;
  const wanted = [0, 0, width, height];
  return value.items.every(
    (item, i) => item.kind === 'number' && Math.abs(item.value - (wanted[i] ?? 0)) < 0.005,
  );
}

/** Graphics states alone: no fonts, no pictures, no further forms. */
function isOwnResources(value: PdfValue | undefined): boolean {
  return describe(value) === '<<"ExtGState" <<"Seal" <<"BM" /"Multiply">>>>>>';
}

/** Equal in every entry except these; the newer one has them, the older one does not. */
function sameBut(older: PdfValue | undefined, newer: PdfValue, added: readonly string[]): boolean {
  if (older?.kind !== 'dictionary' || newer.kind !== 'dictionary') return false;
  const isComplete = added.every((key) => newer.entries.has(key) && !older.entries.has(key));
  return isComplete && describeWithout(older.entries, []) === describeWithout(newer.entries, added);
}

function describeWithout(entries: PdfEntries, keys: readonly string[]): string {
  return [...entries]
    .filter(([key]) => !keys.includes(key))
    .map(([key, value]) => `${JSON.stringify(key)} ${describe(value)}`)
    .join(' ');
}
