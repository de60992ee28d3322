import { concatBytes } from '../../../shared/kernel/bytes.ts';
import { toEpochMs } from '../../../shared/kernel/time.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { PdfFile } from './pdf-file.ts';
import type { PdfValue } from './pdf-syntax.ts';
import { demand } from './refused.ts';
import type { DocumentView, SealField } from './seal-fields.ts';
import type { ByteRange } from './seal-signature.ts';

/** What one more seal adds to a file. */
export type SealRevision = {
  readonly file: PdfFile;
  readonly view: DocumentView;
  readonly field: SealField;
  /** Compressed content of the seal's picture. */
  readonly picture: Uint8Array;
  readonly signerName: string;
  readonly reason: string;
  readonly sealedAt: Instant;
  /** Bytes kept free for the envelope. */
  readonly roomBytes: number;
};

/** Wide enough for four numbers of a file of 64 MB. */
const BYTE_RANGE_WIDTH = 44;
const CHINA_OFFSET_MS = 8 * 3_600_000;

/** Appends a revision; the bytes before stay as they are. The room for the signature holds zeros. */
export function appendSealRevision(revision: SealRevision): { pdf: Uint8Array; byteRange: ByteRange } {
  const { file, view, field } = revision;
  const last = file.revisions.at(-1);
  const size = last?.trailer.get('Size');
  demand(last && size?.kind === 'number', 'trailerSize');
  const pictureNumber = size.value;
  const signatureNumber = size.value + 1;
  const isFirst = file.revisions.length === 1;
  const writer = createWriter(file.bytes);

  writer.object(pictureNumber, pictureParts(field, revision.picture));
  writer.object(field.widget.number, [
    extend(file, field.widget.value, ` /V ${signatureNumber} 0 R /AP <</N ${pictureNumber} 0 R>>`),
  ]);
  if (isFirst) {
    const catalog = view.objects.get(view.catalogNumber)?.value;
    writer.object(view.catalogNumber, [extend(file, catalog, ` /Perms <</DocMDP ${signatureNumber} 0 R>>`)]);
  }
  const [beforeRange, afterRange, afterContents] = signatureTexts(revision, isFirst);
  writer.object(signatureNumber, [
    beforeRange,
    ' '.repeat(BYTE_RANGE_WIDTH),
    afterRange,
    '0'.repeat(2 * revision.roomBytes),
    afterContents,
  ]);
  const pdf = writer.end(
    trailerText(file, last.trailer, { size: signatureNumber + 1, previous: last.xrefAt }),
  );

  const place = writer.placeOf(signatureNumber) + `${signatureNumber} 0 obj\n`.length + beforeRange.length;
  const open = place + BYTE_RANGE_WIDTH + afterRange.length - 1; // the `<` itself is outside of the range
  const behind = open + 2 * revision.roomBytes + 2;
  const byteRange: ByteRange = [0, open, behind, pdf.length - behind];
  pdf.set(Buffer.from(`[${byteRange.join(' ')}]`, 'latin1'), place);
  return { pdf, byteRange };
}

/** Collects objects with their places and closes them with table and trailer. */
function createWriter(document: Uint8Array) {
  const endsLine = document.at(-1) === 10;
  const parts: Uint8Array[] = endsLine ? [document] : [document, Uint8Array.of(10)];
  const places = new Map<number, number>();
  let length = document.length + (endsLine ? 0 : 1);

  function write(part: string | Uint8Array): void {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part;
    parts.push(bytes);
    length += bytes.length;
  }

  return {
    object(number: number, content: readonly (string | Uint8Array)[]): void {
      places.set(number, length);
      for (const part of [`${number} 0 obj\n`, ...content, '\nendobj\n']) write(part);
    },
    placeOf: (number: number) => places.get(number) ?? 0,
    end(trailer: string): Uint8Array {
      const xrefAt = length;
      const sorted = [...places].sort(([left], [right]) => left - right);
      const entries = sorted.map(
        ([number, place]) => `${number} 1\n${String(place).padStart(10, '0')} 00000 n \n`,
      );
      write(`xref\n${entries.join('')}trailer\n${trailer}\nstartxref\n${xrefAt}\n%%EOF\n`);
      return concatBytes(...parts);
    },
  };
}

function pictureParts(field: SealField, picture: Uint8Array): readonly (string | Uint8Array)[] {
  const [left = 0, bottom = 0, right = 0, top = 0] = field.rectangle;
  const box = `[0 0 ${round(right - left)} ${round(top - bottom)}]`;
  const resources = '<</ExtGState <</Seal <</BM /Multiply>>>>>>';
  const head = `<</Type /XObject /Subtype /Form /BBox ${box} /Resources ${resources} /Filter /FlateDecode /Length ${picture.length}>>`;
  return [`${head}\nstream\n`, picture, '\nendstream'];
}

/** The dictionary as it stands in the file, with entries added at its end. */
function extend(file: PdfFile, value: PdfValue | undefined, entries: string): string {
  demand(value?.kind === 'dictionary', 'objectForm');
  const text = Buffer.from(file.bytes.subarray(value.start, value.end - 2)).toString('latin1');
  return `${text.trimEnd()}${entries}>>`;
}

/** The signature dictionary around its two blanks: byte range and contents. */
function signatureTexts(revision: SealRevision, isFirst: boolean): readonly [string, string, string] {
  const parameters = '<</Type /TransformParams /P 2 /V /1.2>>';
  const reference = isFirst
    ? ` /Reference [<</Type /SigRef /TransformMethod /DocMDP /TransformParams ${parameters}>>]`
    : '';
  const head = '<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached';
  const facts = `/M (${toPdfTime(revision.sealedAt)}) /Name ${toTextString(revision.signerName)} /Reason ${toTextString(revision.reason)}`;
  return [`${head}\n${facts}${reference}\n/ByteRange `, '\n/Contents <', '>>>'];
}

function trailerText(
  file: PdfFile,
  trailer: ReadonlyMap<string, PdfValue>,
  changed: { size: number; previous: number },
): string {
  const kept = ['Root', 'Info', 'ID'].flatMap((key) => {
    const value = trailer.get(key);
    return value
      ? [` /${key} ${Buffer.from(file.bytes.subarray(value.start, value.end)).toString('latin1')}`]
      : [];
  });
  return `<</Size ${changed.size}${kept.join('')} /Prev ${changed.previous}>>`;
}

/** UTF-16 with byte order mark, so that every reader shows Chinese. */
function toTextString(text: string): string {
  return `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;
}

function toPdfTime(instant: Instant): string {
  const local = new Date(toEpochMs(instant) + CHINA_OFFSET_MS).toISOString();
  return `D:${local.slice(0, 19).replaceAll(/[-:T]/g, '')}+08'00'`;
}

function round(lengthPt: number): number {
  return Math.round(lengthPt * 1000) / 1000;
}
