/** Status word SW3 of an answer (devices.md A.4); SW1 and SW2 come from the card and are not looked at. */
export const SAM_STATUS = {
  done: 0x90,
  cardFound: 0x9f,
  wrongChecksum: 0x10,
  wrongLength: 0x11,
  wrongOrder: 0x21,
  unknown: 0x24,
  cardRefusedReader: 0x31,
  readerRefusedCard: 0x32,
  dataNotGenuine: 0x33,
  wrongKind: 0x40,
  readFailed: 0x41,
  randomFailed: 0x47,
  selfTestFailed: 0x60,
  notAuthorised: 0x66,
  noCard: 0x80,
  selectFailed: 0x81,
  noSuchItem: 0x91,
} as const;

/** A command and how its answer looks when all is well. */
export type SamCommand = {
  readonly command: number;
  readonly para: number;
  readonly success: number;
  /** How many bytes of data such an answer holds, at least and at most: it tells a stray answer to another command. */
  readonly dataBytes: readonly [number, number];
};

/** The commands we send. Never sent: 60 (baud rate), 61 (RF frame size) and the makers' update commands. */
export const SAM_COMMANDS = {
  reset: { command: 0x10, para: 0xff, success: SAM_STATUS.done, dataBytes: [0, 0] },
  selfTest: { command: 0x11, para: 0xff, success: SAM_STATUS.done, dataBytes: [0, 0] },
  samId: { command: 0x12, para: 0xff, success: SAM_STATUS.done, dataBytes: [16, 16] },
  find: { command: 0x20, para: 0x01, success: SAM_STATUS.cardFound, dataBytes: [0, 16] },
  select: { command: 0x20, para: 0x02, success: SAM_STATUS.done, dataBytes: [0, 15] },
  readBase: { command: 0x30, para: 0x01, success: SAM_STATUS.done, dataBytes: [260, 1284] },
  readWithFingerprints: { command: 0x30, para: 0x10, success: SAM_STATUS.done, dataBytes: [262, 2310] },
  /** 35 characters by the one source there is; other modules may send more or fewer. */
  readNewestAddress: { command: 0x30, para: 0x03, success: SAM_STATUS.done, dataBytes: [2, 160] },
} as const satisfies Record<string, SamCommand>;

/** Milliseconds; the values of devices.md A.6. */
export const READER_TIMINGS = {
  /** For each framing that is tried on an unknown reader. */
  probeMs: 500,
  samIdMs: 1500,
  findMs: 1000,
  selectMs: 1000,
  readMs: 3500,
  readWithFingerprintsMs: 5000,
  readNewestAddressMs: 2500,
  /** After a time-out the reader must have been silent this long before the next command. */
  quietMs: 200,
  /** An answer that takes longer is told as "the device takes its time"; nothing is given up for it. */
  longMs: 1500,
  /** Between two looks for a card. */
  pollMs: 300,
  samIdAgainMs: 200,
};
export type ReaderTimings = typeof READER_TIMINGS;
