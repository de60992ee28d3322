/**
 * SAM id as it is printed on the reader: `AA.BB-YYYYMMDD-NNNNNNNNNN-NNNNNNNNNN`. The answer holds two 16-bit and
 * three 32-bit numbers, little endian. It names the device, not a person.
 */
export function formatSamId(data: Uint8Array): string {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const short = (at: number): string => String(view.getUint16(at, true)).padStart(2, '0');
  const long = (at: number, digits: number): string => String(view.getUint32(at, true)).padStart(digits, '0');
  return `${short(0)}.${short(2)}-${long(4, 8)}-${long(8, 10)}-${long(12, 10)}`;
}
