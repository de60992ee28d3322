import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../../src/main/quanke/in-process.ts';
import { isCaseNumber } from '../../../src/shared/domain/case/case-number.ts';
import { makeOffice } from '../../support/make-office.ts';
import type { TestOffice } from '../../support/make-office.ts';
import { acceptCase, fillDraft, partOf } from '../../support/take-in.ts';

let test: TestOffice;
let clerk: InProcessPerson;

beforeEach(async () => {
  test = await makeOffice();
  clerk = await test.signIn('window01');
});

afterEach(() => test.close());

function acceptInput(draft: { readonly id: string; readonly version: number }) {
  return { requestId: randomUUID(), draftId: draft.id, expectedVersion: draft.version };
}

describe('accepting', () => {
  it('opens one sub-case per item and starts only the clocks that wait for nobody', async () => {
    const view = await acceptCase(test, clerk);

    expect(isCaseNumber(view.projection.caseNumber)).toBe(true);
    expect(view.subCases.map(({ projection }) => [projection.itemCode, projection.status])).toEqual([
      ['N1', 'accepted'],
      ['N2', 'waiting'],
      ['N3', 'waiting'],
      ['N4', 'waiting'],
      ['N5', 'waiting'],
      ['N6', 'waiting'],
      ['N7', 'accepted'],
      ['N8', 'waiting'],
    ]);
    expect(view.subCases.map(({ due }) => due === null)).toEqual([
      false,
      true,
      true,
      true,
      true,
      true,
      false,
      true,
    ]);
  });

  it('makes receipt slip, acceptance notice and linked handling notice with the case', async () => {
    const view = await acceptCase(test, clerk);

    expect(view.documents.map(({ kind, number }) => [kind, number])).toEqual([
      ['receiptSlip', `${view.projection.caseNumber}-SJPZ`],
      ['acceptanceNotice', `${view.projection.caseNumber}-SLTZ`],
      ['linkedHandlingNotice', `${view.projection.caseNumber}-LHTZ`],
    ]);
    expect(view.documents.every(({ simulated }) => simulated)).toBe(true);
  });

  it('counts the numbers of a desk and a day from one', async () => {
    const first = await acceptCase(test, clerk);
    const second = await acceptCase(test, clerk);
    const elsewhere = await acceptCase(test, await test.signIn('window02'));

    const numbers = [first, second, elsewhere].map(({ projection }) => projection.caseNumber.slice(0, 22));
    expect(numbers).toEqual(['1000000012026112000001', '1000000012026112000002', '1000000022026112000001']);
  });

  it('keeps answers the situation hides out of the case', async () => {
    const { draft } = await fillDraft(test, clerk);
    const changed = must(
      await clerk.calls.form.save({ ...acceptInput(draft), situation: { claimBirthCosts: 'no' } }),
    );

    const view = must(await clerk.calls.case.accept(acceptInput(changed.draft)));

    const receive = view.actions.find((action) => action.kind === 'receive');
    expect(changed.draft.answers['hospitalCostYuan']?.value).toBe('3250');
    expect(Object.keys(receive?.personal?.answers ?? {})).not.toContain('hospitalCostYuan');
    expect(view.subCases.map(({ projection }) => projection.itemCode)).not.toContain('N6');
  });

  it('refuses a draft with open questions, fields or papers, and keeps it', async () => {
    const begun = must(
      await clerk.calls.form.begin({ requestId: randomUUID(), subject: { kind: 'theme', code: 'T1' } }),
    );

    const refused = await clerk.calls.case.accept(acceptInput(begun.draft));

    expect(refused).toMatchObject({ ok: false, failure: { code: 'form.incomplete' } });
    expect(must(await clerk.calls.form.get({ draftId: begun.draft.id })).draft).toEqual(begun.draft);
  });

  it('takes nothing in when a paper cannot be printed, and gives the number to the next case', async () => {
    const { draft } = await fillDraft(test, clerk);
    const unprintable = must(
      await clerk.calls.form.save({
        ...acceptInput(draft),
        answers: { applicantName: { value: '林\u{1F600}' } },
      }),
    );

    const refused = await clerk.calls.case.accept(acceptInput(unprintable.draft));

    expect(refused).toMatchObject({ ok: false, failure: { code: 'document.glyphMissing' } });
    expect(must(await clerk.calls.case.search({ text: '' }))).toEqual([]);
    const next = await acceptCase(test, clerk);
    expect(next.projection.caseNumber.slice(17, 22)).toBe('00001');
  });

  it('accepts an identity number with a wrong check digit once the clerk says why', async () => {
    const { draft } = await fillDraft(test, clerk);
    const number = '100000199211050012';
    const wrong = must(
      await clerk.calls.form.save({
        ...acceptInput(draft),
        answers: { fatherIdentityNumber: { value: number } },
      }),
    );
    const refused = await clerk.calls.case.accept(acceptInput(wrong.draft));
    const override = { value: number, overrideReason: '与户口簿核对一致' };
    const once = await clerk.calls.form.save({
      ...acceptInput(wrong.draft),
      answers: { fatherIdentityNumber: override },
    });
    const unlike = await clerk.calls.form.save({
      ...acceptInput(wrong.draft),
      answers: { fatherIdentityNumber: { ...override, enteredAgain: '100000199211050021' } },
    });
    const overridden = must(
      await clerk.calls.form.save({
        ...acceptInput(wrong.draft),
        answers: { fatherIdentityNumber: { ...override, enteredAgain: number } },
      }),
    );

    const accepted = await clerk.calls.case.accept(acceptInput(overridden.draft));

    expect(refused).toMatchObject({ ok: false, failure: { code: 'form.incomplete' } });
    const differ = { failure: { code: 'form.entriesDiffer', details: { field: 'fatherIdentityNumber' } } };
    expect([once, unlike]).toMatchObject([differ, differ]);
    expect(overridden.issues).toContainEqual(
      expect.objectContaining({ code: 'fatherIdentityNumber', severity: 'warning', reason: 'overridden' }),
    );
    expect(accepted.ok).toBe(true);
  });
});

describe('accepting the same draft twice', () => {
  it('makes one case when two desks accept at once, and tells the slower one its number', async () => {
    const colleague = await test.signIn('window02', 'desk-001');
    const { draft } = await fillDraft(test, clerk);

    const answers = await Promise.all(
      [clerk, colleague].map((each) => each.calls.case.accept(acceptInput(draft))),
    );

    const [accepted] = answers.filter((answer) => answer.ok);
    const [refused, ...more] = answers.filter((answer) => !answer.ok);
    expect(more).toEqual([]);
    expect(refused).toMatchObject({
      failure: {
        code: 'form.alreadyAccepted',
        details: { caseNumber: accepted?.ok ? accepted.value.projection.caseNumber : '' },
      },
    });
    expect(must(await clerk.calls.case.search({ text: '' }))).toHaveLength(1);
  });

  it('gives the same case for the same request, however often it is repeated', async () => {
    const { draft } = await fillDraft(test, clerk);
    const input = acceptInput(draft);

    const first = must(await clerk.calls.case.accept(input));
    const again = must(await clerk.calls.case.accept(input));

    expect(again).toEqual(first);
    expect(must(await clerk.calls.case.search({ text: '' }))).toHaveLength(1);
  });

  it('refuses the same request id with another payload', async () => {
    const { draft } = await fillDraft(test, clerk);
    const input = acceptInput(draft);
    must(await clerk.calls.case.accept(input));

    const reused = await clerk.calls.case.accept({ ...input, expectedVersion: input.expectedVersion + 1 });

    expect(reused).toMatchObject({ ok: false, failure: { code: 'call.requestReused' } });
  });

  it('tells who saved the draft when it changed meanwhile', async () => {
    const { draft } = await fillDraft(test, clerk);
    const colleague = await test.signIn('window02', 'desk-001');
    must(await colleague.calls.form.save({ ...acceptInput(draft), answers: { motherPhone: { value: '' } } }));

    const refused = await clerk.calls.case.accept(acceptInput(draft));

    expect(refused).toMatchObject({
      ok: false,
      failure: { code: 'form.changedMeanwhile', details: { by: '陆知行' } },
    });
  });
});

describe('searching', () => {
  it.each([
    ['identity number', '100000199403180021'],
    ['full name', '林晓岚'],
    ['initials', 'lxl'],
    ['initials in capitals', 'LXL'],
    ['phone', '13900000001'],
  ])('finds a case by %s and shows a masked name', async (_what, text) => {
    const view = await acceptCase(test, clerk);

    const [found, ...others] = must(await clerk.calls.case.search({ text }));

    expect(others).toEqual([]);
    expect(found?.projection.caseId).toBe(view.projection.caseId);
    expect(found?.applicantName).toBe('林**');
  });

  it('finds a case by its number and by the number of a part', async () => {
    const { projection } = await acceptCase(test, clerk);

    for (const text of [projection.caseNumber, `${projection.caseNumber.toLowerCase()}-03`]) {
      const found = must(await clerk.calls.case.search({ text }));
      expect(found.map((each) => each.projection.caseId)).toEqual([projection.caseId]);
    }
  });

  it('shows the course of a case, but nobody in it, to who neither serves nor decides', async () => {
    const { projection } = await acceptCase(test, clerk);
    const administrator = await test.signIn('system01');

    const view = must(await administrator.calls.case.get({ caseId: projection.caseId }));

    expect(view.subCases).toHaveLength(8);
    expect(JSON.stringify(view)).not.toContain('林晓岚');
    expect(JSON.stringify(view)).not.toContain('100000199403180021');
  });

  it('shows the people of a case to the departments of its parts, and to no other approver', async () => {
    const { projection } = await acceptCase(test, clerk, { subject: { kind: 'item', code: 'L1' } });
    const see = async (loginName: string) => {
      const person = await test.signIn(loginName);
      return JSON.stringify(must(await person.calls.case.get({ caseId: projection.caseId })));
    };

    expect(await see('labour1')).toContain('林晓岚');
    expect(await see('police1')).not.toContain('林晓岚');
  });

  it('opens a part for its own department only', async () => {
    const view = await acceptCase(test, clerk);
    const police = await test.signIn('police1');

    const own = await police.calls.approval.get({ subCaseId: partOf(view, 'N3').subCaseId });
    const foreign = await police.calls.approval.get({ subCaseId: partOf(view, 'N1').subCaseId });

    expect(own.ok).toBe(true);
    expect(foreign).toMatchObject({ ok: false, failure: { code: 'approval.notYourDepartment' } });
  });
});
