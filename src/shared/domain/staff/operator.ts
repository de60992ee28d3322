import type { Brand } from '../../kernel/brand.ts';

/** 操作员编号. */
export type OperatorId = Brand<string, 'OperatorId'>;

/** 部门编号, e.g. `health` in the demo catalogue. */
export type DepartmentId = Brand<string, 'DepartmentId'>;

/** What an account may be used for. The three administrators exclude each other (GB/T 22239-2019, 8.1.4.2). */
export const ROLES = [
  'clerk',
  'approver',
  'issuer',
  'supervisor',
  'systemAdministrator',
  'securityAdministrator',
  'auditAdministrator',
] as const;

/** One of the seven roles. */
export type Role = (typeof ROLES)[number];

/** 操作员. A member of staff with an account. */
export type Operator = {
  readonly id: OperatorId;
  readonly loginName: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  /** The department an approver works for; absent for the staff of the centre itself. */
  readonly departmentId?: DepartmentId;
  /** True when this approver may take the decision and not only the first review. */
  readonly mayDecide: boolean;
  /** Codes of 即办 items this person may decide at the window. */
  readonly delegatedItems: readonly string[];
};

/** True when the operator holds one of the roles. */
export function hasRole(operator: Operator, roles: readonly Role[]): boolean {
  return operator.roles.some((role) => roles.includes(role));
}
