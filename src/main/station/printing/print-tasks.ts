import { fail } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Printers, PrintTask, PrintTaskFailure } from './printers.ts';

type Running = { readonly stop: AbortController; readonly ended: Promise<unknown> };

/** What is being printed, each job once at a time. */
export class PrintTasks {
  readonly printers: Printers;
  readonly #running = new Map<string, Running>();

  constructor(printers: Printers) {
    this.printers = printers;
  }

  async print(task: PrintTask): Promise<Result<void, PrintTaskFailure | 'printing.busy'>> {
    if (this.#running.has(task.jobId)) return fail('printing.busy');
    const stop = new AbortController();
    const ended = this.printers.print(task, stop.signal);
    this.#running.set(task.jobId, { stop, ended });
    try {
      return await ended;
    } finally {
      this.#running.delete(task.jobId);
    }
  }

  /** Takes a job back; false when it is not being printed. */
  cancel(jobId: string): boolean {
    const running = this.#running.get(jobId);
    running?.stop.abort();
    return running !== undefined;
  }

  /** Takes everything back and waits until it is. */
  async close(): Promise<void> {
    const running = [...this.#running.values()];
    for (const { stop } of running) stop.abort();
    await Promise.allSettled(running.map(({ ended }) => ended));
  }
}
