import { succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { HidDevice, HidEvents, HidFailure, HidHost, HidLibrary, HidListing } from '../hid/hid-host.ts';
import { toLine } from './transcript.ts';

/**
 * Writes down every report that crosses a host, to be replayed later. Only over simulated devices, whose drawer holds
 * nobody's card (`isSynthetic`): the answers of a real reader are somebody's name and number.
 */
export class RecordingHidHost implements HidHost {
  readonly simulated = true;
  readonly #host: HidHost;
  readonly #lines: string[] = [];

  constructor(host: HidHost) {
    if (!host.simulated) throw new Error('only simulated devices may be recorded');
    this.#host = host;
  }

  get listIntervalMs(): number {
    return this.#host.listIntervalMs;
  }

  /** What was said until now, in the format of transcript.ts. */
  transcript(): string {
    return this.#lines.map((line) => `${line}\n`).join('');
  }

  library(): Promise<Result<HidLibrary, HidFailure>> {
    return this.#host.library();
  }

  list(): Promise<Result<readonly HidListing[], HidFailure>> {
    return this.#host.list();
  }

  async open(path: string, events: HidEvents): Promise<Result<HidDevice, HidFailure>> {
    const opened = await this.#host.open(path, {
      onReport: (report) => {
        this.#lines.push(toLine('<=', report));
        events.onReport(report);
      },
      onFailure: (failure) => {
        this.#lines.push('!! unplug');
        events.onFailure(failure);
      },
    });
    if (!opened.ok) return opened;
    const device = opened.value;
    return succeed({
      write: (report) => {
        this.#lines.push(toLine('=>', report.subarray(1)));
        return device.write(report);
      },
      close: () => device.close(),
    });
  }
}
