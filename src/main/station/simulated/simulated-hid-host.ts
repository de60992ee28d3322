import { setImmediate as nextTurn } from 'node:timers/promises';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { REPORT_BYTES } from '../hid/hid-host.ts';
import type { HidDevice, HidEvents, HidFailure, HidHost, HidLibrary, HidListing } from '../hid/hid-host.ts';
import type { Firmware } from './firmware.ts';

/** A USB bus on which simulated devices are plugged in and out. It keeps the rules of the real host, including its manners. */
export class SimulatedHidHost implements HidHost {
  readonly simulated = true;
  readonly listIntervalMs: number;
  readonly #ports = new Map<Firmware, SimulatedPort>();
  #plugged = 0;

  constructor(listIntervalMs = 50) {
    this.listIntervalMs = listIntervalMs;
  }

  isPlugged(firmware: Firmware): boolean {
    return this.#ports.has(firmware);
  }

  /** Plugs a device in, under a new path as the system would give it. */
  plug(firmware: Firmware): void {
    if (this.#ports.has(firmware)) return;
    this.#plugged += 1;
    this.#ports.set(
      firmware,
      new SimulatedPort(firmware, `simulated:${this.#plugged}`, () => this.unplug(firmware)),
    );
  }

  /** Pulls the plug: open handles fail, half answers stay half. */
  unplug(firmware: Firmware): void {
    const port = this.#ports.get(firmware);
    this.#ports.delete(firmware);
    port?.cut();
  }

  library(): Promise<Result<HidLibrary, HidFailure>> {
    return Promise.resolve(succeed({ hidapiVersion: null, driver: 'simulated' }));
  }

  async list(): Promise<Result<readonly HidListing[], HidFailure>> {
    await nextTurn();
    return succeed([...this.#ports.values()].map((port) => port.listing));
  }

  async open(path: string, events: HidEvents): Promise<Result<HidDevice, HidFailure>> {
    await nextTurn();
    const port = [...this.#ports.values()].find(({ listing }) => listing.path === path);
    return port ? succeed(port.open(events)) : fail('hid.notFound');
  }
}

/** A plugged device with whoever has it open. As with hidraw, every opener sees every report. */
class SimulatedPort {
  readonly listing: HidListing;
  readonly #firmware: Firmware;
  readonly #openers = new Set<HidEvents>();
  /** Reports on their way to the computer; one leaves per turn of the event loop, like one per USB frame. */
  #onTheWay: Uint8Array[] = [];
  #isCut = false;

  constructor(firmware: Firmware, path: string, pullPlug: () => void) {
    this.#firmware = firmware;
    this.listing = { path, ...firmware.identity };
    firmware.powerOn((report) => this.#send(report), pullPlug);
  }

  open(events: HidEvents): HidDevice {
    this.#openers.add(events);
    return {
      write: async (report) => {
        const written = Uint8Array.from(report);
        await nextTurn();
        if (this.#isCut || !this.#openers.has(events)) return fail('hid.removed');
        if (written.length !== 1 + REPORT_BYTES || written[0] !== 0) return fail('hid.failed');
        this.#firmware.receive(written.slice(1));
        return succeed(undefined);
      },
      close: async () => {
        this.#openers.delete(events);
        await nextTurn();
      },
    };
  }

  cut(): void {
    this.#isCut = true;
    this.#onTheWay = [];
    this.#firmware.powerOff();
    setImmediate(() => {
      for (const opener of this.#openers) opener.onFailure('hid.removed');
    });
  }

  #send(report: Uint8Array): void {
    this.#onTheWay.push(report);
    if (this.#onTheWay.length === 1) setImmediate(() => this.#deliver());
  }

  #deliver(): void {
    const [report] = this.#onTheWay;
    if (!report || this.#isCut) return;
    for (const opener of this.#openers) opener.onReport(report.slice());
    this.#onTheWay.shift();
    if (this.#onTheWay.length > 0) setImmediate(() => this.#deliver());
  }
}
