/** An event stream that says what a test tells it to. */
export class FakeStream<Told> {
  readonly #waiting: Told[] = [];
  #wake: () => void = () => undefined;
  #broken = false;

  tell(...told: readonly Told[]): void {
    this.#waiting.push(...told);
    this.#wake();
  }

  /** Ends the stream that is open; the next one works. */
  break(): void {
    this.#broken = true;
    this.#wake();
  }

  async *open(): AsyncGenerator<Told, void> {
    this.#broken = false;
    while (!this.#broken) {
      const next = this.#waiting.shift();
      if (next !== undefined) yield next;
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}
