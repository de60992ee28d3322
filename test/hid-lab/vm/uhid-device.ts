import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs';
import type { Firmware } from '../../../src/main/station/simulated/firmware.ts';
import { reportDescriptor } from '../report-descriptor.ts';
import { LOOK_MS } from './virtual-device.ts';
import type { VirtualDevice } from './virtual-device.ts';

/** struct uhid_event of linux/uhid.h, packed: u32 type and the largest member, uhid_create2_req. */
const EVENT_BYTES = 4 + 4372;
const CREATE2 = 11;
const DESTROY = 1;
const OUTPUT = 6;
const INPUT2 = 12;
const BUS_USB = 3;

/** Plugs a device in through /dev/uhid: the kernel's HID core and hidraw are real, USB is not there. */
export class UhidDevice implements VirtualDevice {
  readonly kind = 'uhid';
  #descriptor: number | undefined;
  #firmware: Firmware | undefined;
  #look: NodeJS.Timeout | undefined;

  plug(firmware: Firmware): Promise<void> {
    this.#firmware = firmware;
    this.#descriptor = openSync('/dev/uhid', constants.O_RDWR | constants.O_NONBLOCK);
    this.#write(createEvent(firmware));
    firmware.powerOn(
      (report) => this.#write(inputEvent(report)),
      () => void this.unplug(),
    );
    this.#look = setInterval(() => this.#read(), LOOK_MS);
    return Promise.resolve();
  }

  unplug(): Promise<void> {
    if (this.#descriptor === undefined) return Promise.resolve();
    clearInterval(this.#look);
    this.#firmware?.powerOff();
    const event = Buffer.alloc(EVENT_BYTES);
    event.writeUInt32LE(DESTROY, 0);
    this.#write(event);
    closeSync(this.#descriptor);
    this.#descriptor = undefined;
    return Promise.resolve();
  }

  #write(event: Uint8Array): void {
    if (this.#descriptor !== undefined) writeSync(this.#descriptor, event);
  }

  /** Output reports come with their report id in front, which a device without ids does not see. */
  #read(): void {
    const event = Buffer.alloc(EVENT_BYTES);
    while (this.#descriptor !== undefined && hasRead(this.#descriptor, event)) {
      if (event.readUInt32LE(0) !== OUTPUT) continue;
      const size = event.readUInt16LE(4 + 4096);
      if (size !== 65) throw new Error(`a report of ${size} bytes`);
      this.#firmware?.receive(Uint8Array.from(event.subarray(5, 4 + size)));
    }
  }
}

function hasRead(descriptor: number, event: Uint8Array): boolean {
  try {
    return readSync(descriptor, event) > 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return false;
    throw error;
  }
}

function createEvent({ identity }: Firmware): Uint8Array {
  const event = Buffer.alloc(EVENT_BYTES);
  const description = reportDescriptor(identity.usagePage ?? 0xff00);
  event.writeUInt32LE(CREATE2, 0);
  event.write(identity.product ?? '', 4, 127, 'utf8');
  const sizesAt = 4 + 128 + 64 + 64;
  event.writeUInt16LE(description.length, sizesAt);
  event.writeUInt16LE(BUS_USB, sizesAt + 2);
  event.writeUInt32LE(identity.vendorId, sizesAt + 4);
  event.writeUInt32LE(identity.productId, sizesAt + 8);
  event.set(description, sizesAt + 20);
  return event;
}

function inputEvent(report: Uint8Array): Uint8Array {
  const event = Buffer.alloc(4 + 2 + report.length);
  event.writeUInt32LE(INPUT2, 0);
  event.writeUInt16LE(report.length, 4);
  event.set(report, 6);
  return event;
}
