import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, inject, it, vi } from 'vitest';
import { must } from '../../../../src/main/quanke/in-process.ts';
import type { SubCaseAction } from '../../../../src/shared/domain/case/case-action.ts';
import { recalculateDeadlines } from '../../../../src/shared/domain/case/recalculate-deadlines.ts';
import { at } from '../../../domain/support/make-case.ts';
import { loadCalendar } from '../../../domain/support/resources.ts';
import { times } from '../../../support/deep.ts';
import { makeOfficeIn } from '../../../support/make-office.ts';
import { LIVES } from '../../../support/make-open-case.ts';
import { createDatabase } from '../../../support/postgres-server.ts';
import { addParts, logOf } from './use-calendar.ts';

const VICTIM = join(import.meta.dirname, 'import-victim.ts');
const KILLS = times(2, 20);
/** With days off that no calendar had before, so that every part has to be moved. */
const IN_THE_FIRST_BATCH = { looks: 40, daysOff: 5 };
const PARTS = Array.from({ length: 70 }, (_, i) => ({
  caseId: `case-${i}`,
  at: at('2026-11-19 10:00'),
  workingDays: 30 + (i % 40),
  life: LIVES[i % LIVES.length] ?? 'accepted',
}));

type Kill = { readonly looks: number; readonly daysOff: number };

/** Lets an office import until it is killed, which it is after so many looks at the clock. */
async function kill({ looks, daysOff }: Kill, args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [VICTIM, ...args, String(looks), String(daysOff)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
}

describe.each(['SQLite', 'PostgreSQL'])('an import that is killed, on %s', (name) => {
  it(
    `is finished at the next start and moves nothing twice, ${KILLS} times`,
    { timeout: KILLS * 6_000 + 40_000 },
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'quanke-import-'));
      const address = name === 'PostgreSQL' ? await createDatabase(inject('postgres')) : undefined;
      const open = () => makeOfficeIn(folder, address === undefined ? {} : { database: address });
      const first = await open();
      await addParts(first, loadCalendar(), PARTS);
      await first.office.close();
      const args = [address ?? join(folder, 'office/office.sqlite'), join(folder, 'office/master-key')];

      for (let i = 1; i < KILLS; i += 1) {
        await kill({ looks: 20 + ((i * 97) % 331), daysOff: i % 5 }, args);
      }
      await kill(IN_THE_FIRST_BATCH, args);

      const test = await open();
      const administrator = await test.signIn('system01');
      const view = async () => must(await administrator.calls.calendar.view(undefined));
      expect((await view()).settled).toBe(false);
      test.office.keepUp(() => undefined);
      await vi.waitFor(async () => expect((await view()).settled).toBe(true), { timeout: 20_000 });
      const { years, openingHours } = await view();
      const inForce = years.flatMap(({ content }) => content ?? []);
      expect(inForce.map(({ year }) => year)).toEqual([2025, 2026, 2027]);
      for (const { caseId } of PARTS) {
        const log = await logOf(test, caseId);
        expect([caseId, recalculateDeadlines({ years: inForce, openingHours }, log)]).toEqual([caseId, null]);
        expect([caseId, repeated(log)]).toEqual([caseId, []]);
      }
      expect(await test.office.store.rebuildProjections()).toMatchObject({ corrected: 0 });
      await test.close();
    },
  );
});

/** Rows that say the same as the row before. */
function repeated(log: readonly SubCaseAction[]): readonly SubCaseAction[] {
  const rows = log.filter((action) => action.kind === 'recalculate');
  const said = rows.map(({ due, acceptBy, correctUntil, deferred }) =>
    JSON.stringify([due?.dueAt, due?.provisional, acceptBy, correctUntil, deferred]),
  );
  return rows.filter((_, i) => i > 0 && said[i] === said[i - 1]);
}
