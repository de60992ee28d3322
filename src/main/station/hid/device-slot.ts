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
  /** Compared only where the system tells it, like the three that follow. */
  readonly usagePage?: number;
  readonly usage?: number;
  readonly interface?: number;
  /** A part of the product's name; for ids of chip makers, which many devices share. */
  readonly product?: string;
};

/** A listed device and the model it was taken for. */
export type OpenedDevice<Model extends DeviceModel> = { readonly listing: HidListing; readonly model: Model };

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
export class DeviceSlot<Model extends DeviceModel = DeviceModel> {
  readonly #traffic: HidTraffic;
  readonly #models: readonly Model[];
  readonly #timings: SlotTimings;
  #connection: HidConnection | undefined;
  #opened: OpenedDevice<Model> | undefined;
  #opening: Promise<Result<HidConnection, HidFailure>> | undefined;
  #idle: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(traffic: HidTraffic, models: readonly Model[], timings: SlotTimings = SLOT_TIMINGS) {
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

  /** What was opened last, also when it was given back since. */
  get opened(): OpenedDevice<Model> | undefined {
    return this.#opened;
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
      const found = findModel(listed.value, this.#models);
      if (!found) return fail('hid.notFound');
      last = await HidConnection.open(this.#traffic.host, found.listing.path);
      if (last.ok) {
        this.#connection = last.value;
        this.#opened = found;
        return last;
      }
      if (left > 1) await delay(this.#timings.openAgainMs);
    }
    return last;
  }
}

/** The first listed device that is one of the models. */
export function findModel<Model extends DeviceModel>(
  listings: readonly HidListing[],
  models: readonly Model[],
): OpenedDevice<Model> | undefined {
  for (const listing of listings) {
    const model = models.find((each) => matches(listing, each));
    if (model) return { listing, model };
  }
  return undefined;
}

function matches(listing: HidListing, model: DeviceModel): boolean {
  if (listing.vendorId !== model.vendorId || listing.productId !== model.productId) return false;
  const differs = (['usagePage', 'usage', 'interface'] as const).some(
    (what) => model[what] !== undefined && listing[what] !== undefined && listing[what] !== model[what],
  );
  if (differs) return false;
  return (
    model.product === undefined || listing.product === undefined || listing.product.includes(model.product)
  );
}
