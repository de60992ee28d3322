/** Full-width letters and capitals of an input method are the same as plain ones. */
export function normalizeWord(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
