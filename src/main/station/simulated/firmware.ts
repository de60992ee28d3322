import type { HidListing } from '../hid/hid-host.ts';

/** A simulated device on the far side of its reports: it sees 64 bytes at a time and answers in 64 bytes at a time. */
export interface Firmware {
  /** How the device appears on the bus. */
  readonly identity: Omit<HidListing, 'path'>;
  /**
   * The device gets power and a way to send its reports; whatever it was doing before is forgotten. `pullPlug` is for
   * devices that can be told to fail: it does what a hand at the plug does.
   */
  powerOn(send: (report: Uint8Array) => void, pullPlug?: () => void): void;
  /** The plug is pulled. */
  powerOff(): void;
  /** One report from the computer, 64 bytes. */
  receive(report: Uint8Array): void;
}
