import { inject } from 'vue';
import type { InjectionKey } from 'vue';
import { assert } from '../../shared/kernel/assert.ts';
import { createOfficeClient, createStationClient } from './clients.ts';
import type { LinkSettings, OfficeClient, StationClient } from './clients.ts';
import { createFilesClient } from './files.ts';
import type { FilesClient } from './files.ts';
import { createPinEntry } from './pin.ts';
import type { DesktopBridge, PinEntry } from './pin.ts';

/** Everything the page can reach. Tests pass a fake one. */
export type Link = {
  readonly office: OfficeClient;
  readonly station: StationClient;
  readonly files: FilesClient;
  readonly enterPin: PinEntry;
};

export const LINK: InjectionKey<Link> = Symbol('link');

export function createLink(settings: LinkSettings, bridge: DesktopBridge | undefined): Link {
  return {
    office: createOfficeClient(settings),
    station: createStationClient(settings),
    files: createFilesClient(settings),
    enterPin: createPinEntry(settings, bridge),
  };
}

/** The link of this app; stores and pages ask for it while they are set up. */
export function useLink(): Link {
  const link = inject(LINK, null);
  assert(link, 'main.ts and every test provide the link');
  return link;
}
