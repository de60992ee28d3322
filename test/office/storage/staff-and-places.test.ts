import { describe, expect, it } from 'vitest';
import type { DeskId, ServiceDesk } from '../../../src/shared/domain/desk/service-desk.ts';
import type { DepartmentId, OperatorId } from '../../../src/shared/domain/staff/operator.ts';
import type { LocalDate } from '../../../src/shared/kernel/time.ts';
import { DATABASES, useDatabase } from '../../support/databases.ts';
import { doChange } from '../../support/do-change.ts';
import { makeOperator } from '../../support/make-caller.ts';
import { minuteAt } from '../../support/make-case.ts';

const DESK = 'desk-1' as DeskId;
const HEALTH = 'health' as DepartmentId;

describe.each(DATABASES)('staff and places on %s', (name) => {
  const database = useDatabase(name);

  it('gives accounts without their password, and with it for signing in only', async () => {
    const operators = [
      makeOperator({ departmentId: HEALTH, mayDecide: true, delegatedItems: ['item-1'] }),
      makeOperator({ id: 'operator-2' as OperatorId, loginName: 'clerk2' }),
    ] as const;
    await doChange(database, async (tables) => {
      for (const operator of operators) await tables.operators.add(operator, 'hash');
      await tables.operators.recordSignIn(operators[1].id, 4, minuteAt(15));
    });

    const read = await database.store.read(async (tables) => ({
      list: await tables.operators.list(),
      first: await tables.operators.find(operators[0].id),
      second: await tables.operators.findByLoginName('clerk2'),
      nobody: await tables.operators.findByLoginName('CLERK2'),
    }));

    expect(read).toEqual({
      list: operators,
      first: operators[0],
      second: { operator: operators[1], passwordHash: 'hash', failedSignIns: 4, lockedUntil: minuteAt(15) },
      nobody: undefined,
    });
  });

  it('counts every wrong password, however many are tried at once', async () => {
    await doChange(database, ({ operators }) => operators.add(makeOperator(), 'hash'));
    const tryOnce = () =>
      doChange(database, async ({ operators }) => {
        const found = await operators.findByLoginName('clerk1');
        await operators.recordSignIn(makeOperator().id, (found?.failedSignIns ?? 0) + 1, null);
      });

    await Promise.all(Array.from({ length: 8 }, tryOnce));

    const after = await database.store.read(({ operators }) => operators.findByLoginName('clerk1'));
    expect(after?.failedSignIns).toBe(8);
  });

  it('knows a session by the hash of its token until it expires or is ended', async () => {
    const session = { sessionId: 'session-1', operator: makeOperator(), deskId: DESK };
    await doChange(database, async (tables) => {
      await tables.operators.add(makeOperator(), 'hash');
      await tables.sessions.add(session, 'token-hash', minuteAt(10));
      await tables.sessions.add({ ...session, sessionId: 'session-2' }, 'other-hash', minuteAt(10));
      await tables.sessions.remove('session-2');
    });

    const found = await database.store.read(async ({ sessions }) => [
      await sessions.findByTokenHash('token-hash', minuteAt(9)),
      await sessions.findByTokenHash('token-hash', minuteAt(10)),
      await sessions.findByTokenHash('other-hash', minuteAt(9)),
    ]);

    expect(found).toEqual([session, undefined, undefined]);
  });

  it('forgets the sessions that have expired, and no others', async () => {
    const session = { sessionId: 'session-1', operator: makeOperator(), deskId: DESK };
    await doChange(database, async (tables) => {
      await tables.operators.add(makeOperator(), 'hash');
      await tables.sessions.add(session, 'expired', minuteAt(10));
      await tables.sessions.add({ ...session, sessionId: 'session-2' }, 'open', minuteAt(20));
    });
    database.clock.set(minuteAt(10));

    await database.store.forgetPassed();

    const found = await database.store.read(async ({ sessions }) => [
      await sessions.findByTokenHash('expired', minuteAt(9)),
      await sessions.findByTokenHash('open', minuteAt(9)),
    ]);
    expect(found).toMatchObject([undefined, { sessionId: 'session-2' }]);
  });

  it('keeps desks and enrolled stations', async () => {
    const desk: ServiceDesk = {
      id: DESK,
      name: 'Desk 1',
      deskKind: 'general',
      divisionCode: '000000',
      deskNumber: '001',
      centerName: 'Centre',
      unitCode: '000000-01',
      openedOn: '2026-01-01' as LocalDate,
      closedOn: null,
      posts: 2,
    };
    const station = { stationId: 'station-1', publicKey: 'AAAA', enrolledOn: '2026-11-20' as LocalDate };
    await doChange(database, async (tables) => {
      await tables.desks.add(desk);
      await tables.stations.add(station);
    });

    const read = await database.store.read(async (tables) => [
      await tables.desks.find(DESK),
      await tables.desks.list(),
      await tables.stations.find('station-1'),
      await tables.stations.find('station-2'),
    ]);

    expect(read).toEqual([desk, [desk], station, undefined]);
  });

  it('counts every series on its own, without gaps', async () => {
    const serials = await doChange(database, async ({ numbers }) => [
      await numbers.next('desk-1/2026-11-20'),
      await numbers.next('desk-1/2026-11-20'),
      await numbers.next('desk-2/2026-11-20'),
    ]);

    expect(serials).toEqual([1, 2, 1]);
  });
});
