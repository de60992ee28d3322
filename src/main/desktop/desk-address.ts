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

/** What a window asks for. */
export type WindowRequest = {
  readonly url: string;
  /** As Electron calls it: `mainFrame`, `xhr`, `image`, … */
  readonly resourceType: string;
  /** Of the frame that asks; undefined when there is none (any more). */
  readonly frameOrigin: string | undefined;
  /** True while the developer tools may be opened. */
  readonly development: boolean;
};

/** What the window may ask for: our own page does, of us, and for what it made itself. Nothing goes to any network. */
export function mayRequest({ url, resourceType, frameOrigin, development }: WindowRequest): boolean {
  if (url.startsWith('data:')) return true;
  if (url.startsWith('blob:')) return isDeskUrl(url.slice('blob:'.length));
  if (url.startsWith('devtools:')) return development;
  return isDeskUrl(url) && (resourceType === 'mainFrame' || frameOrigin === DESK_ORIGIN);
}
