import { equalBytes, toHex } from '../../../shared/kernel/bytes.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { REPORT_BYTES } from '../hid/hid-host.ts';
import type { HidDevice, HidEvents, HidFailure, HidHost, HidLibrary, HidListing } from '../hid/hid-host.ts';
import { parseTranscript } from './transcript.ts';
import type { TranscriptStep } from './transcript.ts';

/** A reader as the built-in profile wants it. */
const READER: HidListing = { path: 'replay:1', vendorId: 0x0400, productId: 0xc35a };

/** Replays a recorded conversation, strictly: what is written must be what was written then, and nothing may be left. */
export class ReplayHidHost implements HidHost {
  readonly simulated = true;
  readonly listIntervalMs = 0;
  readonly #listing: HidListing;
  readonly #steps: TranscriptStep[];
  readonly #problems: string[] = [];
  #plugged = true;

  constructor(text: string, listing: HidListing = READER) {
    this.#steps = parseTranscript(text);
    this.#listing = listing;
  }

  /** What went wrong, by its line, and what was never asked for; empty at the end of a good replay. */
  leftOver(): readonly string[] {
    const left = this.#steps.map(({ line, kind }) => `line ${line}: ${kind} did not happen`);
    return [...this.#problems, ...left];
  }

  library(): Promise<Result<HidLibrary, HidFailure>> {
    return Promise.resolve(succeed({ hidapiVersion: null, driver: 'simulated' }));
  }

  list(): Promise<Result<readonly HidListing[], HidFailure>> {
    return Promise.resolve(succeed(this.#plugged ? [this.#listing] : []));
  }

  open(path: string, events: HidEvents): Promise<Result<HidDevice, HidFailure>> {
    if (!this.#plugged || path !== this.#listing.path) return Promise.resolve(fail('hid.notFound'));
    const write: HidDevice['write'] = (report) => Promise.resolve(this.#write(report, events));
    return Promise.resolve(succeed({ write, close: () => Promise.resolve() }));
  }

  #write(report: Uint8Array, events: HidEvents): Result<void, HidFailure> {
    if (!this.#plugged) return fail('hid.removed');
    const step = this.#steps.shift();
    if (step?.kind !== 'write') this.#problems.push(`${whereIs(step)}: ${toHex(report)} was written`);
    else if (!equalBytes(report, asReport(step.bytes))) {
      this.#problems.push(`${whereIs(step)}: ${toHex(report)} was written instead`);
    }
    while (this.#steps[0] !== undefined && this.#steps[0].kind !== 'write') {
      this.#play(this.#steps.shift(), events);
    }
    return succeed(undefined);
  }

  #play(step: TranscriptStep | undefined, events: HidEvents): void {
    if (step === undefined || step.kind === 'write') return;
    if (step.afterMs > 0) setTimeout(() => this.#happen(step, events), step.afterMs);
    else setImmediate(() => this.#happen(step, events));
  }

  #happen(step: Exclude<TranscriptStep, { kind: 'write' }>, events: HidEvents): void {
    if (step.kind === 'unplug') {
      this.#plugged = false;
      events.onFailure('hid.removed');
      return;
    }
    for (let at = 0; at < step.bytes.length; at += REPORT_BYTES) {
      const report = new Uint8Array(REPORT_BYTES);
      report.set(step.bytes.subarray(at, at + REPORT_BYTES));
      events.onReport(report);
    }
  }
}

function whereIs(step: TranscriptStep | undefined): string {
  return step ? `line ${step.line}` : 'after the end';
}

/** As it is written: behind the report id 0, filled up with zeros. */
function asReport(bytes: Uint8Array): Uint8Array {
  const report = new Uint8Array(1 + REPORT_BYTES);
  report.set(bytes, 1);
  return report;
}
