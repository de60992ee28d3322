// Chrome 109 is the last for Windows 7, and approvers without our desktop still sit there. What it lacks of the language
// and our shared code uses, is added here, before anything else runs.

Array.prototype.toSorted ??= function toSorted<Entry>(
  this: Entry[],
  compare?: (left: Entry, right: Entry) => number,
): Entry[] {
  return this.slice().sort(compare);
};

Array.prototype.toReversed ??= function toReversed<Entry>(this: Entry[]): Entry[] {
  return this.slice().reverse();
};
