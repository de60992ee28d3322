import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../../../src/main/quanke/in-process.ts';
import { receiveActionOf } from '../../../../src/shared/domain/case/project-case.ts';
import { toEpochMs, toInstant } from '../../../../src/shared/kernel/time.ts';
import { makeOffice } from '../../../support/make-office.ts';
import type { TestOffice } from '../../../support/make-office.ts';
import { acceptCase, fillDraft, partOf } from '../../../support/take-in.ts';
import { fillWithout, papersOf, receive, see, statusesOf } from '../../../support/window.ts';

let test: TestOffice;
let clerk: InProcessPerson;

beforeEach(async () => {
  test = await makeOffice();
  clerk = await test.signIn('window01');
});

afterEach(() => test.close());

const REIMBURSEMENT = { subject: { kind: 'item', code: 'H15' } } as const;
const UNEMPLOYMENT = { subject: { kind: 'item', code: 'L1' } } as const;

function minutesLater(minutes: number): void {
  test.clock.advance(minutes * 60_000);
}

describe('receiving an application', () => {
  it('refuses one item with its paper, ends what waits for it and accepts the rest', async () => {
    const draft = await fillDraft(test, clerk);

    const refusals = [{ itemCode: 'N3', reason: '户籍不在本地', legalBasis: '《户口登记条例》第七条' }];
    const view = must(await receive(clerk, draft, { refusals }));

    expect(statusesOf(view)).toEqual({
      N1: 'accepted',
      N2: 'waiting',
      N3: 'refused',
      N4: 'terminated',
      N5: 'terminated',
      N6: 'waiting',
      N7: 'accepted',
      N8: 'terminated',
    });
    const refusal = view.documents.find(({ kind }) => kind === 'refusalNotice');
    const refused = view.subCases.find(({ projection }) => projection.itemCode === 'N3');
    expect(refusal?.number).toBe(`${refused?.number ?? ''}-BYSL`);
    expect(refused?.actions.at(-1)).toMatchObject({
      kind: 'refuse',
      documentId: refusal?.documentId,
      personal: { reason: '户籍不在本地' },
    });
  });

  it('lets what needs a missing paper wait for it and accepts what does not', async () => {
    const draft = await fillWithout(test, clerk, ['bankCard']);

    const points = [{ where: 'material', code: 'bankCard', remedy: '请带来本人银行卡' }] as const;
    const view = must(await receive(clerk, draft, { correction: { points: [...points] } }));

    expect(statusesOf(view)).toMatchObject({ N1: 'accepted', N6: 'correcting', N8: 'correcting' });
    expect(papersOf(view)).toMatchObject({ receiptSlip: 1, acceptanceNotice: 1, correctionNotice: 1 });
    const [, notice] = view.subCases.find(({ projection }) => projection.itemCode === 'N8')?.actions ?? [];
    expect(notice).toMatchObject({
      kind: 'requestCorrection',
      materialCodes: ['bankCard'],
      fieldCodes: [],
      workingDays: 15,
      documentId: view.documents.find(({ kind }) => kind === 'correctionNotice')?.documentId,
      personal: { remedies: { bankCard: '请带来本人银行卡' } },
    });
  });

  it('refuses a notice that leaves something out, and keeps the draft', async () => {
    const draft = await fillWithout(test, clerk, ['bankCard', 'hospitalInvoice']);

    const points = [{ where: 'material', code: 'bankCard', remedy: '请带来本人银行卡' } as const];
    const refused = await receive(clerk, draft, { correction: { points } });

    expect(refused).toMatchObject({
      failure: { code: 'case.correctionIncomplete', details: { count: 1, first: 'hospitalInvoice' } },
    });
    expect(must(await clerk.calls.form.get({ draftId: draft.draft.id })).draft).toEqual(draft.draft);
  });

  it('holds an application, and says until when it will be looked at', async () => {
    const draft = await fillWithout(test, clerk, ['bankCard'], REIMBURSEMENT);

    const view = must(await receive(clerk, draft, { hold: true }));

    expect(statusesOf(view)).toEqual({ H15: 'received' });
    expect(partOf(view, 'H15')).toMatchObject({
      deadlineKind: 'deemedAcceptance',
      deadlineAt: '2026-11-27T10:00:00.000Z',
    });
    expect(papersOf(view)).toEqual({ receiptSlip: 1 });
  });

  it('lets a paper follow until the promise would end, with notice and promise letter', async () => {
    const draft = await fillWithout(test, clerk, ['medicalCostList'], REIMBURSEMENT);

    const view = must(await receive(clerk, draft, { deferred: ['medicalCostList'] }));

    const [part] = view.subCases;
    expect(papersOf(view)).toEqual({
      receiptSlip: 1,
      acceptanceNotice: 1,
      deferralNotice: 1,
      promiseLetter: 1,
    });
    expect(part?.projection).toMatchObject({ openDeferrals: 1, deadlineKind: 'deferralLapse' });
    expect(part?.projection.deadlineAt).toBe(part?.due?.dueAt);
  });

  it('passes an application on to the place that decides, and starts no clock', async () => {
    const draft = await fillDraft(test, clerk, UNEMPLOYMENT);

    const view = must(await receive(clerk, draft, { forwardTo: '000001' }));

    expect(partOf(view, 'L1')).toMatchObject({
      status: 'terminated',
      endedAs: 'transferredOut',
      dueAt: null,
    });
    expect(papersOf(view)).toEqual({ receiptSlip: 1, forwardSheet: 1 });
    expect(view.projection).toMatchObject({ channel: 'crossRegion', visits: 1 });
  });

  it('passes nothing on that stays in its own place', async () => {
    const draft = await fillDraft(test, clerk, REIMBURSEMENT);

    const refused = await receive(clerk, draft, { forwardTo: '000001' });

    expect(refused).toMatchObject({ failure: { code: 'case.forwardNotAllowed', details: { code: 'H15' } } });
  });
});

describe('what statistics will ask for', () => {
  it('is recorded with the case: ticket, times, materials, presence', async () => {
    const ticketAt = test.clock.now();
    minutesLater(8);
    const openedAt = test.clock.now();
    const draft = await fillDraft(test, clerk, UNEMPLOYMENT);
    minutesLater(5);

    const view = must(await receive(clerk, draft, { ticket: { number: 'A012', at: ticketAt } }));

    expect(receiveActionOf(view.actions).served).toEqual({
      ticketNumber: 'A012',
      ticketAt,
      calledAt: openedAt,
      closedAt: test.clock.now(),
    });
    expect(view.projection).toMatchObject({ channel: 'window', visits: 1 });
    expect(view.projection.materialBase).toBeGreaterThan(0);
  });

  it('takes no ticket that was drawn after the call', async () => {
    const draft = await fillDraft(test, clerk, UNEMPLOYMENT);
    const at = toInstant(toEpochMs(test.clock.now()) + 60_000);

    const refused = await receive(clerk, draft, { ticket: { number: 'A012', at } });

    expect(refused).toMatchObject({ failure: { code: 'call.invalidInput', details: { code: 'ticket' } } });
  });

  it('takes no ticket that was drawn while the form was filled in', async () => {
    const draft = await fillDraft(test, clerk, UNEMPLOYMENT);
    minutesLater(5);
    const at = test.clock.now();
    minutesLater(5);

    const refused = await receive(clerk, draft, { ticket: { number: 'A012', at } });

    expect(refused).toMatchObject({ failure: { code: 'call.invalidInput', details: { code: 'ticket' } } });
  });

  it('needs an agent in the form before it records what somebody may do for another', async () => {
    const draft = await fillDraft(test, clerk, UNEMPLOYMENT);
    const assisted = { scope: '代办失业登记', until: '2026-12-31T10:00:00.000Z' };
    const agent = {
      agentName: { value: '周代办' },
      agentIdentityNumber: { value: '100000199211050011' },
      agentPhone: { value: '13900000002' },
    };

    const over = { ...assisted, until: test.clock.now() };

    const refused = await receive(clerk, draft, { assisted });
    const expected = { draftId: draft.draft.id, expectedVersion: draft.draft.version };
    const named = must(await clerk.calls.form.save({ requestId: randomUUID(), ...expected, answers: agent }));
    const withoutPower = await receive(clerk, named, { assisted: over });
    const view = must(await receive(clerk, named, { assisted }));

    expect(refused).toMatchObject({ failure: { code: 'case.agentMissing' } });
    expect(withoutPower).toMatchObject({ failure: { code: 'delivery.authorityExpired' } });
    expect(receiveActionOf(view.actions)).toMatchObject({ channel: 'assisted', assisted });
    expect(view.projection.visits).toBe(1);
  });
});

describe('the same person with the same item', () => {
  it('is stopped with the numbers of the earlier cases until the clerk has looked', async () => {
    const earlier = await acceptCase(test, clerk, UNEMPLOYMENT);
    const draft = await fillDraft(test, clerk, UNEMPLOYMENT);

    const stopped = await receive(clerk, draft);
    const { caseId, caseNumber } = earlier.projection;
    const view = must(await receive(clerk, draft, { duplicatesOf: [caseId] }));

    expect(stopped).toMatchObject({
      failure: {
        code: 'case.duplicateSuspected',
        details: { count: 1, caseNumbers: caseNumber, caseIds: caseId },
      },
    });
    expect(view.links).toEqual([
      { caseId, caseNumber, relation: 'duplicateOf', subCaseId: null, direction: 'earlier' },
    ]);
    expect((await see(clerk, earlier)).links).toEqual([
      {
        caseId: view.projection.caseId,
        caseNumber: view.projection.caseNumber,
        relation: 'duplicateOf',
        subCaseId: null,
        direction: 'later',
      },
    ]);
  });

  it('is not stopped for another item, for another person, or after 90 days', async () => {
    await acceptCase(test, clerk, UNEMPLOYMENT);

    const otherItem = await receive(clerk, await fillDraft(test, clerk, REIMBURSEMENT));
    const father = { ...UNEMPLOYMENT, cardId: 'father' };
    const otherPerson = await receive(clerk, await fillDraft(test, clerk, father));
    minutesLater(91 * 24 * 60);
    clerk = await test.signIn('window01');
    const later = await receive(clerk, await fillDraft(test, clerk, UNEMPLOYMENT));

    expect([otherItem.ok, otherPerson.ok, later.ok]).toEqual([true, true, true]);
  });
});

describe('what a view says', () => {
  it('names what the caller may do, the light, the expected finish and who holds the papers', async () => {
    const draft = await fillWithout(test, clerk, ['bankCard']);
    const points = [{ where: 'material', code: 'bankCard', remedy: '请带来本人银行卡' } as const];
    const view = must(await receive(clerk, draft, { correction: { points } }));
    const supervisor = await test.signIn('supervisor01');

    const allowed = Object.fromEntries(view.subCases.map((part) => [part.projection.itemCode, part.allowed]));

    expect(allowed['N8']).toEqual(
      expect.arrayContaining(['accept', 'refuse', 'supplyCorrection', 'withdraw']),
    );
    expect(allowed['N2']).toEqual(['withdraw']);
    expect((await see(supervisor, view)).subCases[7]?.allowed).toEqual(['terminate', 'expedite', 'annul']);
    expect(view.subCases.map(({ color }) => color)).toEqual([
      'blue',
      ...Array.from({ length: 5 }, () => null),
      'blue',
      null,
    ]);
    expect(view.expectedFinish?.provisional).toBe(false);
    expect(view.custody).toMatchObject([{ place: { kind: 'desk', deskId: 'desk-001' } }]);
  });
});
