import type { Page } from 'playwright-core';
import type { PageFaults } from './page-faults.ts';

/** Where the page runs. */
export type DeskMode = 'chromium' | 'electron';

/** A workstation a person sits at: page, office and station, each of them killable. */
export interface Desk {
  readonly mode: DeskMode;
  /** The address of the page without a slash at its end. */
  readonly origin: string;
  readonly page: Page;
  readonly watch: PageFaults;
  /** Does what starts a download and gives the file's content. */
  download(start: () => Promise<void>): Promise<string>;
  /** The process that holds office and station: workbench or shell. */
  readonly holderPid: number;
  /** The process of office or station as it runs now; undefined between two lives. */
  pidOf(program: 'office' | 'station'): number | undefined;
  close(): Promise<void>;
}
