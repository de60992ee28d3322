/** 收件方式. */
export type IntakeManner = 'decide' | 'hold' | 'forward';

/** What the clerk may do about a point: have it mended, let the paper follow, take a promise instead. */
export type PointWay = 'correct' | 'defer' | 'promise';

/** Why an item is not accepted, as far as it is written. */
export type RefusalWords = { readonly reason: string; readonly legalBasis: string };

/** What the clerk chose about a draft so far; everything not chosen goes the usual way. */
export type IntakeChoices = {
  readonly manner: IntakeManner;
  /** By the key of the point; to be mended when absent. */
  readonly ways: Readonly<Record<string, PointWay>>;
  /** By the key of the point; the usual words when absent. */
  readonly remedies: Readonly<Record<string, string>>;
  /** Keys of points only the clerk can see. */
  readonly added: readonly string[];
  /** By item code. */
  readonly refusals: Readonly<Record<string, RefusalWords>>;
  readonly forwardTo: string;
  /** Ids of possible duplicates the clerk looked at. */
  readonly seen: readonly string[];
  /** 代办授权: what for, and the last day. */
  readonly authority: { readonly scope: string; readonly until: string };
};

export const NO_CHOICES: IntakeChoices = {
  manner: 'decide',
  ways: {},
  remedies: {},
  added: [],
  refusals: {},
  forwardTo: '',
  seen: [],
  authority: { scope: '', until: '' },
};
