/** What an office does by itself, again and again. */
export type UpkeepTask = { readonly name: string; readonly run: () => Promise<unknown> };

/** Told of a task that failed; it is tried again the next time. */
export type ReportUpkeep = (task: string, error: unknown) => void;

/** How often files are swept and old answers forgotten. */
export const DAY_MS = 86_400_000;

/** How often the office looks which deadlines have passed. */
export const OFTEN_MS = 180_000;

/**
 * Runs the tasks one after another, now and after each interval, until it is stopped. For servers only: a command of the
 * administrator that opens the same office for a moment must not sweep beside it.
 */
export class Upkeep {
  readonly #tasks: readonly UpkeepTask[];
  readonly #report: ReportUpkeep;
  readonly #timer: NodeJS.Timeout;
  #round: Promise<void>;
  #stopped = false;

  constructor(tasks: readonly UpkeepTask[], report: ReportUpkeep, everyMs: number) {
    this.#tasks = tasks;
    this.#report = report;
    this.#round = this.#runAll();
    this.#timer = setInterval(() => (this.#round = this.#round.then(() => this.#runAll())), everyMs).unref();
  }

  /** No task begins any more; what the one under way cannot finish it does the next time. */
  stop(): void {
    this.#stopped = true;
    clearInterval(this.#timer);
  }

  /** The end of the round under way, after `stop`. */
  async close(): Promise<void> {
    this.stop();
    await this.#round;
  }

  async #runAll(): Promise<void> {
    for (const { name, run } of this.#tasks) {
      if (this.#stopped) return;
      try {
        await run();
      } catch (error) {
        // After `stop` the database is closed under the task.
        if (!this.#stopped) this.#report(name, error);
      }
    }
  }
}
