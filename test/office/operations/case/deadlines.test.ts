import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../../../src/main/quanke/in-process.ts';
import { makeOffice, makeOfficeIn } from '../../../support/make-office.ts';
import type { TestOffice } from '../../../support/make-office.ts';
import { fillDraft, partOf } from '../../../support/take-in.ts';
import { fillWithout, receive, see, statusesOf } from '../../../support/window.ts';

let test: TestOffice;
let clerk: InProcessPerson;

beforeEach(async () => {
  test = await makeOffice();
  clerk = await test.signIn('window01');
});

afterEach(() => test.close());

const REIMBURSEMENT = { subject: { kind: 'item', code: 'H15' } } as const;
const BANK_CARD = { where: 'material', code: 'bankCard', remedy: '请带来本人银行卡' } as const;

/** The office was off until then; everybody signs in again. */
async function wakeUp(at: string): Promise<number> {
  test.clock.set(at);
  clerk = await test.signIn('window01');
  return test.office.passTime();
}

describe('what nobody answered within five days', () => {
  it('counts as accepted from the day of receipt, however late the office finds out', async () => {
    const view = must(await receive(clerk, await fillDraft(test, clerk, REIMBURSEMENT), { hold: true }));
    const { receivedAt, deadlineAt } = partOf(view, 'H15');

    const early = await wakeUp(deadlineAt ?? '');
    const moved = await wakeUp('2026-12-08T01:00:00.000Z');
    const [part] = (await see(clerk, view)).subCases;

    expect([early, moved]).toEqual([0, 1]);
    expect(part?.projection).toMatchObject({ status: 'accepted', deemed: true, acceptedAt: receivedAt });
    expect(part?.actions.at(-1)).toMatchObject({
      kind: 'accept',
      by: 'system',
      effectiveAt: receivedAt,
      recordedAt: '2026-12-08T01:00:00.000Z',
      due: { explanation: { startedAt: receivedAt } },
    });
  });

  it('is done once, however often the office looks', async () => {
    const view = must(await receive(clerk, await fillDraft(test, clerk, REIMBURSEMENT), { hold: true }));

    await wakeUp('2026-12-08T01:00:00.000Z');
    const again = [await test.office.passTime(), await test.office.passTime()];

    expect(again).toEqual([0, 0]);
    expect((await see(clerk, view)).subCases[0]?.actions).toHaveLength(2);
  });
});

describe('a correction nobody supplied', () => {
  it('ends the part at its deadline, and what waits for it', async () => {
    const draft = await fillWithout(test, clerk, ['marriageCertificate']);
    const points = [{ ...BANK_CARD, code: 'marriageCertificate' }];
    const view = must(await receive(clerk, draft, { correction: { points } }));
    const until = partOf(view, 'N1').deadlineAt;

    await wakeUp('2026-12-20T01:00:00.000Z');
    const later = await see(clerk, view);

    expect(statusesOf(view)).toMatchObject({ N1: 'correcting', N3: 'correcting', N7: 'correcting' });
    expect(statusesOf(later)).toEqual(
      Object.fromEntries(
        ['N1', 'N2', 'N3', 'N4', 'N5', 'N6', 'N7', 'N8'].map((code) => [code, 'terminated']),
      ),
    );
    expect(later.subCases[0]?.actions.at(-1)).toMatchObject({
      cause: 'correctionLapsed',
      effectiveAt: until,
    });
    expect(later.subCases[1]?.actions.at(-1)).toMatchObject({
      cause: 'predecessorDenied',
      predecessor: partOf(view, 'N1').subCaseId,
      effectiveAt: until,
    });
  });
});

describe('a paper that was let follow and did not come', () => {
  it('ends the part when the promise would have ended', async () => {
    const draft = await fillWithout(test, clerk, ['medicalCostList'], REIMBURSEMENT);
    const view = must(await receive(clerk, draft, { deferred: ['medicalCostList'] }));
    const { deadlineAt } = partOf(view, 'H15');

    await wakeUp('2027-01-04T01:00:00.000Z');
    const later = await see(clerk, view);

    expect(later.subCases[0]?.actions.at(-1)).toMatchObject({
      kind: 'terminate',
      cause: 'deferralLapsed',
      effectiveAt: deadlineAt,
    });
  });
});

describe('a clock that was set', () => {
  it('back by a year refuses every command with a clear reason, and changes nothing', async () => {
    const view = must(await receive(clerk, await fillDraft(test, clerk, REIMBURSEMENT), { hold: true }));
    test.clock.set('2025-11-20T01:30:00.000Z');

    const refused = await clerk.calls.form.begin({ requestId: randomUUID(), ...REIMBURSEMENT });
    const moved = await test.office.passTime();

    expect(refused).toMatchObject({
      failure: { code: 'call.clockBehind', details: { newest: '2026-11-20 09:30' } },
    });
    expect(moved).toBe(0);
    test.clock.set('2026-11-20T01:31:00.000Z');
    expect((await see(clerk, view)).subCases).toEqual(view.subCases);
  });

  it('back by a second is none', async () => {
    await fillDraft(test, clerk, REIMBURSEMENT);
    test.clock.advance(-1_000);

    expect((await clerk.calls.form.begin({ requestId: randomUUID(), ...REIMBURSEMENT })).ok).toBe(true);
  });

  it('forward by three days and back does nothing twice', async () => {
    const view = must(await receive(clerk, await fillDraft(test, clerk, REIMBURSEMENT), { hold: true }));

    const forward = await wakeUp('2026-11-30T01:30:00.000Z');
    test.clock.set('2026-11-27T01:30:00.000Z');
    const back = await test.office.passTime();
    const again = await wakeUp('2026-12-01T01:30:00.000Z');

    expect([forward, back, again]).toEqual([1, 0, 0]);
    expect((await see(clerk, view)).subCases[0]?.actions).toHaveLength(2);
  });

  it('back while the office was closed is found when it opens', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'quanke-clock-'));
    const before = await makeOfficeIn(folder);
    before.clock.set('2026-12-01T01:30:00.000Z');
    const early = await before.signIn('window01');
    must(await early.calls.form.begin({ requestId: randomUUID(), ...REIMBURSEMENT }));
    await before.office.close();

    const after = await makeOfficeIn(folder);

    const person = await after.signIn('window01');
    const refused = await person.calls.form.begin({ requestId: randomUUID(), ...REIMBURSEMENT });
    expect(refused).toMatchObject({ failure: { code: 'call.clockBehind' } });
    await after.close();
  });
});
