/** The page's scheme; a standard and secure one of our own, because `file:` has no origin. */
export const DESK_SCHEME = 'app';

/** The page's origin. */
export const DESK_ORIGIN = 'app://desk';

/** The page's first address. */
export const DESK_START = `${DESK_ORIGIN}/`;

/** True for addresses of the page itself: parsed, and compared part by part, never by its beginning. */
export function isDeskUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, host, username, password } = new URL(text);
  return protocol === `${DESK_SCHEME}:` && host === 'desk' && username === '' && password === '';
}

/** What the page may save: files of the office, and what it made itself (the figures as CSV). */
export function mayDownload(text: string): boolean {
  if (text.startsWith('blob:')) return isDeskUrl(text.slice('blob:'.length));
  return isDeskUrl(text) && new URL(text).pathname.startsWith('/office/files/');
}
