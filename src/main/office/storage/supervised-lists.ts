import type { ExpressionBuilder } from 'kysely';
import type { CaseTable, Supervised } from '../ports/case-table.ts';
import { OPEN } from './open-statuses.ts';
import { toSubCase } from './projection-rows.ts';
import type { Schema } from './schema.ts';
import type { TableContext } from './table-context.ts';

/** What a supervisor looks at. */
export type SupervisedLists = Pick<CaseTable, 'listForSupervisor' | 'listOpenOfItem'>;

/** Lists of open work over all departments. */
export function createSupervisedLists({ db }: TableContext): SupervisedLists {
  const open = () =>
    db
      .selectFrom('subCase')
      .selectAll()
      .where('decidedAt', 'is', null)
      .where('endedAt', 'is', null)
      .where('status', 'in', OPEN);
  return {
    listForSupervisor: async (wanted, limit) => {
      const rows = await open()
        .where((where) => where.or([...unusual(where, wanted), ...idle(where, wanted), stuck(where, wanted)]))
        .orderBy('dueAt', (order) => order.asc().nullsLast())
        .orderBy('subCaseId')
        .limit(limit)
        .execute();
      return rows.map(toSubCase);
    },
    listOpenOfItem: async (text, limit) => {
      const rows = await open()
        .where((where) =>
          where.or([
            where('itemCode', '=', text.toUpperCase()),
            where(where.fn('lower', ['itemName']), 'like', `%${text.toLowerCase()}%`),
          ]),
        )
        .orderBy('receivedAt')
        .orderBy('subCaseId')
        .limit(limit)
        .execute();
      return rows.map(toSubCase);
    },
  };
}

type Where = ExpressionBuilder<Schema, 'subCase'>;

/** Disputed, urged, expedited, late, suspended, with papers that are still to follow, or waiting for a calendar. */
function unusual(where: Where, { now, dueBefore }: Supervised) {
  return [
    where('disputed', '=', 1),
    where('urged', '=', 1),
    where('expedited', '=', 1),
    where('openDeferrals', '>', 0),
    where('corrections', '>', 0),
    where('status', '=', 'suspended'),
    where('dueAt', '<', dueBefore),
    where('deadlineAt', '<', now),
  ];
}

/** Nobody took it, or somebody did and left it. */
function idle(where: Where, { unclaimedBefore, heldBefore }: Supervised) {
  return [
    where.and([where('claimedBy', 'is', null), where('stepSince', '<', unclaimedBefore)]),
    where.and([where('claimedBy', 'is not', null), where('stepSince', '<', heldBefore)]),
  ];
}

/** A step bars one person at most, so a department with this many deciders always has one left. */
const BARRED_AT_MOST = 8;

/** Nobody is left who may decide it: the department has no decider, or each of them is barred. */
function stuck(where: Where, { deciders, delegatedItems }: Supervised) {
  const departments = [...deciders].filter(([, ids]) => ids.length > 0);
  const allBarred = departments
    .filter(([, ids]) => ids.length <= BARRED_AT_MOST)
    .map(([id, ids]) =>
      where.and([
        where('decidesAt', '=', id),
        ...ids.map((decider) => where('barred', 'like', `%"${decider}"%`)),
      ]),
    );
  const known = departments.map(([id]) => id);
  const nobody = known.length > 0 ? where('decidesAt', 'not in', known) : where('decidesAt', 'is not', null);
  const delegated =
    delegatedItems.length === 0
      ? []
      : [
          where.or([
            where('handlingKind', '<>', 'immediate'),
            where('itemCode', 'not in', [...delegatedItems]),
          ]),
        ];
  return where.and([where('stepSince', 'is not', null), where.or([nobody, ...allBarred]), ...delegated]);
}
