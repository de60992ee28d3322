/** What a browser does with cookies, as far as one address needs it. */
export function createCookieFetch(
  send: (request: Request) => Promise<Response>,
): (request: Request) => Promise<Response> {
  const jar = new Map<string, string>();
  return async (request) => {
    if (jar.size > 0) {
      request.headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    }
    const response = await send(request);
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  };
}
