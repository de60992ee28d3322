import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../../../src/main/quanke/in-process.ts';
import type { CaseView } from '../../../../src/shared/api/office/case.ts';
import { makeOffice } from '../../../support/make-office.ts';
import type { TestOffice } from '../../../support/make-office.ts';
import { acceptCase, decide, fillDraft, partOf, seal } from '../../../support/take-in.ts';
import { fillWithout, papersOf, receive, see, statusesOf } from '../../../support/window.ts';

let test: TestOffice;
let clerk: InProcessPerson;

beforeEach(async () => {
  test = await makeOffice();
  clerk = await test.signIn('window01');
});

afterEach(() => test.close());

const REIMBURSEMENT = { subject: { kind: 'item', code: 'H15' } } as const;

function point(code: string, where: 'material' | 'field' = 'material') {
  return { where, code, remedy: '请补正' };
}

function part(view: CaseView, itemCode: string) {
  const { subCaseId, version } = partOf(view, itemCode);
  return { requestId: randomUUID(), subCaseId, expectedVersion: version };
}

function whole({ projection }: CaseView) {
  return { requestId: randomUUID(), caseId: projection.caseId, caseVersion: projection.version };
}

async function held(missing: readonly string[] = [], application = {}): Promise<CaseView> {
  const draft = await fillWithout(test, clerk, missing, application);
  return must(await receive(clerk, draft, { hold: true }));
}

describe('a held part', () => {
  it('is accepted with its own notice, and the clock runs from then on', async () => {
    const view = await held();
    test.clock.set('2026-11-24T02:00:00.000Z');
    const later = await test.signIn('window02');

    const accepted = must(
      await later.calls.case.acceptPart({ ...part(view, 'N7'), deferred: [], promised: [] }),
    );

    expect(statusesOf(accepted)).toMatchObject({ N1: 'received', N7: 'accepted' });
    expect(partOf(accepted, 'N7').acceptedAt).toBe('2026-11-24T02:00:00.000Z');
    const notice = accepted.documents.find(({ kind }) => kind === 'acceptanceNotice');
    expect(notice?.subCaseId).toBe(partOf(accepted, 'N7').subCaseId);
    expect(papersOf(accepted)).toEqual({ receiptSlip: 1, acceptanceNotice: 1 });
  });

  it('waits after its acceptance for a part that is not granted yet', async () => {
    const view = await held();

    const accepted = must(
      await clerk.calls.case.acceptPart({ ...part(view, 'N2'), deferred: [], promised: [] }),
    );

    expect(statusesOf(accepted)).toMatchObject({ N1: 'received', N2: 'waiting' });
  });

  it('is not accepted while something is missing, unless it may follow', async () => {
    const view = await held(['medicalCostList'], REIMBURSEMENT);
    const asked = part(view, 'H15');

    const refused = await clerk.calls.case.acceptPart({ ...asked, deferred: [], promised: [] });
    const deferred = ['medicalCostList'];
    const accepted = must(
      await clerk.calls.case.acceptPart({ ...part(view, 'H15'), deferred, promised: [] }),
    );

    expect(refused).toMatchObject({
      failure: { code: 'form.incomplete', details: { first: 'medicalCostList' } },
    });
    expect(partOf(accepted, 'H15')).toMatchObject({ status: 'accepted', openDeferrals: 1 });
    expect(papersOf(accepted)).toMatchObject({ deferralNotice: 1, promiseLetter: 1 });
  });

  it('is refused with its notice, and what waits for it ends', async () => {
    const view = await held();
    const said = { reason: '孩子已满六个月', legalBasis: '《行政许可法》第三十二条' };

    const refused = must(await clerk.calls.case.refusePart({ ...part(view, 'N3'), ...said }));

    expect(statusesOf(refused)).toMatchObject({
      N1: 'received',
      N3: 'refused',
      N4: 'terminated',
      N5: 'terminated',
      N8: 'terminated',
    });
    expect(papersOf(refused)).toMatchObject({ refusalNotice: 1 });
  });

  it('goes back to the applicant, and what waits for it ends', async () => {
    const view = await held();

    const returned = must(
      await clerk.calls.case.returnPart({ ...part(view, 'N1'), reason: '申请人要求重新填写' }),
    );

    expect(statusesOf(returned)).toMatchObject({ N1: 'returned', N2: 'terminated', N7: 'received' });
    expect(partOf(returned, 'N1').endedAs).toBe('returned');
  });
});

describe('a correction notice', () => {
  it('for held parts names everything once; a second one is a supervisor’s', async () => {
    const view = await held(['medicalInvoice'], REIMBURSEMENT);
    const supervisor = await test.signIn('supervisor01');

    const incomplete = await clerk.calls.case.correct({ ...whole(view), points: [point('bankCard')] });
    const points = [point('medicalInvoice')];
    const corrected = must(await clerk.calls.case.correct({ ...whole(view), points }));
    const supplied = await answer(corrected, { medicalInvoice: true });
    const again = await clerk.calls.case.correct({ ...whole(supplied), points: [point('bankCard')] });
    const allowed = must(
      await supervisor.calls.case.correctAgain({
        ...whole(supplied),
        points: [point('bankCard')],
        reason: '首次告知遗漏银行卡',
      }),
    );

    expect(incomplete).toMatchObject({
      failure: { code: 'case.correctionIncomplete', details: { first: 'medicalInvoice' } },
    });
    expect(statusesOf(corrected)).toEqual({ H15: 'correcting' });
    expect(again).toMatchObject({ failure: { code: 'case.correctionUsed' } });
    expect(partOf(allowed, 'H15')).toMatchObject({ status: 'correcting', corrections: 2 });
    expect(papersOf(allowed)).toMatchObject({ correctionNotice: 2 });
    expect(allowed.subCases[0]?.actions.at(-1)).toMatchObject({
      allowedBy: expect.any(String) as string,
      personal: { reason: expect.stringContaining('首次告知遗漏银行卡') as string },
    });
  });

  it('of a supervisor is a second one, and never the first', async () => {
    const view = await held(['medicalInvoice'], REIMBURSEMENT);
    const supervisor = await test.signIn('supervisor01');
    const points = [point('medicalInvoice')];

    const refused = await supervisor.calls.case.correctAgain({ ...whole(view), points, reason: '遗漏' });

    expect(refused).toMatchObject({ failure: { code: 'case.notAllowedNow' } });
    expect(statusesOf(await see(clerk, view))).toEqual({ H15: 'received' });
  });

  it('is never given a third time', async () => {
    const supervisor = await test.signIn('supervisor01');
    const again = (view: CaseView) =>
      supervisor.calls.case.correctAgain({ ...whole(view), points: [point('bankCard')], reason: '遗漏' });
    const first = await held(['medicalInvoice'], REIMBURSEMENT);
    const points = [point('medicalInvoice')];
    const second = await answer(must(await clerk.calls.case.correct({ ...whole(first), points })), {
      medicalInvoice: true,
    });
    const third = await answer(must(await again(second)), { bankCard: true });

    expect(await again(third)).toMatchObject({
      failure: { code: 'case.notAllowedNow', details: { status: 'received', action: 'requestCorrection' } },
    });
  });

  async function answer(view: CaseView, seen: Readonly<Record<string, boolean>>): Promise<CaseView> {
    const { form } = clerk.calls;
    const { caseId, version: caseVersion } = view.projection;
    const { draft } = must(await form.beginSupplement({ requestId: randomUUID(), caseId }));
    const expected = { draftId: draft.id, expectedVersion: draft.version };
    const saved = must(await form.save({ requestId: randomUUID(), ...expected, originalsSeen: seen }));
    return must(
      await clerk.calls.case.supply({
        requestId: randomUUID(),
        draftId: draft.id,
        expectedVersion: saved.draft.version,
        caseId,
        caseVersion,
      }),
    );
  }
});

describe('withdrawing', () => {
  function withdraw(view: CaseView, itemCodes: readonly string[], proof: object) {
    const parts = itemCodes.map((code) => {
      const { subCaseId, version: expectedVersion } = partOf(view, code);
      return { subCaseId, expectedVersion };
    });
    const { caseId } = view.projection;
    const said = { reason: '', reading: null, ...proof };
    return clerk.calls.case.withdraw({ requestId: randomUUID(), caseId, parts, ...said });
  }

  it('takes back what the applicant chooses, with what waits for it, and counts the visit', async () => {
    const view = await acceptCase(test, clerk);
    test.clock.advance(24 * 3_600_000);
    clerk = await test.signIn('window01');

    const withdrawn = must(await withdraw(view, ['N3', 'N7'], { reading: test.read('mother') }));

    expect(statusesOf(withdrawn)).toEqual({
      N1: 'accepted',
      N2: 'waiting',
      N3: 'withdrawn',
      N4: 'terminated',
      N5: 'terminated',
      N6: 'waiting',
      N7: 'withdrawn',
      N8: 'terminated',
    });
    expect(withdrawn.actions.at(-1)).toMatchObject({ kind: 'visit', purpose: 'withdraw' });
    expect(withdrawn.projection.visits).toBe(2);
  });

  it('needs a card that is in date, as collecting does', async () => {
    const view = await acceptCase(test, clerk, { ...REIMBURSEMENT, cardId: 'expired' });

    const refused = await withdraw(view, ['H15'], { reading: test.read('expired') });

    expect(refused).toMatchObject({ failure: { code: 'delivery.cardExpired' } });
  });

  it('withdraws a part and what waits for it each in its own name when both are chosen', async () => {
    const view = await acceptCase(test, clerk);

    const withdrawn = must(await withdraw(view, ['N3', 'N5'], { reason: '申请人来信要求撤回' }));

    expect(statusesOf(withdrawn)).toMatchObject({ N3: 'withdrawn', N4: 'terminated', N5: 'withdrawn' });
    expect(withdrawn.projection.visits).toBe(1);
  });

  it('believes no stranger’s card, and nobody without a card or a reason', async () => {
    const view = await acceptCase(test, clerk);

    const stranger = await withdraw(view, ['N7'], { reading: test.read('father') });
    const silent = await withdraw(view, ['N7'], {});

    expect(stranger).toMatchObject({ failure: { code: 'case.notParty' } });
    expect(silent).toMatchObject({ failure: { code: 'case.reasonMissing' } });
    expect(await see(clerk, view)).toMatchObject({ actions: view.actions });
  });

  it('is too late once it is decided, and once the result is sealed', async () => {
    const view = await acceptCase(test, clerk, REIMBURSEMENT);
    const reviewers = { first: await test.signIn('insurance1'), second: await test.signIn('insurance2') };
    const { subCaseId } = partOf(view, 'H15');
    await decide(reviewers, subCaseId);
    const decided = await withdraw(await see(clerk, view), ['H15'], { reason: '不再办理' });
    await seal(test, reviewers.second, subCaseId);

    const sealed = await withdraw(await see(clerk, view), ['H15'], { reason: '不再办理' });

    expect(decided).toMatchObject({ failure: { code: 'case.alreadyDecided' } });
    expect(sealed).toMatchObject({ failure: { code: 'case.resultSealed' } });
  });

  it('tells who was faster', async () => {
    const view = await acceptCase(test, clerk, REIMBURSEMENT);
    must(await withdraw(view, ['H15'], { reason: '不再办理' }));

    const again = await withdraw(view, ['H15'], { reason: '不再办理' });

    expect(again).toMatchObject({ failure: { code: 'case.changedMeanwhile', details: { by: '沈若澜' } } });
  });
});

describe('an action out of order', () => {
  it('is refused with the status it found', async () => {
    const view = await acceptCase(test, clerk, REIMBURSEMENT);
    const said = { reason: '不属于受理范围', legalBasis: '《行政许可法》第三十二条' };

    const answers = [
      await clerk.calls.case.acceptPart({ ...part(view, 'H15'), deferred: [], promised: [] }),
      await clerk.calls.case.refusePart({ ...part(view, 'H15'), ...said }),
      await clerk.calls.case.returnPart({ ...part(view, 'H15'), reason: '退回' }),
      await clerk.calls.case.correct({ ...whole(view), points: [point('bankCard')] }),
    ];

    expect(answers.map((answer) => (answer.ok ? {} : answer.failure))).toEqual(
      ['accept', 'refuse', 'returnToApplicant', 'requestCorrection'].map((action) => ({
        code: 'case.notAllowedNow',
        details: { status: 'accepted', action },
      })),
    );
  });

  it('is left to the law once five days are over', async () => {
    const view = await held([], REIMBURSEMENT);
    test.clock.set('2026-11-28T01:00:00.000Z');
    clerk = await test.signIn('window01');

    const late = await clerk.calls.case.returnPart({ ...part(view, 'H15'), reason: '退回' });

    expect(late).toMatchObject({
      failure: { code: 'case.deadlinePassed', details: { deadline: 'deemedAcceptance' } },
    });
  });
});

describe('an application begun for an earlier case', () => {
  it('names it, and is named by it', async () => {
    const earlier = await acceptCase(test, clerk, REIMBURSEMENT);
    const parts = [{ subCaseId: partOf(earlier, 'H15').subCaseId, expectedVersion: 2 }];
    const { caseId } = earlier.projection;
    must(
      await clerk.calls.case.withdraw({
        requestId: randomUUID(),
        caseId,
        parts,
        reason: '改日再办',
        reading: null,
      }),
    );
    const link = { caseId, relation: 'reopens', subCaseId: null } as const;
    const draft = await fillDraft(test, clerk, { ...REIMBURSEMENT, link });

    const view = must(await receive(clerk, draft));

    expect(view.links).toMatchObject([{ caseId, relation: 'reopens', direction: 'earlier' }]);
    expect((await see(clerk, earlier)).links).toMatchObject([
      { caseId: view.projection.caseId, relation: 'reopens', direction: 'later' },
    ]);
  });

  it('is refused when that case is still open, or has no granted outcome to correct', async () => {
    const earlier = await acceptCase(test, clerk, REIMBURSEMENT);
    const { caseId } = earlier.projection;
    const { subCaseId } = partOf(earlier, 'H15');
    const reopens = { caseId, relation: 'reopens', subCaseId: null } as const;
    const corrects = { caseId, relation: 'corrects', subCaseId } as const;

    for (const link of [reopens, corrects]) {
      const draft = await fillDraft(test, clerk, { ...REIMBURSEMENT, link });
      expect(await receive(clerk, draft)).toMatchObject({ failure: { code: 'case.linkInvalid' } });
    }
  });
});
