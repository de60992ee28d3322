import { concatBytes } from '../../src/shared/kernel/bytes.ts';

/** What a forger appends: objects by number, and how the table that names them is wrong. */
export type ForgedUpdate = {
  readonly objects: Readonly<Record<number, string>>;
  /** Without a cross-reference table, as readers that search for objects would take it. */
  readonly withoutTable?: boolean;
  /** Place of the table before; the real one when left out. */
  readonly previous?: number;
  /** More entries for the trailer. */
  readonly trailer?: string;
};

/** The file as text, one character for each byte. */
export function textOf(pdf: Uint8Array): string {
  return Buffer.from(pdf).toString('latin1');
}

/** The bytes of such a text. */
export function bytesOf(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

/** Appends an incremental update as any PDF library could. */
export function appendUpdate(pdf: Uint8Array, update: ForgedUpdate): Uint8Array {
  let body = textOf(pdf).endsWith('\n') ? '' : '\n';
  const entries: string[] = [];
  for (const [number, content] of Object.entries(update.objects)) {
    entries.push(`${number} 1\n${String(pdf.length + body.length).padStart(10, '0')} 00000 n \n`);
    body += `${number} 0 obj\n${content}\nendobj\n`;
  }
  if (update.withoutTable) return concatBytes(pdf, bytesOf(body));
  const xrefAt = pdf.length + body.length;
  const highest = Math.max(sizeOf(pdf), ...Object.keys(update.objects).map((number) => Number(number) + 1));
  const kept = ['Root', 'Info', 'ID'].map((key) => lastTrailerEntry(pdf, key)).join(' ');
  const trailer = `<</Size ${highest} ${kept} /Prev ${update.previous ?? startOfTable(pdf)} ${update.trailer ?? ''}>>`;
  body += `xref\n${entries.join('')}trailer\n${trailer}\nstartxref\n${xrefAt}\n%%EOF\n`;
  return concatBytes(pdf, bytesOf(body));
}

/** Number of objects as the newest trailer counts them: the first free number. */
export function sizeOf(pdf: Uint8Array): number {
  return Number([...textOf(pdf).matchAll(/\/Size (\d+)/g)].at(-1)?.[1]);
}

/** Place of the newest cross-reference table. */
export function startOfTable(pdf: Uint8Array): number {
  return Number([...textOf(pdf).matchAll(/startxref\n(\d+)/g)].at(-1)?.[1]);
}

/** The newest object whose text holds all of these pieces: number and content between `obj` and `endobj`. */
export function findObject(
  pdf: Uint8Array,
  ...pieces: readonly string[]
): { number: number; content: string } {
  const objects = [...textOf(pdf).matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)];
  const found = objects
    .reverse()
    .find(([, , content = '']) => pieces.every((piece) => content.includes(piece)));
  if (!found) throw new Error(`No object holds ${pieces.join(' and ')}`);
  return { number: Number(found[1]), content: found[2] ?? '' };
}

/** Replaces text by text of the same length, so that every place in the file stays right. */
export function patch(pdf: Uint8Array, from: string | RegExp, to: (found: string) => string): Uint8Array {
  const patched = textOf(pdf).replace(from, (found) => to(found).padEnd(found.length, ' '));
  if (patched.length !== pdf.length || patched === textOf(pdf))
    throw new Error(`Nothing to patch: ${String(from)}`);
  return bytesOf(patched);
}

function lastTrailerEntry(pdf: Uint8Array, key: string): string {
  const pattern = key === 'ID' ? /\/ID \[[^\]]*\]/g : new RegExp(`/${key} \\d+ 0 R`, 'g');
  return [...textOf(pdf).matchAll(pattern)].at(-1)?.[0] ?? '';
}
