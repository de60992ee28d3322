import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PrinterStatus } from '../../../shared/api/station/printing.ts';
import type { SimulatedPrinterState } from '../../../shared/api/station/simulator.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { SIMULATED_PRINTER_NAME } from '../../../shared/texts/printing.ts';
import type { Printers, PrintTask, PrintTaskFailure } from '../printing/printers.ts';

const NAME = 'simulated';
const SHOWN_AT_MOST = 20;

/** How long the simulated printer takes, ms. */
export type SimulatedPace = {
  readonly copyMs: number;
  /** Without paper: somebody may be putting some in. */
  readonly paperMs: number;
  readonly lookMs: number;
};

const PACE: SimulatedPace = { copyMs: 300, paperMs: 8_000, lookMs: 100 };

/** A printer that lays each copy as a PDF into a folder. It can be switched off and be without paper. */
export class SimulatedPrinter implements Printers {
  readonly simulated = true;
  readonly #folder: string;
  readonly #pace: SimulatedPace;
  #online = true;
  #hasPaper = true;
  #printing = 0;
  #printed: readonly string[] = [];

  constructor(folder: string, pace: SimulatedPace = PACE) {
    this.#folder = folder;
    this.#pace = pace;
  }

  set({
    online,
    hasPaper,
  }: {
    readonly online?: boolean | undefined;
    readonly hasPaper?: boolean | undefined;
  }): void {
    this.#online = online ?? this.#online;
    this.#hasPaper = hasPaper ?? this.#hasPaper;
  }

  state(): SimulatedPrinterState {
    return { online: this.#online, hasPaper: this.#hasPaper, printed: this.#printed };
  }

  async list(): Promise<Result<readonly PrinterStatus[], never>> {
    const reasons = [
      ...(this.#online ? [] : (['offline'] as const)),
      ...(this.#hasPaper ? [] : (['mediaEmpty'] as const)),
    ];
    const state = this.#printing > 0 ? 'printing' : 'idle';
    return succeed([
      {
        name: NAME,
        description: SIMULATED_PRINTER_NAME,
        state: this.#online ? state : 'stopped',
        accepting: true,
        reasons,
        isDefault: true,
        simulated: true,
      },
    ]);
  }

  async print(task: PrintTask, signal: AbortSignal): Promise<Result<void, PrintTaskFailure>> {
    if (task.printer !== NAME) return fail('printing.noPrinter');
    if (!this.#online) return fail('printing.offline');
    this.#printing += 1;
    try {
      for (let copy = 1; copy <= task.copies; copy += 1) {
        const printed = await this.#printCopy(task, copy, signal);
        if (!printed.ok) return printed;
      }
      return succeed(undefined);
    } finally {
      this.#printing -= 1;
    }
  }

  async #printCopy(
    { jobId, pdf }: PrintTask,
    copy: number,
    signal: AbortSignal,
  ): Promise<Result<void, PrintTaskFailure>> {
    const { copyMs, paperMs, lookMs } = this.#pace;
    await pause(copyMs);
    for (let waitedMs = 0; !this.#hasPaper && !signal.aborted; waitedMs += lookMs) {
      if (waitedMs >= paperMs) return fail('printing.paperOut');
      await pause(lookMs);
    }
    if (signal.aborted) return fail('printing.cancelled');
    if (!this.#online) return fail('printing.interrupted');
    this.#lay(`${Date.now()}-${jobId}-${copy}.pdf`, pdf);
    return succeed(undefined);
  }

  #lay(name: string, pdf: Uint8Array): void {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    writeFileSync(join(this.#folder, name), pdf, { mode: 0o600 });
    this.#printed = [name, ...this.#printed].slice(0, SHOWN_AT_MOST);
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, milliseconds);
  });
}
