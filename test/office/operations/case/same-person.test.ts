import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../../../src/main/quanke/in-process.ts';
import type { CaseView } from '../../../../src/shared/api/office/case.ts';
import { demoCard, makeOffice } from '../../../support/make-office.ts';
import type { TestOffice } from '../../../support/make-office.ts';
import { someNumberOf } from '../../../support/some-number.ts';
import { acceptCase, fillDraft, partOf } from '../../../support/take-in.ts';
import type { Application } from '../../../support/take-in.ts';
import { receive, see, statusesOf } from '../../../support/window.ts';

const REIMBURSEMENT = { subject: { kind: 'item', code: 'H15' } } as const;
const WRONG = { ...REIMBURSEMENT, identityNumber: someNumberOf(22) };
const RIGHT_NUMBER = demoCard('mother').identityNumber;

let test: TestOffice;
let clerk: InProcessPerson;

beforeEach(async () => {
  test = await makeOffice();
  clerk = await test.signIn('window01');
});

afterEach(() => test.close());

async function accept(application: Application) {
  const { draft } = await fillDraft(test, clerk, application);
  const input = { draftId: draft.id, expectedVersion: draft.version };
  return clerk.calls.case.accept({ requestId: randomUUID(), ...input });
}

/** Taken in under a wrong number, which a notice names and the applicant mends. */
async function mended(): Promise<CaseView> {
  const points = [{ where: 'field', code: 'applicantIdentityNumber', remedy: '请核对证件号码' } as const];
  const wrong = await fillDraft(test, clerk, WRONG);
  const { projection } = must(await receive(clerk, wrong, { correction: { points } }));
  const { caseId, version: caseVersion } = projection;
  const { form } = clerk.calls;
  const begun = must(await form.beginSupplement({ requestId: randomUUID(), caseId }));
  const { draft } = must(
    await form.save({
      requestId: randomUUID(),
      draftId: begun.draft.id,
      expectedVersion: begun.draft.version,
      answers: { applicantIdentityNumber: { value: RIGHT_NUMBER } },
    }),
  );
  const input = { draftId: draft.id, expectedVersion: draft.version, caseId, caseVersion };
  return must(await clerk.calls.case.supply({ requestId: randomUUID(), ...input }));
}

describe('the plain acceptance', () => {
  it('asks for the same person and item like every other', async () => {
    const first = await acceptCase(test, clerk, REIMBURSEMENT);

    const second = await accept(REIMBURSEMENT);

    expect(second).toMatchObject({
      failure: {
        code: 'case.duplicateSuspected',
        details: { count: 1, caseNumbers: first.projection.caseNumber },
      },
    });
  });
});

describe('a case whose number was mended', () => {
  it('is found as a duplicate by the number it has now, and by the one it had', async () => {
    const { projection } = await mended();

    const refused = [await accept(REIMBURSEMENT), await accept(WRONG)];

    const details = { caseNumbers: projection.caseNumber };
    for (const answer of refused) {
      expect(answer).toMatchObject({ failure: { code: 'case.duplicateSuspected', details } });
    }
  });

  it('is found by a search for the number it has now', async () => {
    const { projection } = await mended();

    const found = must(await clerk.calls.case.search({ text: RIGHT_NUMBER }));

    expect(found.map((line) => line.projection.caseId)).toEqual([projection.caseId]);
  });

  it('may be tried again by the same person once it ended', async () => {
    const view = await mended();
    const { subCaseId, version } = partOf(view, 'H15');
    const { caseId } = view.projection;
    const expected = { requestId: randomUUID(), subCaseId, expectedVersion: version };
    must(await clerk.calls.case.returnPart({ ...expected, reason: '申请人取回材料' }));
    const link = { caseId, relation: 'reopens', subCaseId: null } as const;

    const again = await accept({ ...REIMBURSEMENT, link });

    expect(again.ok && again.value.links).toMatchObject([{ caseId, relation: 'reopens' }]);
    expect(statusesOf(await see(clerk, view))).toEqual({ H15: 'returned' });
  });
});
