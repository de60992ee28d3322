import type { ServiceDesk } from './service-desk.ts';
import type { Operator, Role } from '../staff/operator.ts';

/** Roles that are not here serve no citizens, and sign in without a desk. */
const DESKS_OF_ROLE: Partial<Record<Role, readonly ServiceDesk['deskKind'][]>> = {
  clerk: ['general', 'special'],
  issuer: ['issuing', 'special'],
};

/** Whether an operator may sit down at this desk: whoever does sees its drafts and works under its number. */
export function mayServe({ roles }: Operator, { deskKind }: ServiceDesk): boolean {
  return roles.some((role) => DESKS_OF_ROLE[role]?.includes(deskKind));
}
