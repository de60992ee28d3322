import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../../../src/main/quanke/in-process.ts';
import type { CaseView } from '../../../../src/shared/api/office/case.ts';
import type { DraftView } from '../../../../src/shared/api/office/form.ts';
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

function point(code: string, where: 'material' | 'field' = 'material') {
  return { where, code, remedy: '请补正' };
}

/** A reimbursement that waits for the invoice and for another phone number. */
async function waiting(): Promise<CaseView> {
  const draft = await fillWithout(test, clerk, ['medicalInvoice'], REIMBURSEMENT);
  const points = [point('medicalInvoice'), point('applicantPhone', 'field')];
  return must(await receive(clerk, draft, { correction: { points } }));
}

function begin(person: InProcessPerson, { projection }: CaseView) {
  return person.calls.form.beginSupplement({ requestId: randomUUID(), caseId: projection.caseId });
}

type Change = {
  readonly answers?: Readonly<Record<string, { readonly value: string }>>;
  readonly originalsSeen?: Readonly<Record<string, boolean>>;
};

async function save(person: InProcessPerson, { draft }: DraftView, change: Change): Promise<DraftView> {
  const expected = { requestId: randomUUID(), draftId: draft.id, expectedVersion: draft.version };
  return must(await person.calls.form.save({ ...expected, ...change }));
}

function supply(person: InProcessPerson, { draft }: DraftView, { projection }: CaseView) {
  return person.calls.case.supply({
    requestId: randomUUID(),
    draftId: draft.id,
    expectedVersion: draft.version,
    caseId: projection.caseId,
    caseVersion: projection.version,
  });
}

const EVERYTHING: Change = {
  answers: { applicantPhone: { value: '13900000009' } },
  originalsSeen: { medicalInvoice: true },
};

describe('a supplement', () => {
  it('begins with the application as it stands, and asks again for the papers found wanting', async () => {
    const view = await waiting();

    const { draft, issues } = must(await begin(clerk, view));

    expect(draft.supplements).toEqual({
      caseId: view.projection.caseId,
      caseNumber: view.projection.caseNumber,
    });
    expect(draft.answers['applicantName']?.value).toBe('林晓岚');
    expect(draft.materials.map(({ materialCode }) => materialCode)).not.toContain('medicalInvoice');
    expect(issues).toContainEqual(expect.objectContaining({ where: 'material', code: 'medicalInvoice' }));
  });

  it('answers the notice at any window: the part is looked at again within five days anew', async () => {
    const view = await waiting();
    test.clock.set('2026-11-24T02:00:00.000Z');
    const colleague = await test.signIn('window02');
    const filled = await save(colleague, must(await begin(colleague, view)), EVERYTHING);

    const supplied = must(await supply(colleague, filled, view));

    expect(partOf(supplied, 'H15')).toMatchObject({
      status: 'received',
      deadlineKind: 'deemedAcceptance',
      deadlineAt: '2026-12-01T10:00:00.000Z',
    });
    expect(supplied.actions.slice(1)).toMatchObject([
      { kind: 'supplement', materialCodes: ['medicalInvoice'], fieldCodes: ['applicantPhone'] },
      { kind: 'visit', purpose: 'supply', deskId: 'desk-002' },
    ]);
    expect(supplied.projection).toMatchObject({ visits: 2 });
    expect(supplied.projection.materialActual).toBe((view.projection.materialActual ?? 0) + 1);
    expect(papersOf(supplied)).toMatchObject({ receiptSlip: 2 });
  });

  it('is seen by whoever decides, and masked for who only looks', async () => {
    const view = await waiting();
    const filled = await save(clerk, must(await begin(clerk, view)), EVERYTHING);
    const supplied = must(await supply(clerk, filled, view));
    const approver = await test.signIn('insurance1');

    const { subCaseId } = partOf(supplied, 'H15');
    const part = must(await approver.calls.approval.get({ subCaseId }));

    expect(part.submitted.map(({ materialCode }) => materialCode)).toContain('medicalInvoice');
    expect(JSON.stringify(supplied)).not.toContain('13900000009');
  });

  it('leaves a part waiting that got only half of what its notice names', async () => {
    const view = await waiting();
    const half = { originalsSeen: { medicalInvoice: true } };
    const filled = await save(clerk, must(await begin(clerk, view)), half);

    const refused = await supply(clerk, filled, view);

    expect(refused).toMatchObject({ failure: { code: 'case.supplyIncomplete', details: { given: 1 } } });
    expect(statusesOf(await see(clerk, view))).toEqual({ H15: 'correcting' });
  });

  it('lets the parts go on that are answered, and keeps waiting for the others', async () => {
    const draft = await fillWithout(test, clerk, ['bankCard', 'hospitalInvoice']);
    const points = [point('bankCard'), point('hospitalInvoice')];
    const view = must(await receive(clerk, draft, { correction: { points } }));
    const filled = await save(clerk, must(await begin(clerk, view)), { originalsSeen: { bankCard: true } });

    const supplied = must(await supply(clerk, filled, view));

    expect(statusesOf(supplied)).toMatchObject({ N6: 'correcting', N8: 'received' });
  });

  it('brings the paper that was let follow', async () => {
    const draft = await fillWithout(test, clerk, ['medicalCostList'], REIMBURSEMENT);
    const view = must(await receive(clerk, draft, { deferred: ['medicalCostList'] }));
    const seen = { originalsSeen: { medicalCostList: true } };
    const filled = await save(clerk, must(await begin(clerk, view)), seen);

    const supplied = must(await supply(clerk, filled, view));

    expect(partOf(supplied, 'H15')).toMatchObject({
      status: 'accepted',
      openDeferrals: 0,
      deferred: true,
      deadlineAt: null,
    });
  });
});

describe('a supplement that is refused', () => {
  it('because the correction was answered already', async () => {
    const view = await waiting();
    const first = await save(clerk, must(await begin(clerk, view)), EVERYTHING);
    const second = await save(clerk, must(await begin(clerk, view)), EVERYTHING);
    const supplied = must(await supply(clerk, first, view));

    const again = [
      await supply(clerk, first, supplied),
      await supply(clerk, second, view),
      await supply(clerk, second, supplied),
      await begin(clerk, supplied),
    ];

    expect(again.map((answer) => (answer.ok ? '' : answer.failure.code))).toEqual([
      'form.alreadyAccepted',
      'case.changedMeanwhile',
      'case.nothingToSupply',
      'case.nothingToSupply',
    ]);
    expect((await see(clerk, supplied)).actions).toHaveLength(3);
  });

  it('because the deadline has passed, before the office has looked', async () => {
    const view = await waiting();
    const filled = await save(clerk, must(await begin(clerk, view)), EVERYTHING);
    test.clock.set('2026-12-14T01:00:00.000Z');
    clerk = await test.signIn('window01');

    const late = await supply(clerk, filled, view);

    expect(late).toMatchObject({
      failure: { code: 'case.deadlinePassed', details: { deadline: 'correctionLapse' } },
    });
  });

  it('because the draft belongs to another case, or is no supplement', async () => {
    const view = await waiting();
    const other = await acceptCase(test, clerk);
    const filled = await save(clerk, must(await begin(clerk, view)), EVERYTHING);

    const wrongCase = await supply(clerk, filled, other);
    const noSupplement = await supply(clerk, await fillDraft(test, clerk, REIMBURSEMENT), view);
    const asCase = await receive(clerk, filled);

    for (const refused of [wrongCase, noSupplement, asCase]) {
      expect(refused).toMatchObject({ failure: { code: 'call.invalidInput' } });
    }
  });
});
