import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A USB device as the system lists it, HID or not. */
export type UsbDevice = {
  readonly vendorId: number;
  readonly productId: number;
  readonly product?: string;
  /** True when one of its interfaces is of the HID class. */
  readonly hasHid: boolean;
};

const SYSFS = '/sys/bus/usb/devices';
const HID_CLASS = '03';

/** What is plugged in by USB; undefined where the system does not tell (only Linux does without a driver). */
export function listUsbDevices(folder: string = SYSFS): readonly UsbDevice[] | undefined {
  let names: readonly string[];
  try {
    names = readdirSync(folder);
  } catch {
    return undefined; // Not Linux, or a container without /sys.
  }
  return names.flatMap((name) => {
    const vendorId = readHex(join(folder, name, 'idVendor'));
    const productId = readHex(join(folder, name, 'idProduct'));
    if (vendorId === undefined || productId === undefined) return [];
    const product = readLine(join(folder, name, 'product'));
    const interfaces = names.filter((each) => each.startsWith(`${name}:`));
    const hasHid = interfaces.some((each) => readLine(join(folder, each, 'bInterfaceClass')) === HID_CLASS);
    return [{ vendorId, productId, ...(product !== undefined && { product }), hasHid }];
  });
}

function readHex(file: string): number | undefined {
  const line = readLine(file);
  return line === undefined || !/^[0-9a-f]{4}$/i.test(line) ? undefined : Number.parseInt(line, 16);
}

function readLine(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined; // Hubs and interfaces have other files; a device may go while we read.
  }
}
