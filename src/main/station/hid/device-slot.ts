import { setTimeout as delay } from 'node:timers/promises';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { HidConnection } from './hid-connection.ts';
import type { HidFailure, HidListing } from './hid-host.ts';
import type { HidTraffic } from './hid-traffic.ts';

/** A model of device we can talk to. */
export type DeviceModel = {
  readonly vendorId: number;
  readonly productId: number;
  /** Compared only where the system tells it. */
  readonly usagePage?: number;
};

/** How long a handle is kept and how patient opening is. */
export const SLOT_TIMINGS = {
  /** An idle handle goes back to the system after this time. */
  keepOpenMs: 5000,
  /** A device is listed before it can be opened: try again, this far apart. */
  openTries: 3,
  openAgainMs: 300,
};
export type SlotTimings = typeof SLOT_TIMINGS;

/**
 * The place of one kind of device. It opens on demand, keeps the handle for a while, and after any failure
 * throws it away and opens anew by a freshly listed path: a replugged device has another path.
 */
export class DeviceSlot {
  readonly #traffic: HidTraffic;
  readonly #models: readonly DeviceModel[];
  readonly #timings: SlotTimings;
  #connection: HidConnection | undefined;
  #opening: Promise<Result<HidConnection, HidFailure>> | undefined;
  #idle: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(traffic: HidTraffic, models: readonly DeviceModel[], timings: SlotTimings = SLOT_TIMINGS) {
    this.#traffic = traffic;
    this.#models = models;
    this.#timings = timings;
  }

  /** The open device, opened now if need be; `hid.notFound` when none of our models is plugged in. */
  async connect(): Promise<Result<HidConnection, HidFailure>> {
    clearTimeout(this.#idle);
    if (this.#closed) return fail('hid.notFound');
    if (this.#connection && !this.#connection.failure) return succeed(this.#connection);
    this.#opening ??= this.#open().finally(() => (this.#opening = undefined));
    return this.#opening;
  }

  /** Says that nobody uses the device just now. */
  release(): void {
    clearTimeout(this.#idle);
    if (this.#connection?.failure) void this.drop();
    else this.#idle = setTimeout(() => void this.drop(), this.#timings.keepOpenMs).unref();
  }

  /** Gives the handle back, so that the next `connect` opens anew; false when there was none. */
  async drop(): Promise<boolean> {
    clearTimeout(this.#idle);
    const connection = this.#connection;
    this.#connection = undefined;
    await connection?.close();
    return connection !== undefined;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#opening;
    await this.drop();
  }

  async #open(): Promise<Result<HidConnection, HidFailure>> {
    await this.drop();
    let last: Result<HidConnection, HidFailure> = fail('hid.notFound');
    for (let left = this.#timings.openTries; left > 0; left -= 1) {
      const listed = await this.#traffic.list();
      if (!listed.ok) return listed;
      const found = listed.value.find((listing) => this.#models.some((model) => matches(listing, model)));
      if (!found) return fail('hid.notFound');
      last = await HidConnection.open(this.#traffic.host, found.path);
      if (last.ok) {
        this.#connection = last.value;
        return last;
      }
      if (left > 1) await delay(this.#timings.openAgainMs);
    }
    return last;
  }
}

function matches(listing: HidListing, model: DeviceModel): boolean {
  if (listing.vendorId !== model.vendorId || listing.productId !== model.productId) return false;
  return (
    model.usagePage === undefined || listing.usagePage === undefined || listing.usagePage === model.usagePage
  );
}
