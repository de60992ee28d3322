import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Client } from 'pg';
import type { Tables } from '../../../src/main/office/ports/store.ts';
import { fail, succeed } from '../../../src/shared/kernel/result.ts';
import { useDatabase } from '../../support/databases.ts';
import { makeCaller } from '../../support/make-caller.ts';

async function takeNumber(tables: Tables) {
  const serial = await tables.numbers.next('series');
  return succeed({ value: serial, audit: { object: 'series' } });
}

describe('a PostgreSQL that stops under the office', () => {
  const database = useDatabase('PostgreSQL', { ownServer: true });
  const take = (requestId: string) => database.store.change(makeCaller(), { requestId }, takeNumber);

  it('fails the command under way, leaves the office alive, and does the repeated command once', async () => {
    const requestId = randomUUID();
    await Promise.all(Array.from({ length: 8 }, () => take(randomUUID()))); // idle connections to be cut
    let begun: () => void = () => undefined;
    const hasBegun = new Promise<void>((resolve) => (begun = resolve));
    let goOn: () => void = () => undefined;
    const mayGoOn = new Promise<void>((resolve) => (goOn = resolve));
    const underWay = database.store.change(makeCaller(), { requestId }, async (tables) => {
      const number = await takeNumber(tables);
      begun();
      await mayGoOn;
      return number;
    });
    await hasBegun;

    await database.server?.stop();
    goOn();

    await expect(underWay).rejects.toThrow();
    await expect(take(randomUUID())).rejects.toThrow();
    await database.server?.start();
    expect(await take(requestId)).toEqual(succeed(9));
    expect(await take(requestId)).toEqual(succeed(9));
  });

  it('says that a command is still running when its first try holds the request id for long', async () => {
    const requestId = randomUUID();
    const other = new Client({ connectionString: database.address });
    await other.connect();
    await other.query('begin');
    await other.query(`insert into done_request values ('${requestId}', '', null, '')`);

    const answer = await take(requestId);

    expect(answer).toEqual(fail('call.requestStillRunning'));
    await other.query('rollback');
    await other.end();
    expect(await take(requestId)).toEqual(succeed(1));
  });

  it('says that a command is still running when somebody holds a row it needs for long', async () => {
    const requestId = randomUUID();
    await take(randomUUID());
    const other = new Client({ connectionString: database.address });
    await other.connect();
    await other.query('begin');
    await other.query('update number_series set serial = serial');

    const answer = await take(requestId);

    expect(answer).toEqual(fail('call.requestStillRunning'));
    await other.query('rollback');
    await other.end();
    expect(await take(requestId)).toEqual(succeed(2));
  });

  it('does a command again that gave way in a deadlock, and both take effect', async () => {
    let arrived = 0;
    let meet: () => void = () => undefined;
    const bothHoldOne = new Promise<void>((resolve) => (meet = resolve));
    const takeBoth = (first: string, second: string) =>
      database.store.change(makeCaller(), { requestId: randomUUID() }, async (tables) => {
        await tables.numbers.next(first);
        if ((arrived += 1) === 2) meet();
        await bothHoldOne;
        await tables.numbers.next(second);
        return succeed({ value: true, audit: { object: 'series' } });
      });

    const answers = await Promise.all([takeBoth('a', 'b'), takeBoth('b', 'a')]);

    expect(answers).toEqual([succeed(true), succeed(true)]);
    expect(arrived).toBe(3);
    const next = await database.store.change(makeCaller(), { requestId: randomUUID() }, async (tables) =>
      succeed({
        value: [await tables.numbers.next('a'), await tables.numbers.next('b')],
        audit: { object: 's' },
      }),
    );
    expect(next).toEqual(succeed([3, 3]));
  });
});
