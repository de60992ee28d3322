/** A key as the page is told of it. */
export type Keystroke = {
  /** As `KeyboardEvent.key`: one character, or a name such as `Enter`. */
  readonly key: string;
  /** Milliseconds on any clock that does not jump. */
  readonly atMs: number;
  /** True for what a key sends that is held down: as fast as a scanner. */
  readonly repeated: boolean;
};

/** Characters that followed each other faster than fingers move. */
export type KeyBurst = { readonly text: string; readonly lastAtMs: number };

/** Scanners that act as keyboards leave 1 to 20 ms between keys; fingers in a roll 50 ms and more, two keys less by chance. */
export const LONGEST_SCAN_GAP_MS = 35;

/** So many keys in a row nobody presses by chance that fast. */
export const SHORTEST_SCAN = 8;

const LONGEST_SCAN = 2000;

/** The burst after one more key: a pause begins a new one, a held key or a key without a character ends it. */
export function addKeystroke(burst: KeyBurst | null, stroke: Keystroke): KeyBurst | null {
  if (stroke.key === 'Shift') return burst; // scanners send it before capitals
  if (stroke.repeated || [...stroke.key].length !== 1) return null;
  const before = burst !== null && isSoonAfter(burst, stroke) ? burst.text : '';
  return before.length < LONGEST_SCAN ? { text: before + stroke.key, lastAtMs: stroke.atMs } : null;
}

/** What was scanned when this key ends a burst, undefined when a person typed. */
export function scanEndedBy(burst: KeyBurst | null, stroke: Keystroke): string | undefined {
  if ((stroke.key !== 'Enter' && stroke.key !== 'Tab') || stroke.repeated) return undefined;
  if (burst === null || !isSoonAfter(burst, stroke) || burst.text.length < SHORTEST_SCAN) return undefined;
  return burst.text;
}

function isSoonAfter(burst: KeyBurst, stroke: Keystroke): boolean {
  return stroke.atMs - burst.lastAtMs < LONGEST_SCAN_GAP_MS;
}
