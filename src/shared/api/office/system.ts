import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { answer, query } from '../procedure.ts';
import type { GatedRouter } from '../procedure.ts';

/** What the login page tells about the office. */
export type About = {
  readonly officeName: string;
  readonly version: string;
  readonly production: boolean;
  readonly demo: boolean;
  /** Time of the office; a page shows when its own clock is off. */
  readonly now: string;
};

/** 系统. */
export const system = {
  about: query({ role: 'anyone', audit: 'none' }).output(answer<About>()),
  /** One stream per page: ids of what changed, so that lists can be fetched anew. */
  follow: query({ role: 'signedIn', audit: 'none' }).output(
    eventIterator(z.object({ kind: z.enum(['case', 'draft', 'printing']), id: z.string() })),
  ),
} satisfies GatedRouter;
