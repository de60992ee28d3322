import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import type { Instant } from '../../kernel/time.ts';
import { answer, command, query, RequestId } from '../procedure.ts';
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

/** 时钟状态. */
export type ClockStanding = {
  readonly now: Instant;
  /** The clock was set by more than the limit while the office ran: nothing is done by time alone until it is confirmed. */
  readonly jump: { readonly expected: Instant; readonly shown: Instant } | null;
  /** The newest moment recorded, where the clock is earlier: nothing is recorded until the clock is accepted. */
  readonly behind: Instant | null;
};

/** A clock that was accepted, and what had been recorded later than it. */
export type AcceptedClock = ClockStanding & {
  readonly newestBefore: Instant;
  readonly actions: number;
  readonly cases: number;
};

const Reasoned = z.object({ requestId: RequestId, reason: z.string().trim().min(1).max(300) });

/** 系统. */
export const system = {
  about: query({ role: 'anyone', audit: 'none' }).output(answer<About>()),
  /** One stream per page: ids of what changed, so that lists can be fetched anew. */
  follow: query({ role: 'signedIn', audit: 'none' }).output(
    eventIterator(z.object({ kind: z.enum(['case', 'draft', 'printing']), id: z.string() })),
  ),
  clock: query({ role: 'signedIn', audit: 'none' }).output(answer<ClockStanding>()),
  /** 确认时间. What time does by itself goes on after a jump of the clock. */
  confirmClock: command(
    { role: ['supervisor', 'systemAdministrator'], audit: 'change' },
    'system.clockAgrees',
  )
    .input(Reasoned)
    .output(answer<ClockStanding>()),
  /** 接受时钟. The way out after a clock that was ahead was set right. */
  acceptClock: command({ role: ['systemAdministrator'], audit: 'change' }, 'system.clockAgrees')
    .input(Reasoned)
    .output(answer<AcceptedClock>()),
} satisfies GatedRouter;
