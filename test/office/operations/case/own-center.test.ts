import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../../../src/main/quanke/in-process.ts';
import type { CaseView } from '../../../../src/shared/api/office/case.ts';
import { makeOffice } from '../../../support/make-office.ts';
import type { TestOffice } from '../../../support/make-office.ts';
import { partOf } from '../../../support/take-in.ts';
import { fillWithout, receive, see, statusesOf } from '../../../support/window.ts';

const REIMBURSEMENT = { subject: { kind: 'item', code: 'H15' } } as const;

let test: TestOffice;
let town: InProcessPerson;
/** Held at the municipal centre, without the invoice. */
let view: CaseView;

beforeEach(async () => {
  test = await makeOffice();
  const clerk = await test.signIn('window01');
  view = must(
    await receive(clerk, await fillWithout(test, clerk, ['medicalInvoice'], REIMBURSEMENT), { hold: true }),
  );
  town = await test.signIn('window11');
});

afterEach(() => test.close());

function part() {
  const { subCaseId, version } = partOf(view, 'H15');
  return { requestId: randomUUID(), subCaseId, expectedVersion: version };
}

function whole() {
  const { caseId, version } = view.projection;
  return { requestId: randomUUID(), caseId, caseVersion: version };
}

function withdrawal(reading: string | null) {
  const { subCaseId, version } = partOf(view, 'H15');
  const parts = [{ subCaseId, expectedVersion: version }];
  const reason = reading === null ? '来信撤回' : '';
  return { requestId: randomUUID(), caseId: view.projection.caseId, parts, reason, reading };
}

const POINTS = [{ where: 'material', code: 'medicalInvoice', remedy: '请补正' } as const];

describe('a case of another centre', () => {
  it('is decided where it was taken in, and nowhere else', async () => {
    const calls = town.calls.case;
    const refused = [
      await calls.acceptPart({ ...part(), deferred: [], promised: [] }),
      await calls.refusePart({ ...part(), reason: '不符合条件', legalBasis: '办法第三条' }),
      await calls.returnPart({ ...part(), reason: '申请人取回' }),
      await calls.correct({ ...whole(), points: POINTS }),
      await calls.withdraw(withdrawal(null)),
    ];

    for (const answer of refused) {
      expect(answer).toMatchObject({
        failure: { code: 'case.notYourCenter', details: { name: '示例市政务服务中心' } },
      });
    }
    expect(statusesOf(await see(town, view))).toEqual({ H15: 'received' });
  });

  it('offers there only what the citizen may come in person for', async () => {
    const colleague = await test.signIn('window02');

    const seen = await see(town, view);
    const atHome = await see(colleague, view);

    expect(seen.subCases[0]?.allowed).toEqual(['withdraw']);
    expect(seen.isOwnCenter).toBe(false);
    expect(atHome.subCases[0]?.allowed).toEqual(
      expect.arrayContaining(['accept', 'refuse', 'requestCorrection', 'returnToApplicant', 'withdraw']),
    );
    expect(atHome.isOwnCenter).toBe(true);
  });

  it('is taken back by the card at any window, recorded with that desk', async () => {
    const withdrawn = must(await town.calls.case.withdraw(withdrawal(test.read('mother'))));

    expect(statusesOf(withdrawn)).toEqual({ H15: 'withdrawn' });
    expect(withdrawn.actions.at(-1)).toMatchObject({
      kind: 'visit',
      purpose: 'withdraw',
      deskId: 'desk-101',
    });
  });

  it('gets what was asked for at any window, recorded with that desk', async () => {
    const clerk = await test.signIn('window01');
    view = must(await clerk.calls.case.correct({ ...whole(), points: POINTS }));
    const { caseId, version: caseVersion } = view.projection;
    const begun = must(await town.calls.form.beginSupplement({ requestId: randomUUID(), caseId }));
    const expected = { requestId: randomUUID(), draftId: begun.draft.id };
    const saved = must(
      await town.calls.form.save({
        ...expected,
        expectedVersion: begun.draft.version,
        originalsSeen: { medicalInvoice: true },
      }),
    );

    const input = { draftId: saved.draft.id, expectedVersion: saved.draft.version, caseId, caseVersion };
    const supplied = must(await town.calls.case.supply({ requestId: randomUUID(), ...input }));

    expect(supplied.actions.at(-1)).toMatchObject({ kind: 'visit', purpose: 'supply', deskId: 'desk-101' });
    const custody = must(await town.calls.delivery.custody({ caseId }));
    expect(custody.holdings.filter(({ isOwn }) => isOwn)).toMatchObject([
      { place: { deskId: 'desk-101' }, pieces: [{ materialCode: 'medicalInvoice', copies: 1 }] },
    ]);
  });
});
