import { inject } from 'vue';
import type { InjectionKey } from 'vue';
import { assert } from '../../shared/kernel/assert.ts';
import { createOfficeClient, createStationClient } from './clients.ts';
import type { LinkSettings, OfficeClient, StationClient } from './clients.ts';
import { createFilesClient } from './files.ts';
import type { FilesClient } from './files.ts';
import { createPinEntry } from './pin.ts';
import type { DesktopBridge, PinEntry } from './pin.ts';
import { withShellPrinting } from './shell-printing.ts';

/** Everything the page can reach. Tests pass a fake one. */
export type Link = {
  readonly office: OfficeClient;
  readonly station: StationClient;
  readonly files: FilesClient;
  readonly enterPin: PinEntry;
  readonly printInBrowser: BrowserPrinting;
};

/**
 * Prints papers through the system's own dialog and waits until it is closed. Says which of them could not be opened, by
 * their place. Whether paper came out only a person knows.
 */
export type BrowserPrinting = (papers: readonly Blob[]) => Promise<readonly number[]>;

export const LINK: InjectionKey<Link> = Symbol('link');

export function createLink(
  settings: LinkSettings,
  bridge: DesktopBridge | undefined,
  printInBrowser: BrowserPrinting,
): Link {
  return {
    printInBrowser,
    office: createOfficeClient(settings),
    station: withShellPrinting(createStationClient(settings), bridge),
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
