import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import type { office } from '../../shared/api/office/index.ts';
import type { station } from '../../shared/api/station/index.ts';
import { isNotSignedIn } from './attempt.ts';

/** The office as the page calls it. */
export type OfficeClient = ContractRouterClient<typeof office>;

/** The devices of this workstation as the page calls them. */
export type StationClient = ContractRouterClient<typeof station>;

/** What making the clients needs of the browser, passed in so that a test can replace it. */
export type ClientOptions = {
  /** `app://desk` or the address of the workbench. */
  readonly origin: string;
  readonly fetch: typeof globalThis.fetch;
  /** Called whenever a call of a signed-in person is answered with `call.notSignedIn`. */
  readonly onNotSignedIn: () => void;
};

export function createOfficeClient(options: ClientOptions): OfficeClient {
  return createORPCClient(createLink('/office', options));
}

export function createStationClient(options: ClientOptions): StationClient {
  return createORPCClient(createLink('/station', options));
}

function createLink(path: string, { origin, fetch, onNotSignedIn }: ClientOptions) {
  return new RPCLink({
    url: new URL(path, origin),
    fetch: (request, init) => fetch(request, init),
    interceptors: [
      async ({ next }) => {
        try {
          return await next();
        } catch (error) {
          if (isNotSignedIn(error)) onNotSignedIn();
          throw error;
        }
      },
    ],
  });
}
