import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { REPORT_BYTES } from './hid-host.ts';
import type { HidDevice, HidEvents, HidFailure, HidHost, HidListing } from './hid-host.ts';

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
  readonly HIDAsync: { open(path: string, options: { nonExclusive: boolean }): Promise<NodeHidHandle> };
}

type NodeHidListing = {
  readonly path?: string | undefined;
  readonly vendorId: number;
  readonly productId: number;
  readonly usagePage?: number | undefined;
  readonly product?: string | undefined;
};

/** node-hid is loaded at the first call: it needs libusb, and a station without it must still start and say so. */
async function loadNodeHid(): Promise<NodeHidLibrary> {
  return await import('node-hid');
}

/** The HID devices of the system, through node-hid. */
export class NodeHidHost implements HidHost {
  readonly simulated = false;
  readonly listIntervalMs = 1000;
  readonly #load: () => Promise<NodeHidLibrary>;

  constructor(load: () => Promise<NodeHidLibrary> = loadNodeHid) {
    this.#load = load;
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
      .then(() => this.#handle.close())
      .catch(() => {
        // The device is gone already; there is nothing left to give back.
      });
    return this.#closing;
  }

  async #write(report: Uint8Array): Promise<Result<void, HidFailure>> {
    if (this.#failure) return fail(this.#failure);
    try {
      // The returned count differs by system (Windows pads), so it says nothing.
      await this.#handle.write(Buffer.from(report));
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

function toListing(device: NodeHidListing): HidListing[] {
  const { path, vendorId, productId, usagePage, product } = device;
  if (path === undefined || path === '') return [];
  return [
    {
      path,
      vendorId,
      productId,
      ...(usagePage === undefined ? {} : { usagePage }),
      ...(product === undefined ? {} : { product }),
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
  [/permission denied|access is denied|0x00000005/i, 'hid.noPermission'],
  [/no such file|no hid devices with|0x00000002/i, 'hid.notFound'],
  [/no such device|disconnected|device has been closed|0x0000048F/i, 'hid.removed'],
];

/** What an error of node-hid means: it may be an Error or a bare string. */
export function toHidFailure(error: unknown): HidFailure {
  const text = error instanceof Error ? error.message : String(error);
  return FAILURE_BY_TEXT.find(([pattern]) => pattern.test(text))?.[1] ?? 'hid.failed';
}
