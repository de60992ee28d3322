import type { ReaderCounters, ReaderExchange } from '../../../shared/domain/device/reader-journal.ts';

const KEPT_EXCHANGES = 20;

/** The last exchanges with the reader and how often what happened, for the diagnosis. */
export class ReaderJournal {
  #exchanges: readonly ReaderExchange[] = [];
  #counters: ReaderCounters = { exchanges: 0, timeouts: 0, damagedAnswers: 0, strayAnswers: 0, opened: 0 };

  get exchanges(): readonly ReaderExchange[] {
    return this.#exchanges;
  }

  get counters(): ReaderCounters {
    return this.#counters;
  }

  add(exchange: ReaderExchange): void {
    this.#exchanges = [...this.#exchanges, exchange].slice(-KEPT_EXCHANGES);
    this.count('exchanges');
    if (exchange.outcome === 'silent') this.count('timeouts');
    if (exchange.outcome === 'damaged') this.count('damagedAnswers');
  }

  count(what: keyof ReaderCounters): void {
    this.#counters = { ...this.#counters, [what]: this.#counters[what] + 1 };
  }
}
