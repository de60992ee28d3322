import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../../../src/main/quanke/in-process.ts';
import type { CaseView } from '../../../../src/shared/api/office/case.ts';
import type { DraftView } from '../../../../src/shared/api/office/form.ts';
import { demoCard, makeOffice } from '../../../support/make-office.ts';
import type { TestOffice } from '../../../support/make-office.ts';
import { fillWithout, receive, see } from '../../../support/window.ts';

let test: TestOffice;
let clerk: InProcessPerson;

beforeEach(async () => {
  test = await makeOffice();
  clerk = await test.signIn('window01');
});

afterEach(() => test.close());

const REIMBURSEMENT = { subject: { kind: 'item', code: 'H15' } } as const;
const OTHER = demoCard('father');

/** Accepted, with one paper let follow: nobody asked for anything else. */
async function deferred(): Promise<CaseView> {
  const draft = await fillWithout(test, clerk, ['medicalCostList'], REIMBURSEMENT);
  return must(await receive(clerk, draft, { deferred: ['medicalCostList'] }));
}

/** Held back for these fields. */
async function correcting(...fieldCodes: readonly string[]): Promise<CaseView> {
  const draft = await fillWithout(test, clerk, [], REIMBURSEMENT);
  const points = fieldCodes.map((code) => ({ where: 'field', code, remedy: '请核对' }) as const);
  return must(await receive(clerk, draft, { correction: { points } }));
}

async function begin({ projection }: CaseView): Promise<DraftView> {
  const input = { requestId: randomUUID(), caseId: projection.caseId };
  return must(await clerk.calls.form.beginSupplement(input));
}

type Change = Omit<
  Parameters<InProcessPerson['calls']['form']['save']>[0],
  keyof ReturnType<typeof expected>
>;

function expected({ draft }: DraftView) {
  return { requestId: randomUUID(), draftId: draft.id, expectedVersion: draft.version };
}

async function save(view: DraftView, change: Change): Promise<DraftView> {
  return must(await clerk.calls.form.save({ ...expected(view), ...change }));
}

function supply(draft: DraftView, { projection }: CaseView) {
  const { caseId, version: caseVersion } = projection;
  return clerk.calls.case.supply({ ...expected(draft), caseId, caseVersion });
}

const COST_LIST = { originalsSeen: { medicalCostList: true } } as const;

describe('a supplement that changes more than was asked for', () => {
  it('is refused with the name of the field: another applicant does not come in with a paper', async () => {
    const view = await deferred();
    const answers = {
      applicantName: { value: OTHER.name },
      applicantIdentityNumber: { value: OTHER.identityNumber },
    };
    const draft = await save(await begin(view), { ...COST_LIST, answers });

    const refused = await supply(draft, view);

    expect(refused).toMatchObject({ failure: { code: 'case.supplyNotAsked', details: { count: 2 } } });
    expect(refused.ok ? '' : refused.failure.details?.['name']).toContain('姓名');
    expect((await see(clerk, view)).actions).toHaveLength(view.actions.length);
  });

  it('is refused where it takes an answer or a paper back', async () => {
    const view = await deferred();
    const begun = await begin(view);
    const emptied = await save(begun, { ...COST_LIST, answers: { applicantPhone: { value: '' } } });
    const withoutAnswer = await supply(emptied, view);
    const back = { value: begun.draft.answers['applicantPhone']?.value ?? '' };
    const without = { medicalInvoice: false };
    const draft = await save(emptied, { answers: { applicantPhone: back }, originalsSeen: without });

    const withoutPaper = await supply(draft, view);

    expect([withoutAnswer, withoutPaper]).toMatchObject([
      { failure: { code: 'case.supplyNotAsked', details: { first: 'applicantPhone' } } },
      { failure: { code: 'case.supplyNotAsked', details: { first: 'medicalInvoice' } } },
    ]);
  });

  it('is refused where a named point comes with one nobody named', async () => {
    const view = await correcting('applicantPhone');
    const answers = { applicantPhone: { value: '13900000009' }, applicantName: { value: OTHER.name } };
    const draft = await save(await begin(view), { answers });

    const refused = await supply(draft, view);

    expect(refused).toMatchObject({
      failure: { code: 'case.supplyNotAsked', details: { count: 1, first: 'applicantName' } },
    });
  });

  it('does not take a card for more than was asked for', async () => {
    const view = await deferred();
    const begun = await begin(view);
    const reading = test.read('father');

    const read = must(
      await clerk.calls.form.applyReading({ ...expected(begun), person: 'applicant', reading }),
    );

    expect(read.draft.answers).toEqual(begun.draft.answers);
    expect(read.conflicts).toEqual([]);
    expect((await supply(await save(read, COST_LIST), view)).ok).toBe(true);
  });
});

describe('an identity number', () => {
  it('is mended where the notice names it', async () => {
    const view = await correcting('applicantIdentityNumber');
    const answers = { applicantIdentityNumber: { value: OTHER.identityNumber } };
    const draft = await save(await begin(view), { answers });

    const supplied = must(await supply(draft, view));

    const supplement = supplied.actions.find(({ kind }) => kind === 'supplement');
    expect(supplement).toMatchObject({ fieldCodes: ['applicantIdentityNumber'] });
  });
});
