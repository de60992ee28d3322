import type { Operator, Role } from '../../../shared/domain/staff/operator.ts';
import type { Session } from '../ports/caller.ts';
import type { OperatorTable, SessionTable } from '../ports/tables.ts';
import type { OperatorRow } from './schema.ts';
import { locking } from './table-context.ts';
import type { TableContext } from './table-context.ts';

type OperatorColumns = Omit<OperatorRow, 'passwordHash' | 'failedSignIns' | 'lockedUntil'>;

const OPERATOR_COLUMNS = [
  'operator.operatorId',
  'operator.loginName',
  'operator.displayName',
  'operator.roles',
  'operator.departmentId',
  'operator.mayDecide',
  'operator.delegatedItems',
] as const;

/** Accounts in a database. */
export function createOperatorTable(context: TableContext): OperatorTable {
  const { db } = context;
  return {
    add: async (operator, passwordHash) => {
      await db
        .insertInto('operator')
        .values({ ...toColumns(operator), passwordHash, failedSignIns: 0, lockedUntil: null })
        .execute();
    },
    find: async (operatorId) => {
      const query = db.selectFrom('operator').select(OPERATOR_COLUMNS).where('operatorId', '=', operatorId);
      const row = await query.executeTakeFirst();
      return row && toOperator(row);
    },
    findByLoginName: async (loginName) => {
      const query = db.selectFrom('operator').selectAll().where('loginName', '=', loginName);
      const row = await locking(context, query).executeTakeFirst();
      if (!row) return undefined;
      const { passwordHash, failedSignIns, lockedUntil } = row;
      return { operator: toOperator(row), passwordHash, failedSignIns, lockedUntil };
    },
    recordSignIn: async (operatorId, failedSignIns, lockedUntil) => {
      await db
        .updateTable('operator')
        .set({ failedSignIns, lockedUntil })
        .where('operatorId', '=', operatorId)
        .execute();
    },
    list: async () => {
      const rows = await db.selectFrom('operator').select(OPERATOR_COLUMNS).orderBy('loginName').execute();
      return rows.map(toOperator);
    },
  };
}

/** Sessions in a database. The operator is read anew each time: a right taken away ends at once. */
export function createSessionTable({ db }: TableContext): SessionTable {
  return {
    add: async ({ sessionId, operator, deskId }, tokenHash, expiresAt) => {
      await db
        .insertInto('session')
        .values({ sessionId, tokenHash, operatorId: operator.id, deskId, expiresAt })
        .execute();
    },
    findByTokenHash: async (tokenHash, now) => {
      const row = await db
        .selectFrom('session')
        .innerJoin('operator', 'operator.operatorId', 'session.operatorId')
        .select(['session.sessionId', 'session.deskId'])
        .select(OPERATOR_COLUMNS)
        .where('session.tokenHash', '=', tokenHash)
        .where('session.expiresAt', '>', now)
        .executeTakeFirst();
      if (!row) return undefined;
      return { sessionId: row.sessionId, operator: toOperator(row), deskId: row.deskId } satisfies Session;
    },
    remove: async (sessionId) => {
      await db.deleteFrom('session').where('sessionId', '=', sessionId).execute();
    },
  };
}

function toColumns(operator: Operator): OperatorColumns {
  return {
    operatorId: operator.id,
    loginName: operator.loginName,
    displayName: operator.displayName,
    roles: JSON.stringify(operator.roles),
    departmentId: operator.departmentId ?? null,
    mayDecide: operator.mayDecide ? 1 : 0,
    delegatedItems: JSON.stringify(operator.delegatedItems),
  };
}

function toOperator(row: OperatorColumns): Operator {
  return {
    id: row.operatorId,
    loginName: row.loginName,
    displayName: row.displayName,
    roles: JSON.parse(row.roles) as readonly Role[],
    ...(row.departmentId !== null && { departmentId: row.departmentId }),
    mayDecide: row.mayDecide === 1,
    delegatedItems: JSON.parse(row.delegatedItems) as readonly string[],
  };
}
