import type { StoredFileRef } from '../../../shared/domain/form/draft.ts';

type MediaType = StoredFileRef['mediaType'];

/** First bytes of what the office takes in. Names and types claimed by the sender count for nothing. */
const SIGNATURES: readonly { readonly mediaType: MediaType; readonly bytes: readonly number[] }[] = [
  { mediaType: 'application/pdf', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] }, // %PDF-
  { mediaType: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { mediaType: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
];

/** How many bytes must be there before a type can be told. */
export const HEAD_BYTES = 8;

/** What the bytes are by their beginning; undefined when it is nothing the office takes in. */
export function mediaTypeOf(head: Uint8Array): MediaType | undefined {
  return SIGNATURES.find(({ bytes }) => bytes.every((byte, i) => head[i] === byte))?.mediaType;
}

/** JSON, when it begins as an object does; whether it is one, its reader finds out. */
export function jsonTypeOf(head: Uint8Array): 'application/json' | undefined {
  return head[0] === 0x7b ? 'application/json' : undefined;
}

const MAX_NAME_LENGTH = 200;

/** A name as people know the file: no folders, no control characters, not longer than a name may be. */
export function toFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const clean = last.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim();
  return [...(clean || 'file')].slice(0, MAX_NAME_LENGTH / 2).join('');
}
