import { createClient, parseFailure } from '../../shared/api/client.ts';
import type { ClientOf } from '../../shared/api/client.ts';
import type { office } from '../../shared/api/office/index.ts';
import type { station } from '../../shared/api/station/index.ts';

/** The office as the page calls it. */
export type OfficeClient = ClientOf<typeof office>;

/** The devices of this workstation as the page calls them. */
export type StationClient = ClientOf<typeof station>;

/** What making the clients needs of the browser, passed in so that a test can replace it. */
export type LinkSettings = {
  /** `app://desk` or the address of the workbench. */
  readonly origin: string;
  readonly fetch: typeof globalThis.fetch;
};

export function createOfficeClient({ origin, fetch }: LinkSettings): OfficeClient {
  return createClient<typeof office>({ url: `${origin}/office`, fetch });
}

export function createStationClient({ origin, fetch }: LinkSettings): StationClient {
  return createClient<typeof station>({ url: `${origin}/station`, fetch });
}

/** A `fetch` that tells when the office no longer knows who is signed in; a wrong password is something else. */
export function watchSignIn(
  fetch: typeof globalThis.fetch,
  onNotSignedIn: () => void,
): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    if (response.status === 401) {
      const body: unknown = await response
        .clone()
        .json()
        .catch(() => null); // no JSON: not an answer of the office
      if (parseFailure(body).failure.code === 'call.notSignedIn') onNotSignedIn();
    }
    return response;
  };
}
