import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { REPORT_BYTES } from './hid-host.ts';
import type { HidDevice, HidEvents, HidFailure, HidHost, HidLibrary, HidListing } from './hid-host.ts';

/** A handle of node-hid 3.4 (`HIDAsync`), as far as we use it. */
export interface NodeHidHandle {
  /** Exactly one listener per event for the life of the handle: a second `data` listener ends the process. */
  on(event: 'data', listener: (report: Uint8Array) => void): unknown;
  /** The value is a string in 3.4, whatever the documentation says. */
  on(event: 'error', listener: (error: unknown) => void): unknown;
  write(report: number[] | Buffer): Promise<number>;
  close(): Promise<void>;
}

/** The part of node-hid we use. `read` is left out on purpose: without a time-out it blocks `write` and `close` for ever. */
export interface NodeHidLibrary {
  devicesAsync(): Promise<readonly NodeHidListing[]>;
  /** The first call loads the native part; it throws where libusb is missing. */
  getHidapiVersion(): string;
  readonly HIDAsync: { open(path: string, options: { nonExclusive: boolean }): Promise<NodeHidHandle> };
}

type NodeHidListing = {
  readonly path?: string | undefined;
  readonly vendorId: number;
  readonly productId: number;
  readonly usagePage?: number | undefined;
  readonly usage?: number | undefined;
  /** -1 where the system cannot tell. */
  readonly interface?: number | undefined;
  readonly product?: string | undefined;
};

/** node-hid is loaded at the first call: it needs libusb, and a station without it must still start and say so. */
async function loadNodeHid(): Promise<NodeHidLibrary> {
  return await import('node-hid');
}

/** node-hid takes hidraw on Linux unless told otherwise, and we never tell it otherwise. */
const DRIVERS: Readonly<Record<string, HidLibrary['driver']>> = {
  linux: 'hidraw',
  win32: 'windows',
  darwin: 'macos',
};

/** The HID devices of the system, through node-hid. */
export class NodeHidHost implements HidHost {
  readonly simulated = false;
  readonly listIntervalMs = 1000;
  readonly #load: () => Promise<NodeHidLibrary>;

  constructor(load: () => Promise<NodeHidLibrary> = loadNodeHid) {
    this.#load = load;
  }

  async library(): Promise<Result<HidLibrary, HidFailure>> {
    try {
      const { getHidapiVersion } = await this.#load();
      return succeed({ hidapiVersion: getHidapiVersion(), driver: DRIVERS[process.platform] ?? 'unknown' });
    } catch (error) {
      return fail(toHidFailure(error));
    }
  }

  async list(): Promise<Result<readonly HidListing[], HidFailure>> {
    try {
      const { devicesAsync } = await this.#load();
      return succeed((await devicesAsync()).flatMap(toListing));
    } catch (error) {
      return fail(toHidFailure(error));
    }
  }

  async open(path: string, events: HidEvents): Promise<Result<HidDevice, HidFailure>> {
    try {
      const { HIDAsync } = await this.#load();
      // macOS opens exclusively unless told otherwise, and wants the boolean to be there; elsewhere it is ignored.
      const handle = await HIDAsync.open(path, { nonExclusive: false });
      return succeed(new NodeHidDevice(handle, events));
    } catch (error) {
      return fail(toHidFailure(error));
    }
  }
}

/** hidapi gives up a write after 1 s on Windows and never on Linux; a device that takes none for so long is stuck. */
const WRITE_MS = 3000;
/** Closing waits behind whatever the device's queue holds. The handle is lost then, the station is not. */
const CLOSE_MS = 2000;

class NodeHidDevice implements HidDevice {
  readonly #handle: NodeHidHandle;
  readonly #events: HidEvents;
  #lastWrite: Promise<unknown> = Promise.resolve();
  #failure: HidFailure | undefined;
  #closing: Promise<void> | undefined;

  constructor(handle: NodeHidHandle, events: HidEvents) {
    this.#handle = handle;
    this.#events = events;
    handle.on('data', (report) => {
      if (!this.#closing) events.onReport(Uint8Array.from(report.subarray(0, REPORT_BYTES)));
    });
    handle.on('error', () => this.#fail('hid.removed'));
  }

  write(report: Uint8Array): Promise<Result<void, HidFailure>> {
    const result = this.#lastWrite.then(() => this.#write(report));
    this.#lastWrite = result;
    return result;
  }

  close(): Promise<void> {
    this.#closing ??= this.#lastWrite
      .then(() => within(CLOSE_MS, this.#handle.close()))
      .catch(() => {
        // The device is gone already or does not let go; there is nothing left to give back.
      });
    return this.#closing;
  }

  async #write(report: Uint8Array): Promise<Result<void, HidFailure>> {
    if (this.#failure) return fail(this.#failure);
    try {
      // The returned count differs by system (Windows pads), so it says nothing.
      await within(WRITE_MS, this.#handle.write(Buffer.from(report)));
      return succeed(undefined);
    } catch (error) {
      const failure = toHidFailure(error);
      this.#fail(failure);
      return fail(failure);
    }
  }

  #fail(failure: HidFailure): void {
    if (this.#failure || this.#closing) return;
    this.#failure = failure;
    this.#events.onFailure(failure);
  }
}

/** The promise, or an error when it takes longer. */
async function within<Value>(limitMs: number, promise: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no end within ${limitMs} ms`)), limitMs);
  });
  try {
    return await Promise.race([promise, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

function toListing(device: NodeHidListing): HidListing[] {
  const { path, vendorId, productId, usagePage, usage, product } = device;
  if (path === undefined || path === '') return [];
  return [
    {
      path,
      vendorId,
      productId,
      ...(usagePage !== undefined && { usagePage }),
      ...(usage !== undefined && { usage }),
      ...(device.interface !== undefined && device.interface >= 0 && { interface: device.interface }),
      ...(product !== undefined && { product }),
    },
  ];
}

/**
 * The one place that looks at texts of node-hid 3.4 / hidapi 0.15. Texts not in the table (Windows translates
 * them) are `hid.failed`, which callers treat like a removed device: drop the handle and open afresh.
 */
const FAILURE_BY_TEXT: readonly (readonly [RegExp, HidFailure])[] = [
  [
    /Failed to find binding|cannot open shared object|Cannot find (module|package)|is not a valid Win32/i,
    'hid.libraryMissing',
  ],
  [/permission denied|access is denied|0x00000005|not permitted|0xE00002E2/i, 'hid.noPermission'],
  [/exclusive access|0xE00002C5|0x00000020|resource busy/i, 'hid.inUse'],
  [/no such file|no hid devices with|0x00000002/i, 'hid.notFound'],
  [/no such device|disconnected|device has been closed|0x0000048F/i, 'hid.removed'],
];

/** What an error of node-hid means: it may be an Error or a bare string. */
export function toHidFailure(error: unknown): HidFailure {
  const text = error instanceof Error ? error.message : String(error);
  return FAILURE_BY_TEXT.find(([pattern]) => pattern.test(text))?.[1] ?? 'hid.failed';
}
