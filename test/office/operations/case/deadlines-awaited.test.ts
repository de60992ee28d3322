import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../../../src/main/quanke/in-process.ts';
import type { CaseView } from '../../../../src/shared/api/office/case.ts';
import { makeYear2027 } from '../../../domain/support/make-clock.ts';
import { at } from '../../../domain/support/make-case.ts';
import { makeOffice } from '../../../support/make-office.ts';
import type { TestOffice } from '../../../support/make-office.ts';
import { expectedOf, look } from '../../../support/review.ts';
import { claim, giveOpinion, partOf } from '../../../support/take-in.ts';
import { fillWithout, receive, see, statusesOf } from '../../../support/window.ts';
import { importYear } from '../calendar/use-calendar.ts';

const REIMBURSEMENT = { subject: { kind: 'item', code: 'H15' } } as const;
const INVOICE = { where: 'material', code: 'medicalInvoice', remedy: '请带来发票原件' } as const;

let test: TestOffice;
let clerk: InProcessPerson;

afterEach(() => test.close());

async function goOn(moment: string): Promise<void> {
  test.clock.set(at(moment));
  clerk = await test.signIn('window01');
}

describe('a deadline in a year whose calendar is not published', () => {
  let view: CaseView;

  beforeEach(async () => {
    test = await makeOffice({ startsAt: at('2026-12-28 09:30') });
    clerk = await test.signIn('window01');
    const draft = await fillWithout(test, clerk, ['medicalInvoice'], REIMBURSEMENT);
    view = must(await receive(clerk, draft, { correction: { points: [INVOICE] } }));
  });

  it('ends nothing by itself, and stands before the supervisor', async () => {
    await goOn('2027-02-10 09:00');
    const moved = await test.office.passTime();

    const supervisor = await test.signIn('supervisor01');
    const { parts } = must(await supervisor.calls.approval.supervise(undefined));
    expect(moved).toBe(0);
    expect(statusesOf(await see(clerk, view))).toEqual({ H15: 'correcting' });
    expect(parts[0]?.attention).toContainEqual({
      kind: 'awaitsCalendar',
      deadline: 'correctionLapse',
      at: partOf(view, 'H15').deadlineAt,
    });
  });

  it('ends the part once the year is published, on the day that it then is', async () => {
    await goOn('2027-02-10 09:00');
    await test.office.passTime();
    must(await importYear(await test.signIn('system01'), makeYear2027()));
    await test.office.passTime();

    const [part] = (await see(clerk, view)).subCases;
    const last = part?.actions.at(-1);
    expect(last).toMatchObject({ kind: 'terminate', cause: 'correctionLapsed' });
    expect(last && last.effectiveAt > (partOf(view, 'H15').deadlineAt ?? '')).toBe(true);
  });
});

describe('a command after a deadline that nobody has written down yet', () => {
  it('finds the part as time has left it: nobody decides what has lapsed', async () => {
    test = await makeOffice();
    clerk = await test.signIn('window01');
    const draft = await fillWithout(test, clerk, ['medicalCostList'], REIMBURSEMENT);
    const view = must(await receive(clerk, draft, { deferred: ['medicalCostList'] }));
    const { subCaseId, deadlineAt } = partOf(view, 'H15');
    await giveOpinion(await test.signIn('insurance1'), subCaseId);
    await claim(await test.signIn('insurance2'), subCaseId);
    await goOn('2026-12-29 10:00');
    const decider = await test.signIn('insurance2');

    const denied = await decider.calls.approval.deny({
      ...(await expectedOf(decider, subCaseId)),
      reason: '材料不全',
      legalBasis: '规定',
    });
    const moved = await test.office.passTime();

    expect(denied).toMatchObject({
      failure: { code: 'case.deadlinePassed', details: { deadline: 'deferralLapse' } },
    });
    expect(moved).toBe(1);
    expect((await look(decider, subCaseId)).actions.at(-1)).toMatchObject({
      kind: 'terminate',
      effectiveAt: deadlineAt,
    });
  });
});
