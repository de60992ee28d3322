import { connect } from 'node:http2';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';

/** `fetch` over one HTTP/2 connection, as a browser holds to a server with TLS. */
export function createH2Fetch(origin: string, ca: string) {
  const session = connect(origin, { ca });
  session.on('error', () => {}); // shows in the call that broke
  const fetch = (request: Request): Promise<Response> =>
    new Promise((resolve, reject) => {
      const { pathname, search } = new URL(request.url);
      const stream = session.request(
        { ':method': request.method, ':path': pathname + search, ...Object.fromEntries(request.headers) },
        { signal: request.signal },
      );
      stream.on('error', reject);
      stream.on('response', ({ ':status': status, ...received }) => {
        const headers = new Headers();
        for (const [name, value] of Object.entries(received)) {
          if (name.startsWith(':')) continue;
          for (const one of [value].flat()) headers.append(name, String(one));
        }
        resolve(
          new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, {
            status: Number(status),
            headers,
          }),
        );
      });
      if (request.body)
        Readable.fromWeb(request.body as NodeReadableStream)
          .on('error', reject)
          .pipe(stream);
      else stream.end();
    });
  return { fetch, close: () => session.destroy() };
}
