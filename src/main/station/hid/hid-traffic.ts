import { setTimeout as delay } from 'node:timers/promises';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { HidFailure, HidHost, HidListing } from './hid-host.ts';

/** How long a listing waits for exchanges to end before it answers with the list it has. */
const PATIENCE_MS = 2000;
/** A listing can block for seconds on a foreign, silent device (seen on Windows); then there is none. */
const LISTING_MS = 8000;

/**
 * Keeps listing and talking apart: while a command is under way on any device nothing is listed (hidapi's
 * listing slowed other traffic ten times), and two listings are at least the host's interval apart.
 */
export class HidTraffic {
  readonly host: HidHost;
  #running = 0;
  #listing: Promise<Result<readonly HidListing[], HidFailure>> | undefined;
  #last: readonly HidListing[] = [];
  #lastAt = Number.NEGATIVE_INFINITY;

  constructor(host: HidHost) {
    this.host = host;
  }

  /** Runs one command and its answer, after a listing under way has ended. */
  async exchange<Value>(work: () => Promise<Value>): Promise<Value> {
    while (this.#listing) await this.#listing;
    this.#running += 1;
    try {
      return await work();
    } finally {
      this.#running -= 1;
    }
  }

  /** What is plugged in. Never older than the call, except while a device is kept busy for very long. */
  async list(): Promise<Result<readonly HidListing[], HidFailure>> {
    const early = this.#lastAt + this.host.listIntervalMs - performance.now();
    if (early > 0) await delay(early);
    const until = performance.now() + PATIENCE_MS;
    while (this.#running > 0) {
      if (performance.now() > until) return succeed(this.#last);
      await delay(10);
    }
    this.#listing ??= this.#list().finally(() => (this.#listing = undefined));
    return this.#listing;
  }

  async #list(): Promise<Result<readonly HidListing[], HidFailure>> {
    const stop = new AbortController();
    const tooLate = delay(LISTING_MS, undefined, { signal: stop.signal, ref: false }).then(
      () => fail('hid.failed'),
      () => fail('hid.failed'),
    );
    const listed = await Promise.race([this.host.list(), tooLate]);
    stop.abort();
    this.#lastAt = performance.now();
    if (listed.ok) this.#last = listed.value;
    return listed;
  }
}
