/** 材料减少. How many papers an application asks for, counted as domain.md E.8 says. */
export type MaterialCount = {
  /** Rows the items ask for when each is applied for alone: the papers a citizen would carry to each counter. */
  readonly separately: number;
  /** Different papers still asked for, each once. */
  readonly together: number;
  /** Of these, papers a card reading, a licence or shared data may stand for. */
  readonly replaceable: number;
  /** Papers that an item of the application makes. */
  readonly produced: number;
  /** (separately − together) ÷ separately in percent, two digits, half up; null without papers. */
  readonly reductionPercent: string | null;
  /** The same with what may be replaced taken off too. */
  readonly reductionWithReplacementPercent: string | null;
};
