/**
 * One exchange with the card reader: which command, how much came back and how it ended. Nothing in it can hold what
 * a card says, so it may be shown, copied and logged.
 */
export type ReaderExchange = {
  /** CMD and Para of the command, e.g. `0x2001` for find. */
  readonly command: number;
  /** Bytes of data in the answer. */
  readonly answerBytes: number;
  /** Status word SW3; null when there was no answer. */
  readonly status: number | null;
  readonly tookMs: number;
  readonly outcome: 'answered' | 'damaged' | 'silent' | 'gone';
};

/** How often something went wrong since the station was started. */
export type ReaderCounters = {
  readonly exchanges: number;
  readonly timeouts: number;
  /** Frames whose checksum was wrong, or reports against the rules of the framing. */
  readonly damagedAnswers: number;
  /** Answers that could not belong to the command asked. */
  readonly strayAnswers: number;
  readonly opened: number;
};
