/** A regular expression of a catalogue as one that must fit the whole text; undefined when it is none. */
export function parseWholePattern(regex: string): RegExp | undefined {
  try {
    new RegExp(regex, 'u'); // alone first: `a)|(b` would only become one by the brackets below
    return new RegExp(`^(?:${regex})$`, 'u');
  } catch {
    return undefined; // the text is no regular expression: that is the answer
  }
}
