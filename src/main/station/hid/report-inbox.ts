/** More than six of the longest answers: beyond that the device talks without being asked, and the rest is dropped. */
const MAX_WAITING = 256;

/** Reports that have come in and nobody has taken yet, with one taker at a time. */
export class ReportInbox {
  #waiting: Uint8Array[] = [];
  #taker: ((report: Uint8Array | undefined) => void) | undefined;

  put(report: Uint8Array): void {
    if (this.#taker) this.#taker(report);
    else if (this.#waiting.length < MAX_WAITING) this.#waiting.push(report);
  }

  /** Forgets what nobody asked for, for instance the late answer to a command that was given up. */
  clear(): void {
    this.#waiting = [];
  }

  /** Wakes a taker although nothing came: the device is gone. */
  wake(): void {
    this.#taker?.(undefined);
  }

  /** The next report, or undefined when none comes in time. */
  take(timeoutMs: number): Promise<Uint8Array | undefined> {
    const next = this.#waiting.shift();
    if (next) return Promise.resolve(next);
    return new Promise((resolve) => {
      const settle = (report: Uint8Array | undefined): void => {
        clearTimeout(timer);
        this.#taker = undefined;
        resolve(report);
      };
      const timer = setTimeout(() => settle(undefined), timeoutMs);
      this.#taker = settle;
    });
  }
}
