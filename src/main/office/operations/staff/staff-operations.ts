import { succeed } from '../../../../shared/kernel/result.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { createGetMe } from './get-me.ts';
import { createListDesks } from './list-desks.ts';
import { createSignIn } from './sign-in.ts';
import { createSignOut } from './sign-out.ts';

/** The operations of 人员. */
export function createStaffOperations(ports: OfficePorts): OfficeOperations['staff'] {
  return {
    demoAccounts: async () => succeed(ports.profile.demo ? ports.demoAccounts : []),
    desks: createListDesks(ports),
    me: createGetMe(ports),
    signIn: createSignIn(ports),
    signOut: createSignOut(ports),
  };
}
