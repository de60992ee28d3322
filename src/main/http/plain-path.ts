/** The route of the page's files. Every other route acts for the page, and so does a path that has no route. */
export const PAGE_ROUTE = '/*';

/**
 * True when router, forwarder and contract all read this address alike. Each of them takes the path apart for itself:
 * one decodes percent signs, one resolves dots, one follows an absolute address to its host. So a path of another
 * spelling could pass a check as one thing and be answered as another. No call of ours needs a percent sign.
 */
export function hasPlainPath(url: string): boolean {
  return hasOnePath(url) && !pathOf(url).includes('%');
}

/** True for a path as it stands after `new URL`; percent signs may be in it. Enough where files are looked up by name. */
export function hasOnePath(url: string): boolean {
  const path = pathOf(url);
  return path.startsWith('/') && URL.canParse(url, BASE) && new URL(url, BASE).pathname === path;
}

const BASE = 'http://localhost';

function pathOf(url: string): string {
  return url.split('?', 1).join('');
}
