/** The pieces of a seal that tools outside of this project can check. */
export type SealParts = {
  /** The bytes the byte range covers. */
  readonly signedBytes: Uint8Array;
  /** The CMS envelope, without the zeros behind it. */
  readonly envelope: Uint8Array;
  readonly byteRange: readonly [number, number, number, number];
};

/** Takes the seals out of a file by searching its text; shares no code with our reader. */
export function extractSealParts(pdf: Uint8Array): readonly SealParts[] {
  const text = Buffer.from(pdf).toString('latin1');
  return [...text.matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)].map((match) => {
    const [start, before, after, length] = match.slice(1).map(Number) as [number, number, number, number];
    const hex = text.slice(before + 1, after - 1);
    const padded = Buffer.from(hex, 'hex');
    return {
      signedBytes: Buffer.concat([pdf.subarray(start, start + before), pdf.subarray(after, after + length)]),
      envelope: padded.subarray(0, 4 + padded.readUInt16BE(2)),
      byteRange: [start, before, after, length],
    };
  });
}
