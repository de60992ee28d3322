import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { must } from '../../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../../src/main/quanke/in-process.ts';
import { at } from '../../domain/support/make-case.ts';
import { makeOffice, makeOfficeIn } from '../../support/make-office.ts';
import type { TestOffice } from '../../support/make-office.ts';
import { rawStore } from '../../support/raw-store.ts';
import { fillDraft } from '../../support/take-in.ts';
import { receive, see, statusesOf } from '../../support/window.ts';

const REIMBURSEMENT = { subject: { kind: 'item', code: 'H15' } } as const;
const HOUR_MS = 3_600_000;
const REASON = '已与标准时间核对';

let test: TestOffice;
let passedMs = 0;

afterEach(() => test.close());

const begin = (person: InProcessPerson) =>
  person.calls.form.begin({ requestId: randomUUID(), ...REIMBURSEMENT });
const reasoned = () => ({ requestId: randomUUID(), reason: REASON });

async function holdOne() {
  const clerk = await test.signIn('window01');
  const draft = await fillDraft(test, clerk, REIMBURSEMENT);
  return must(await receive(clerk, draft, { hold: true }));
}

describe('a clock that is set while the office runs', () => {
  async function open(): Promise<void> {
    passedMs = 0;
    test = await makeOffice({ elapsedMs: () => passedMs });
  }

  it('forward does nothing by itself until somebody confirms the time', async () => {
    await open();
    const view = await holdOne();
    test.clock.set(at('2026-11-30 09:30'));
    const before = await test.office.passTime();
    const supervisor = await test.signIn('supervisor01');
    const jumped = must(await supervisor.calls.system.clock(undefined));

    const confirmed = must(await supervisor.calls.system.confirmClock(reasoned()));
    const after = await test.office.passTime();

    expect([before, after]).toEqual([0, 1]);
    expect(jumped.jump).toEqual({ expected: at('2026-11-20 09:30'), shown: at('2026-11-30 09:30') });
    expect(confirmed.jump).toBeNull();
    expect(statusesOf(await see(supervisor, view))).toEqual({ H15: 'accepted' });
  });

  it('and set right again in time is as if nothing had been', async () => {
    await open();
    await holdOne();
    test.clock.set(at('2026-11-30 09:30'));
    const moved = await test.office.passTime();
    test.clock.set(at('2026-11-20 09:31'));
    passedMs = 60_000;
    const clerk = await test.signIn('window01');

    expect(moved).toBe(0);
    expect(must(await clerk.calls.system.clock(undefined))).toMatchObject({ jump: null, behind: null });
    expect((await begin(clerk)).ok).toBe(true);
  });

  it('by less than the limit is a correction, and so is time that really passed', async () => {
    await open();
    await holdOne();
    passedMs = 10 * 24 * HOUR_MS;
    test.clock.advance(10 * 24 * HOUR_MS + HOUR_MS);

    expect(await test.office.passTime()).toBe(1);
  });

  it('is confirmed by a supervisor with a reason, kept in the audit log, and not without need', async () => {
    await open();
    const supervisor = await test.signIn('supervisor01');
    const needless = await supervisor.calls.system.confirmClock(reasoned());
    test.clock.advance(2 * HOUR_MS);
    must(await supervisor.calls.system.confirmClock(reasoned()));

    const row = await rawStore(test).write(({ context: { db } }) =>
      db
        .selectFrom('auditEvent')
        .select('facts')
        .where('procedureName', '=', 'system.confirmClock')
        .where('requestId', 'is not', null)
        .executeTakeFirst(),
    );
    expect(needless).toMatchObject({ failure: { code: 'system.clockAgrees' } });
    expect(JSON.parse(row?.facts ?? '{}')).toEqual({
      expected: at('2026-11-20 09:30'),
      shown: at('2026-11-20 11:30'),
      reason: REASON,
    });
  });
});

describe('a clock that was ahead and was set right', () => {
  async function goAheadAndBack(folder?: string) {
    test = folder ? await makeOfficeIn(folder) : await makeOffice();
    test.clock.set(at('2026-11-24 09:30'));
    const view = await holdOne();
    test.clock.set(at('2026-11-21 09:30'));
    return view;
  }

  it('is accepted by an administrator who can sign in, and the work goes on', async () => {
    const view = await goAheadAndBack();
    const clerk = await test.signIn('window01');
    const administrator = await test.signIn('system01');
    const refused = await begin(clerk);

    const accepted = must(await administrator.calls.system.acceptClock(reasoned()));

    const draft = await begin(clerk);
    expect(refused).toMatchObject({ failure: { code: 'call.clockBehind' } });
    expect(accepted).toMatchObject({
      newestBefore: at('2026-11-24 09:30'),
      actions: 2,
      cases: 1,
      behind: null,
    });
    expect(draft.ok).toBe(true);
    expect((await see(clerk, view)).projection.receivedAt).toBe(at('2026-11-24 09:30'));
  });

  it('is behind again when it is set back from there', async () => {
    await goAheadAndBack();
    const administrator = await test.signIn('system01');
    must(await administrator.calls.system.acceptClock(reasoned()));
    const clerk = await test.signIn('window01');
    must(await begin(clerk));
    test.clock.set(at('2026-11-20 09:30'));

    expect(await begin(clerk)).toMatchObject({ failure: { code: 'call.clockBehind' } });
  });

  it('is not accepted by others, nor while nothing is wrong', async () => {
    await goAheadAndBack();
    const supervisor = await test.signIn('supervisor01');
    const refused = await supervisor.calls.system.acceptClock(reasoned());
    test.clock.set(at('2026-11-24 09:31'));
    const administrator = await test.signIn('system01');

    expect(refused).toMatchObject({ failure: { code: 'call.notPermitted' } });
    expect(await administrator.calls.system.acceptClock(reasoned())).toMatchObject({
      failure: { code: 'system.clockAgrees' },
    });
  });

  it('stays accepted when the office is opened again, and signing in alone changes nothing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'quanke-clock-'));
    await goAheadAndBack(folder);
    await test.signIn('window01');
    await test.office.close();
    test = await makeOfficeIn(folder, { startsAt: at('2026-11-21 09:40') });
    const behind = await begin(await test.signIn('window01'));
    must(await (await test.signIn('system01')).calls.system.acceptClock(reasoned()));
    await test.office.close();

    test = await makeOfficeIn(folder, { startsAt: at('2026-11-21 09:50') });

    expect(behind).toMatchObject({ failure: { code: 'call.clockBehind' } });
    expect((await begin(await test.signIn('window01'))).ok).toBe(true);
  });
});
