import { toHex } from '../../../src/shared/kernel/bytes.ts';
import { fail, succeed } from '../../../src/shared/kernel/result.ts';
import type { HidEvents, HidHost, HidListing } from '../../../src/main/station/hid/hid-host.ts';
import { hex } from './vectors.ts';

/** A reader as the matcher wants it. */
export const READER_LISTING: HidListing = { path: 'transcript:1', vendorId: 0x0400, productId: 0xc35a };

/**
 * Replays a recorded conversation, strictly. `=> HEX` is what must be written next (filled up with zeros),
 * `<= HEX` what then comes back, cut into 64-byte reports; `<+20 HEX` comes 20 ms later; `!! unplug` pulls the plug.
 */
export class TranscriptHost implements HidHost {
  readonly simulated = true;
  readonly listIntervalMs = 0;
  readonly problems: string[] = [];
  readonly #listing: HidListing;
  #lines: string[];
  #plugged = true;

  constructor(text: string, listing: HidListing = READER_LISTING) {
    this.#lines = text
      .split('\n')
      .map((line) => line.replace(/#.*/, '').trim())
      .filter((line) => line !== '');
    this.#listing = listing;
  }

  /** What went wrong and what was never asked for; empty at the end of a good test. */
  leftOver(): string[] {
    return [...this.problems, ...this.#lines];
  }

  list() {
    return Promise.resolve(succeed(this.#plugged ? [this.#listing] : []));
  }

  library() {
    return Promise.resolve(succeed({ hidapiVersion: null, driver: 'simulated' as const }));
  }

  open(path: string, events: HidEvents) {
    if (!this.#plugged || path !== this.#listing.path) return Promise.resolve(fail('hid.notFound'));
    const write = (report: Uint8Array) => Promise.resolve(this.#write(report, events));
    return Promise.resolve(succeed({ write, close: () => Promise.resolve() }));
  }

  #write(report: Uint8Array, events: HidEvents) {
    if (!this.#plugged) return fail('hid.removed');
    const line = this.#lines.shift() ?? 'nothing';
    const expected = new Uint8Array(65);
    if (line.startsWith('=> ')) expected.set(hex(line.slice(3)), 1);
    if (toHex(report) !== toHex(expected)) this.problems.push(`wrote ${toHex(report)}, expected ${line}`);
    while (this.#lines[0] !== undefined && !this.#lines[0].startsWith('=> ')) {
      this.#play(this.#lines.shift() ?? '', events);
    }
    return succeed(undefined);
  }

  #play(line: string, events: HidEvents): void {
    const [, delayMs, bytes] = /^<(?:=|\+(\d+)) (.*)$/.exec(line) ?? [];
    if (line === '!! unplug') {
      this.#plugged = false;
      setImmediate(() => events.onFailure('hid.removed'));
    } else if (delayMs !== undefined) {
      setTimeout(() => sendReports(hex(bytes), events), Number(delayMs));
    } else {
      setImmediate(() => sendReports(hex(bytes), events));
    }
  }
}

function sendReports(stream: Uint8Array, events: HidEvents): void {
  for (let at = 0; at < stream.length; at += 64) {
    const report = new Uint8Array(64);
    report.set(stream.subarray(at, at + 64));
    events.onReport(report);
  }
}
