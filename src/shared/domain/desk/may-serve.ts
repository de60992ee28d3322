import type { ServiceDesk } from './service-desk.ts';
import type { Operator, Role } from '../staff/operator.ts';

/**
 * Roles that are not here serve no citizens, and sign in without a desk. 专业窗口 are in no row: they work in their
 * department's own system, and are registered to be counted.
 */
const DESKS_OF_ROLE: Partial<Record<Role, readonly ServiceDesk['deskKind'][]>> = {
  clerk: ['general', 'special', 'assisted', 'partner'],
  issuer: ['issuing', 'special'],
};

/** Whether an operator may sit down at this desk: whoever does sees its drafts and works under its number. */
export function mayServe(
  { roles }: Pick<Operator, 'roles'>,
  { deskKind }: Pick<ServiceDesk, 'deskKind'>,
): boolean {
  return roles.some((role) => DESKS_OF_ROLE[role]?.includes(deskKind));
}

/** True for desks at which applications are taken in, and not only papers handed out. */
export function takesIn(desk: Pick<ServiceDesk, 'deskKind'>): boolean {
  return mayServe({ roles: ['clerk'] }, desk);
}
