import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../../../src/main/quanke/in-process.ts';
import type { DraftView } from '../../../../src/shared/api/office/form.ts';
import { makeOffice } from '../../../support/make-office.ts';
import type { TestOffice } from '../../../support/make-office.ts';
import { acceptCase, fillDraft } from '../../../support/take-in.ts';
import { fillWithout, receive } from '../../../support/window.ts';

let test: TestOffice;
let clerk: InProcessPerson;

beforeEach(async () => {
  test = await makeOffice();
  clerk = await test.signIn('window01');
});

afterEach(() => test.close());

const REIMBURSEMENT = { subject: { kind: 'item', code: 'H15' } } as const;

function foresee({ draft }: DraftView) {
  return clerk.calls.case.foreseeIntake({ draftId: draft.id });
}

describe('what the clerk sees before they decide', () => {
  it('is the deadlines that the case then gets: of the notice, of the promise, of what follows', async () => {
    const draft = await fillWithout(test, clerk, ['medicalCostList', 'bankCard'], REIMBURSEMENT);

    const outlook = must(await foresee(draft));
    const points = [{ where: 'material', code: 'bankCard', remedy: '请带来本人银行卡' } as const];
    const view = must(
      await receive(clerk, draft, {
        correction: {
          points: [...points, { where: 'material', code: 'medicalCostList', remedy: '请带来费用清单' }],
        },
      }),
    );

    const [part] = view.subCases;
    expect(part?.projection.deadlineAt).toBe(outlook.correctBy.dueAt);
  });

  it('counts what follows until the promise would end', async () => {
    const draft = await fillWithout(test, clerk, ['medicalCostList'], REIMBURSEMENT);

    const outlook = must(await foresee(draft));
    const view = must(await receive(clerk, draft, { deferred: ['medicalCostList'] }));

    expect(view.subCases[0]?.projection.deadlineAt).toBe(outlook.promises['H15']?.dueAt);
    expect(view.subCases[0]?.due).toEqual(outlook.promises['H15']);
  });

  it('says until when something must be said about what is only taken in', async () => {
    const draft = await fillDraft(test, clerk, REIMBURSEMENT);

    const outlook = must(await foresee(draft));
    const view = must(await receive(clerk, draft, { hold: true }));

    expect(view.subCases[0]?.projection.deadlineAt).toBe(outlook.answerBy.dueAt);
  });

  it('names earlier cases it may repeat, and changes nothing', async () => {
    const earlier = await acceptCase(test, clerk, REIMBURSEMENT);
    const draft = await fillDraft(test, clerk, REIMBURSEMENT);

    const outlook = must(await foresee(draft));

    const { caseId, caseNumber } = earlier.projection;
    expect(outlook.duplicates).toEqual([{ caseId, caseNumber }]);
    expect(must(await clerk.calls.form.get({ draftId: draft.draft.id })).draft).toEqual(draft.draft);
  });

  it('is refused for a draft of another desk', async () => {
    const draft = await fillDraft(test, clerk, REIMBURSEMENT);
    clerk = await test.signIn('window02');

    expect(await foresee(draft)).toMatchObject({ failure: { code: 'form.draftNotFound' } });
  });
});
