/** The HID report descriptor of our devices: 64 bytes in, 64 bytes out, no report ids, on this usage page. */
export function reportDescriptor(usagePage: number): Uint8Array {
  const field = (usage: number, main: number): number[] => {
    const bytesOf8Bits = [0x15, 0, 0x26, 0xff, 0, 0x75, 8, 0x95, 64];
    return [0x09, usage, ...bytesOf8Bits, main, 2];
  };
  const page = [0x06, usagePage & 255, usagePage >> 8];
  return Uint8Array.of(...page, 0x09, 1, 0xa1, 1, ...field(2, 0x81), ...field(3, 0x91), 0xc0);
}
