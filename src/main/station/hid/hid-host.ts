import type { Result } from '../../../shared/kernel/result.ts';

/** Bytes of one report of our devices, without the report id. */
export const REPORT_BYTES = 64;

/** Why HID did not work. The texts of hidapi differ by system and version, so nothing above this port looks at them. */
export type HidFailure =
  /** node-hid or libusb cannot be loaded on this machine. */
  | 'hid.libraryMissing'
  /** No such device (any more) at this path. */
  | 'hid.notFound'
  /** The device is there, but this user may not open it (Linux: udev rule missing). */
  | 'hid.noPermission'
  /** Another program has the device for itself (macOS, some drivers of Windows). */
  | 'hid.inUse'
  /** The device went away while it was open. There is no close event: a failing read or write is the sign. */
  | 'hid.removed'
  | 'hid.failed';

/** An HID interface as the system lists it. */
export type HidListing = {
  readonly path: string;
  readonly vendorId: number;
  readonly productId: number;
  /** Absent on systems that cannot tell. */
  readonly usagePage?: number;
  readonly usage?: number;
  /** Number of the USB interface; absent where there is none (uhid) or the system cannot tell. */
  readonly interface?: number;
  readonly product?: string;
};

/** What an open device tells. Given when opening, so that no report is lost before somebody listens. */
export type HidEvents = {
  /** One input report, 64 bytes without report id. */
  readonly onReport: (report: Uint8Array) => void;
  /** At most once; the device is of no use afterwards and only waits for `close`. */
  readonly onFailure: (failure: HidFailure) => void;
};

/** An open HID device. */
export interface HidDevice {
  /** Sends one output report: 65 bytes, the first is the report id 0. Reports leave in the order of the calls. */
  write(report: Uint8Array): Promise<Result<void, HidFailure>>;
  /** Gives the handle back; may be called more than once and never fails. */
  close(): Promise<void>;
}

/** What carries our reports, as far as it can be told. */
export type HidLibrary = {
  /** Version of hidapi; null where there is none. */
  readonly hidapiVersion: string | null;
  readonly driver: 'hidraw' | 'windows' | 'macos' | 'simulated' | 'unknown';
};

/** Where HID devices come from: the system, or the simulators that ship with the product. */
export interface HidHost {
  /** True when the devices are simulators; everything they give is marked so. */
  readonly simulated: boolean;
  /** Least time between two listings: listing slows other traffic, on Windows it can block for seconds. */
  readonly listIntervalMs: number;
  /** The library in use; `hid.libraryMissing` when it cannot be loaded. */
  library(): Promise<Result<HidLibrary, HidFailure>>;
  /** All HID interfaces of this workstation. */
  list(): Promise<Result<readonly HidListing[], HidFailure>>;
  /** Opens the device at a path that was just listed. */
  open(path: string, events: HidEvents): Promise<Result<HidDevice, HidFailure>>;
}
