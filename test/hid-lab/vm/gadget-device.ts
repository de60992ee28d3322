import {
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Firmware } from '../../../src/main/station/simulated/firmware.ts';
import { reportDescriptor } from '../report-descriptor.ts';
import { LOOK_MS } from './virtual-device.ts';
import type { VirtualDevice } from './virtual-device.ts';

const GADGET = '/sys/kernel/config/usb_gadget/quanke';
const NODE = '/dev/hidg0';
/** The controller of dummy_hcd: what it plugs in is seen by the same machine's USB host. */
const CONTROLLER = 'dummy_udc.0';

/** Plugs a device in through a USB gadget and dummy_hcd: usbcore, usbhid and hidraw are real. */
export class GadgetDevice implements VirtualDevice {
  readonly kind = 'dummy_hcd';
  #descriptor: number | undefined;
  #firmware: Firmware | undefined;
  #look: NodeJS.Timeout | undefined;
  /** Reports on their way; the gadget takes one at a time. */
  #waiting: Uint8Array[] = [];

  async plug(firmware: Firmware): Promise<void> {
    this.#firmware = firmware;
    if (!existsSync(GADGET)) describeGadget(firmware);
    writeFileSync(join(GADGET, 'UDC'), CONTROLLER);
    while (!existsSync(NODE)) await delay(5);
    this.#descriptor = openSync(NODE, constants.O_RDWR | constants.O_NONBLOCK);
    this.#waiting = [];
    firmware.powerOn(
      (report) => this.#waiting.push(report),
      () => void this.unplug(),
    );
    this.#look = setInterval(() => this.#move(), LOOK_MS);
  }

  unplug(): Promise<void> {
    if (this.#descriptor === undefined) return Promise.resolve();
    clearInterval(this.#look);
    this.#firmware?.powerOff();
    closeSync(this.#descriptor);
    this.#descriptor = undefined;
    writeFileSync(join(GADGET, 'UDC'), '\n');
    return Promise.resolve();
  }

  /** A USB device does not see the report id: 64 bytes. */
  #move(): void {
    const report = Buffer.alloc(64);
    while (this.#try((descriptor) => readSync(descriptor, report) > 0)) {
      this.#firmware?.receive(Uint8Array.from(report));
    }
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      const bytes = next;
      if (!this.#try((descriptor) => writeSync(descriptor, bytes) > 0)) break;
      this.#waiting.shift();
    }
  }

  /** False when the gadget has nothing for us or cannot take more, or the cable is out. */
  #try(act: (descriptor: number) => boolean): boolean {
    if (this.#descriptor === undefined) return false;
    try {
      return act(this.#descriptor);
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (['EAGAIN', 'ESHUTDOWN'].includes(code)) return false;
      throw error;
    }
  }
}

function describeGadget({ identity }: Firmware): void {
  const write = (name: string, content: string | Uint8Array): void =>
    writeFileSync(join(GADGET, name), content);
  const hex = (number: number): string => `0x${number.toString(16)}`;
  for (const folder of ['strings/0x409', 'configs/c.1', 'functions/hid.usb0']) {
    mkdirSync(join(GADGET, folder), { recursive: true });
  }
  write('idVendor', hex(identity.vendorId));
  write('idProduct', hex(identity.productId));
  write('strings/0x409/manufacturer', 'Simulated');
  write('strings/0x409/product', identity.product ?? '');
  write('functions/hid.usb0/protocol', '0');
  write('functions/hid.usb0/subclass', '0');
  write('functions/hid.usb0/report_length', '64');
  write('functions/hid.usb0/report_desc', reportDescriptor(identity.usagePage ?? 0xff00));
  symlinkSync(join(GADGET, 'functions/hid.usb0'), join(GADGET, 'configs/c.1/hid.usb0'));
}
