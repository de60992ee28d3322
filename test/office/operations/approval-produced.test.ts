import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../../src/main/quanke/in-process.ts';
import type { CaseView } from '../../../src/shared/api/office/case.ts';
import type { CaseId, SubCaseId } from '../../../src/shared/domain/case/case-action.ts';
import { doChange } from '../../support/do-change.ts';
import { makeOffice } from '../../support/make-office.ts';
import type { TestOffice } from '../../support/make-office.ts';
import { needs } from '../../support/needs.ts';
import { readPaper } from '../../support/read-paper.ts';
import { expectedOf, grant, look, review, signInAll } from '../../support/review.ts';
import { acceptCase, claim, partOf } from '../../support/take-in.ts';

const pdftotext = needs('pdftotext');
const PEOPLE = [
  'market1',
  'market2',
  'tax1',
  'labour1',
  'insurance1',
  'fund1',
  'health2',
  'police1',
  'police2',
] as const;
const COMPANY = {
  representativeInvests: 'yes',
  furtherInvestors: 'none',
  corporateInvestor: 'no',
  companyOrgans: 'sole',
  companyContacts: 'representative',
  premises: 'owned',
  openHousingFund: 'yes',
  openCompanyAccount: 'no',
};
const CREDIT_CODE = '91100000MA00000073';

let test: TestOffice;
let clerk: InProcessPerson;
let people: Readonly<Record<(typeof PEOPLE)[number], InProcessPerson>>;

beforeEach(async () => {
  test = await makeOffice();
  clerk = await test.signIn('window01');
  people = await signInAll(test, PEOPLE);
});

afterEach(() => test.close());

/** The decision on a later case takes the outcome out of force. */
async function revoke(subCaseId: SubCaseId, byCase: CaseId): Promise<void> {
  const at = test.clock.now();
  await doChange(test.office, async ({ cases }) => {
    const actions = (await cases.findSubCase(subCaseId)) ?? [];
    await cases.appendToSubCase(subCaseId, actions.length, [
      { kind: 'replaceOutcome', relation: 'revokes', byCase, by: 'system', effectiveAt: at, recordedAt: at },
    ]);
  });
}

describe('the code of a new company', () => {
  let view: CaseView;
  let e1: SubCaseId;

  beforeEach(async () => {
    const subject = { kind: 'theme', code: 'T2' } as const;
    view = await acceptCase(test, clerk, { subject, situation: COMPANY });
    e1 = partOf(view, 'E1').subCaseId;
    await review(people.market1, e1);
  });

  it('is offered where the company is registered, and appears with every item that waited for it', async () => {
    const { produces } = await look(people.market2, e1);
    await grant(people.market2, e1, { companyCreditCode: CREDIT_CODE });

    const seen = [];
    for (const [person, itemCode] of [
      ['police1', 'E2'],
      ['tax1', 'E3'],
      ['labour1', 'E4'],
      ['insurance1', 'E5'],
      ['fund1', 'E6'],
    ] as const) {
      const { produced } = await look(people[person], partOf(view, itemCode).subCaseId);
      seen.push(produced.map(({ definition, value, itemName }) => [definition.fieldCode, value, itemName]));
    }

    expect(produces.map(({ definition }) => definition.fieldCode)).toEqual(['companyCreditCode']);
    const given = [['companyCreditCode', CREDIT_CODE, '有限责任公司设立登记']];
    expect(seen).toEqual([given, given, given, given, given]);
  });

  it.skipIf(!pdftotext)('is printed on the outcome in full', async () => {
    const { documents } = await grant(people.market2, e1, { companyCreditCode: CREDIT_CODE });

    const outcome = documents.find(({ kind }) => kind === 'outcome');
    const text = await readPaper(pdftotext ?? '', { test, person: people.market2 }, outcome);

    expect(text).toContain(CREDIT_CODE);
  });

  it.each([
    ['a wrong check character', { companyCreditCode: '91100000MA00000074' }, 'creditCodeCheckCharacter'],
    ['a field the item does not give', { companyName: '某公司' }, 'notProducedHere'],
  ])('is refused with %s', async (_what, produced, reason) => {
    await claim(people.market2, e1);
    const expected = await expectedOf(people.market2, e1);

    const answer = await people.market2.calls.approval.grant({ ...expected, opinion: '同意', produced });

    expect(answer).toMatchObject({
      ok: false,
      failure: { code: 'approval.producedInvalid', details: { count: 1, reason } },
    });
    expect((await look(people.market2, e1)).projection.decision).toBeNull();
  });

  it('must be given, for the items that wait for it must have it', async () => {
    await claim(people.market2, e1);
    const expected = await expectedOf(people.market2, e1);
    const { produces } = await look(people.market2, e1);
    const grantWith = (produced: Readonly<Record<string, string>>) =>
      people.market2.calls.approval.grant({
        ...expected,
        requestId: randomUUID(),
        opinion: '同意',
        produced,
      });

    const answers = [await grantWith({}), await grantWith({ companyCreditCode: '   ' })];

    expect(produces).toMatchObject([{ required: true, neededBy: ['E2', 'E3', 'E4', 'E5', 'E6'] }]);
    const refused = {
      failure: { code: 'approval.producedMissing', details: { count: 1, field: 'companyCreditCode' } },
    };
    expect(answers).toMatchObject([refused, refused]);
    expect((await look(people.market2, e1)).projection.decision).toBeNull();
  });

  it('stands with a wrong check character where a reason is given', async () => {
    await claim(people.market2, e1);
    const given = {
      produced: { companyCreditCode: '91100000MA00000074' },
      producedOverrides: {
        companyCreditCode: { reason: ' 已核对执照原件 ', enteredAgain: '91100000ma00000074 ' },
      },
    };

    const expected = await expectedOf(people.market2, e1);
    must(await people.market2.calls.approval.grant({ ...expected, opinion: '同意', ...given }));

    const { produced } = await look(people.tax1, partOf(view, 'E3').subCaseId);
    expect(produced).toMatchObject([{ value: '91100000MA00000074', overrideReason: '已核对执照原件' }]);
  });

  it('stands with a reason only where it was entered twice', async () => {
    await claim(people.market2, e1);
    const expected = await expectedOf(people.market2, e1);
    const produced = { companyCreditCode: '91100000MA00000074' };
    const producedOverrides = {
      companyCreditCode: { reason: '已核对执照原件', enteredAgain: '91100000MA00000047' },
    };

    const answer = await people.market2.calls.approval.grant({
      ...expected,
      opinion: '同意',
      produced,
      producedOverrides,
    });

    expect(answer).toMatchObject({
      failure: { code: 'approval.producedInvalid', details: { reason: 'entriesDiffer' } },
    });
  });

  it('is asked of the next item where it is no longer known', async () => {
    await grant(people.market2, e1);
    await revoke(e1, view.projection.caseId);
    const [e2, e3] = [partOf(view, 'E2').subCaseId, partOf(view, 'E3').subCaseId];
    await claim(people.police2, e2);
    const expected = await expectedOf(people.police2, e2);

    const without = await people.police2.calls.approval.grant({ ...expected, opinion: '同意' });
    await grant(people.police2, e2, { companyCreditCode: CREDIT_CODE });

    expect(without).toMatchObject({ failure: { code: 'approval.producedMissing' } });
    const next = await look(people.tax1, e3);
    expect(next.produced).toMatchObject([{ value: CREDIT_CODE, itemName: partOf(view, 'E2').itemName }]);
    expect(next.produces).toEqual([]);
  });
});

describe('what a birth gives', () => {
  it('is the number of the certificate, and then the number of the child, masked for the window', async () => {
    const view = await acceptCase(test, clerk);
    const health = await test.signIn('health1');
    const n1 = partOf(view, 'N1').subCaseId;
    const n3 = partOf(view, 'N3').subCaseId;
    const { step } = await look(people.health2, n1);
    if (step.kind === 'review') await review(health, n1);
    await grant(people.health2, n1, { birthCertificateNumber: 'X100000123' });
    await review(people.police1, n3);
    await grant(people.police2, n3, { childIdentityNumber: '100000202611020019' });

    const { produced } = await look(people.police1, n3);
    const shown = must(await clerk.calls.case.get({ caseId: view.projection.caseId }));

    expect(produced.map(({ definition, value }) => [definition.fieldCode, value])).toEqual([
      ['birthCertificateNumber', 'X100000123'],
      ['childIdentityNumber', '100000202611020019'],
    ]);
    expect(JSON.stringify(shown)).not.toContain('100000202611020019');
    expect(JSON.stringify(shown)).toContain('X100000123');
  });
});
