import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../../src/main/quanke/in-process.ts';
import { makeOffice, makeOfficeIn } from '../../support/make-office.ts';
import type { TestOffice } from '../../support/make-office.ts';
import { acceptCase, decide, fillDraft, partOf, prepareSeal, seal } from '../../support/take-in.ts';

/** Demo data opened by an office that runs for real: everything simulated in it must be refused. */
describe('an office in production', () => {
  let test: TestOffice;
  let draftId: string;
  let decidedId: string;
  let caseId: string;

  beforeEach(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'quanke-production-'));
    const demo = await makeOfficeIn(folder);
    const clerk = await demo.signIn('window01');
    const health = { first: await demo.signIn('health1'), second: await demo.signIn('health2') };
    draftId = (await fillDraft(demo, clerk)).draft.id;
    const view = await acceptCase(demo, clerk);
    caseId = view.projection.caseId;
    decidedId = partOf(view, 'N1').subCaseId;
    await decide(health, decidedId);
    await decide(health, partOf(view, 'N7').subCaseId);
    await seal(demo, health.second, partOf(view, 'N7').subCaseId);
    await demo.office.close();
    test = await makeOfficeIn(folder, { demo: false, production: true });
  });

  afterEach(() => test.close());

  it('refuses a simulated reading for the form', async () => {
    const clerk = await test.signIn('window01');
    const { draft } = must(await clerk.calls.form.get({ draftId }));
    const expected = { requestId: randomUUID(), draftId, expectedVersion: draft.version };

    const answer = await clerk.calls.form.applyReading({
      ...expected,
      person: 'father',
      reading: test.read('father'),
    });

    expect(answer).toMatchObject({ ok: false, failure: { code: 'reading.simulatedRefused' } });
  });

  it('refuses a simulated reading at the hand-over', async () => {
    const issuer = await test.signIn('issuer01');
    const subCases = [{ subCaseId: decidedId, version: 1 }];
    const expected = { requestId: randomUUID(), caseId, expectedVersion: 1, subCases };

    const found = await issuer.calls.delivery.find({ reading: test.read('mother') });
    const handed = await issuer.calls.delivery.handOver({ ...expected, reading: test.read('mother') });

    expect(found).toMatchObject({ ok: false, failure: { code: 'reading.simulatedRefused' } });
    expect(handed).toMatchObject({ ok: false, failure: { code: 'reading.simulatedRefused' } });
  });

  it('refuses a simulated seal', async () => {
    const approver = await test.signIn('health2');

    expect(await prepareSeal(approver, decidedId)).toMatchObject({
      ok: false,
      failure: { code: 'seal.simulatedRefused' },
    });
  });

  it('shows no demo account', async () => {
    const clerk = await test.signIn('window01');

    expect(must(await clerk.calls.staff.demoAccounts(undefined))).toEqual([]);
  });

  it('is never filled with demo data', async () => {
    await expect(makeOffice({ demo: true, production: true })).rejects.toThrow(/Demo data/);
  });
});

describe('starting again', () => {
  it('keeps accounts, seals and cases, and adds nothing twice', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'quanke-again-'));
    const first = await makeOfficeIn(folder);
    const { projection } = await acceptCase(first, await first.signIn('window01'));
    const before = await countAll(first);
    await first.office.close();

    const second = await makeOfficeIn(folder);

    const clerk = await second.signIn('window01');
    expect(await countAll(second)).toEqual(before);
    expect((await clerk.calls.case.get({ caseId: projection.caseId })).ok).toBe(true);
    await second.office.close();
    rmSync(folder, { recursive: true });
  });

  it('finds nothing to correct in its projections', async () => {
    const test = await makeOffice();
    await acceptCase(test, await test.signIn('window01'));

    expect(await test.office.store.rebuildProjections()).toEqual({ rows: 9, corrected: 0 });
    await test.close();
  });
});

function countAll({ office }: TestOffice) {
  return office.store.read(async (tables) => ({
    operators: (await tables.operators.list()).length,
    seals: (await tables.seals.list()).length,
    desks: (await tables.desks.list()).length,
  }));
}
