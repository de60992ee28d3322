import { PAGE_HEADERS } from '../../shared/api/page-headers.ts';
import { LINK_REFUSED_PAGE } from '../../shared/texts/link-pages.ts';
import type { LinkServer } from './link-server.ts';
import type { BrowserDoor } from './one-time-code.ts';
import type { PageFiles } from './page-files.ts';
import { PAGE_ROUTE } from './plain-path.ts';

/** Serves the page to the browser that came in by the address we printed, and a word of explanation to others. */
export function servePage(server: LinkServer, page: PageFiles, door: BrowserDoor): void {
  server.app.get(PAGE_ROUTE, (request, reply) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    if (!door.admits(request)) {
      if (door.enter(request, reply)) return reply.redirect(pathname, 303);
      return reply.status(403).headers(PAGE_HEADERS).type('text/html; charset=utf-8').send(LINK_REFUSED_PAGE);
    }
    const file = page.find(pathname);
    if (file === undefined) return reply.callNotFound();
    return reply.headers(file.headers).send(file.bytes);
  });
}
