import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { CaseId } from '../../../src/shared/domain/case/case-action.ts';
import { useDatabase } from '../../support/databases.ts';
import type { TestDatabase } from '../../support/databases.ts';
import { times } from '../../support/deep.ts';
import { doChange } from '../../support/do-change.ts';
import { makeNewCase } from '../../support/make-case.ts';

const VICTIM = join(import.meta.dirname, 'kill-victim.ts');
const KILLS = times(20, 200);

/** An office of its own process on the same file; it goes on until it is killed. */
function startVictim({ address, folder }: TestDatabase) {
  return spawn(process.execPath, [VICTIM, address, join(folder, 'master.key')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}

type Acknowledged = { readonly requestId: string; readonly caseId: CaseId };

/** Runs an office until some commands are acknowledged, and kills it without warning in the middle of the next. */
async function killOnce(database: TestDatabase, afterMs: number): Promise<readonly Acknowledged[]> {
  const child = startVictim(database);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = once(child, 'close');
  await once(child.stdout, 'data');
  await pause(afterMs);
  child.kill('SIGKILL');
  await ended;
  const lines = output.slice(0, output.lastIndexOf('\n')).split('\n');
  return lines.map((line) => {
    const [requestId = '', caseId = ''] = line.split(' ');
    return { requestId, caseId: caseId as CaseId };
  });
}

/** One line per case: everything a command writes, counted. */
const WHOLE = `
  select d.request_id, e.object as case_id,
    (select count(*) from stream s where s.case_id = e.object) as streams,
    (select count(*) from case_action a join stream s using (stream_id) where s.case_id = e.object) as actions,
    (select count(*) from sub_case p where p.case_id = e.object) as sub_cases,
    (select count(*) from blind_index b where b.case_id = e.object) as tokens
  from done_request d join audit_event e using (request_id) where d.answer is not null`;

describe('an office on SQLite that is killed', () => {
  const database = useDatabase('SQLite on disk');

  it(
    `has lost no acknowledged command and holds none half, ${KILLS} times`,
    { timeout: KILLS * 6_000 },
    async () => {
      await database.store.close();
      const acknowledged: Acknowledged[] = [];

      for (let i = 0; i < KILLS; i += 1) acknowledged.push(...(await killOnce(database, (i * 7) % 60)));

      const rows = await database.query(WHOLE);
      const [counts] = await database.query(`select
      (select count(*) from done_request) as requests, (select count(*) from audit_event) as events,
      (select count(*) from service_case) as cases, (select count(*) from case_key) as keys,
      (select serial from number_series) as serial, (select count(*) from pragma_integrity_check) as findings,
      (select integrity_check from pragma_integrity_check) as integrity`);
      expect(acknowledged.length).toBeGreaterThan(KILLS);
      const kept = new Set(rows.map((row) => `${String(row['request_id'])} ${String(row['case_id'])}`));
      expect(acknowledged.filter(({ requestId, caseId }) => !kept.has(`${requestId} ${caseId}`))).toEqual([]);
      const whole = { streams: 4, actions: 8, sub_cases: 3, tokens: 3 };
      for (const row of rows) expect(row).toMatchObject(whole);
      const all = rows.length;
      expect(counts).toMatchObject({ requests: all, events: all, cases: all, keys: all, serial: all });
      expect(counts).toMatchObject({ findings: 1, integrity: 'ok' });
      await database.reopen();
      expect(await database.store.rebuildProjections()).toEqual({ rows: 4 * all, corrected: 0 });
      const last = acknowledged.at(-1)?.caseId ?? ('' as CaseId);
      expect(await database.store.read(({ cases }) => cases.findServiceCase(last))).toEqual(
        makeNewCase({ caseId: last, subCases: 3 }).actions,
      );
    },
  );
});

describe('an office on SQLite beside another program on the same file', () => {
  const database = useDatabase('SQLite on disk');

  it('waits for its turn and loses nothing of either', async () => {
    database.clock.set(new Date().toISOString()); // the other program's clock is the machine's: neither is behind
    const other = startVictim(database);
    const ended = once(other, 'close');
    try {
      await once(other.stdout.setEncoding('utf8'), 'data');
      for (let i = 0; i < 20; i += 1) {
        await doChange(database, (tables) => tables.cases.add(makeNewCase({ caseId: `ours-${i}` })));
        await pause(5);
      }
    } finally {
      other.kill('SIGKILL');
      await ended;
    }

    const [counts] = await database.query(`select count(*) as ours,
      (select count(*) from service_case) - count(*) > 0 as others from service_case where case_id like 'ours-%'`);
    expect(counts).toEqual({ ours: 20, others: 1 });
    expect(await database.store.rebuildProjections()).toMatchObject({ corrected: 0 });
  });
});
