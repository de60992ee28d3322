import { z } from 'zod';
import { DeskName } from '../ids.ts';
import { answer, command, query, RequestId } from '../procedure.ts';
import type { GatedRouter } from '../procedure.ts';
import type { ServiceDesk } from '../../domain/desk/service-desk.ts';
import type { Operator } from '../../domain/staff/operator.ts';

/** An account of the demo data, shown on the login page; never in production. */
export type DemoAccount = {
  readonly loginName: string;
  readonly password: string;
  readonly displayName: string;
  /** What the person does, in Chinese, from the demo data. */
  readonly duty: string;
  /** Desk to sign in at, for people who serve one. */
  readonly deskId: string | null;
  /** Name of the department they work for; null for the staff of the centre itself. */
  readonly departmentName: string | null;
};

/** Who is signed in, and where. */
export type SignedIn = { readonly operator: Operator; readonly desk: ServiceDesk | null };

/** 人员. Signing in and out. */
export const staff = {
  demoAccounts: query({ role: 'anyone', audit: 'none' }).output(answer<readonly DemoAccount[]>()),
  /** Desks one may sign in at today. */
  desks: query({ role: 'anyone', audit: 'none' }).output(answer<readonly ServiceDesk[]>()),
  me: query({ role: 'anyone', audit: 'none' }).output(answer<SignedIn | null>()),
  signIn: command(
    { role: 'anyone', audit: 'change' },
    'staff.wrongPassword',
    'staff.lockedOut',
    'desk.notFound',
    'desk.notOpen',
    'desk.notForRole',
  )
    .input(
      z.object({
        requestId: RequestId,
        loginName: z.string().regex(/^\P{Cc}{1,50}$/u),
        password: z.string().min(1).max(200),
        deskId: DeskName.nullable(),
      }),
    )
    .output(answer<SignedIn>()),
  signOut: command({ role: 'signedIn', audit: 'change' })
    .input(z.object({ requestId: RequestId }))
    .output(answer<null>()),
} satisfies GatedRouter;
