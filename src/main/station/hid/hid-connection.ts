import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { REPORT_BYTES } from './hid-host.ts';
import type { HidDevice, HidFailure, HidHost } from './hid-host.ts';
import { ReportInbox } from './report-inbox.ts';

/** A device that still talks after ten times the silence we want from it will not stop by itself. */
const MAX_DRAIN_QUIETS = 10;

/** Why no report came. */
export type ReceiveFailure = HidFailure | 'hid.timeout';

/** An open device as the protocols use it: reports out, reports in with a time-out, and whether it still lives. */
export class HidConnection {
  readonly #inbox = new ReportInbox();
  #device: HidDevice | undefined;
  #failure: HidFailure | undefined;

  static async open(host: HidHost, path: string): Promise<Result<HidConnection, HidFailure>> {
    const connection = new HidConnection();
    const opened = await host.open(path, {
      onReport: (report) => connection.#inbox.put(report),
      onFailure: (failure) => connection.#fail(failure),
    });
    if (!opened.ok) return opened;
    connection.#device = opened.value;
    return succeed(connection);
  }

  /** Why the device is of no use any more; undefined while it lives. */
  get failure(): HidFailure | undefined {
    return this.#failure;
  }

  /** Sends up to 64 bytes as one report, filled up with zeros, behind the report id 0. */
  async send(payload: Uint8Array): Promise<Result<void, HidFailure>> {
    if (this.#failure || !this.#device) return fail(this.#failure ?? 'hid.removed');
    const report = new Uint8Array(1 + REPORT_BYTES);
    report.set(payload, 1);
    const written = await this.#device.write(report);
    report.fill(0);
    return written;
  }

  async receive(timeoutMs: number): Promise<Result<Uint8Array, ReceiveFailure>> {
    if (this.#failure) return fail(this.#failure);
    const report = await this.#inbox.take(Math.max(timeoutMs, 0));
    if (report) return succeed(report);
    return fail(this.#failure ?? 'hid.timeout');
  }

  /** Forgets reports that came in unasked. */
  discard(): void {
    this.#inbox.clear();
  }

  /** Reads until nothing has come for `quietMs`; false when the device never stops talking or is gone. */
  async drain(quietMs: number): Promise<boolean> {
    const until = performance.now() + MAX_DRAIN_QUIETS * quietMs;
    while (performance.now() < until) {
      const report = await this.receive(quietMs);
      if (!report.ok) return report.failure.code === 'hid.timeout';
    }
    return false;
  }

  async close(): Promise<void> {
    this.#fail('hid.removed');
    await this.#device?.close();
  }

  #fail(failure: HidFailure): void {
    this.#failure ??= failure;
    this.#inbox.wake();
  }
}
