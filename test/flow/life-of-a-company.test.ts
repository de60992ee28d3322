import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseView } from '../../src/shared/api/office/case.ts';
import { handOver, post } from '../support/flow/at-the-issuing-window.ts';
import { papersOf, partOf, see, shownPart, statusesOf, takeIn } from '../support/flow/at-the-window.ts';
import { must } from '../support/flow/clerk-client.ts';
import { ClockedWorkbench } from '../support/flow/clocked-workbench.ts';
import { count, onScreen } from '../support/flow/counted.ts';
import { giveOpinion, grant, look, memberOf, workOff } from '../support/flow/in-the-departments.ts';
import { download, verifySealed, wordsOf } from '../support/flow/papers.ts';
import { at } from '../domain/support/make-case.ts';
import { needs } from '../support/needs.ts';

const pdftotext = needs('pdftotext');
const CREDIT_CODE = '91100000MA00000073';
const LATER_ITEMS = {
  E2: 'police',
  E3: 'tax',
  E4: 'humanResources',
  E5: 'medicalInsurance',
  E6: 'housingFund',
} as const;

/** A company of one person in rooms of their own. */
function companyOf(cardId: string, missing: readonly string[] = []) {
  return {
    subject: { kind: 'theme', code: 'T2' },
    situation: {
      representativeInvests: 'yes',
      furtherInvestors: 'none',
      corporateInvestor: 'no',
      companyOrgans: 'sole',
      companyContacts: 'representative',
      premises: 'owned',
      openHousingFund: 'yes',
      openCompanyAccount: 'yes',
    },
    cards: [{ person: 'legalRepresentative', cardId }],
    answers: { companyName: `样例${cardId === 'shop-owner' ? '一' : '二'}号餐饮有限公司` },
    missing,
  } as const;
}

let workbench: ClockedWorkbench;
let view: CaseView;
const cases: CaseView[] = [];

beforeAll(async () => {
  workbench = await ClockedWorkbench.open('2026-11-20 16:00'); // a Friday
});
afterAll(() => workbench?.close());

/** Due dates of the parts with a running clock, by item. */
function dueOf({ subCases }: CaseView): Readonly<Record<string, string>> {
  const running = subCases.filter(({ due }) => due !== null);
  return Object.fromEntries(running.map(({ projection, due }) => [projection.itemCode, due?.dueAt ?? '']));
}

describe('a company that is registered late on a Friday', () => {
  it('is promised within two hours, and the rest waits for the licence', async () => {
    view = await takeIn(workbench, companyOf('shop-owner'));

    expect(dueOf(view)).toEqual({ E1: at('2026-11-20 18:00') });
    expect(statusesOf(view)).toEqual({
      E1: 'accepted',
      ...{ E2: 'waiting', E3: 'waiting', E4: 'waiting', E5: 'waiting', E6: 'waiting', E7: 'waiting' },
    });
  });

  it('gets no licence with a wrong credit code', async () => {
    const { subCaseId } = partOf(view, 'E1').projection;
    await workbench.goOn('2026-11-20 17:40');
    await giveOpinion(await memberOf(workbench, 'marketRegulation', false), subCaseId);
    const decider = await memberOf(workbench, 'marketRegulation', true);

    const wrong = await grant(decider, subCaseId, { companyCreditCode: '91100000MA00000074' });

    expect(wrong).toMatchObject({ failure: { code: 'approval.producedInvalid' } });
    must(await grant(decider, subCaseId, { companyCreditCode: CREDIT_CODE }));
    view = await workOff(workbench, view, { only: ['E1'] });
  });

  it('starts the other clocks with the opening on Monday, for it was after the cut-off', () => {
    const { E1: _, ...later } = dueOf(view);

    const monday = at('2026-11-23 11:00');
    expect(later).toEqual({ E2: monday, E3: monday, E4: monday, E5: monday, E6: monday });
    expect(statusesOf(view)).toMatchObject({ E1: 'ready', E2: 'accepted', E7: 'waiting' });
  });

  it.each(Object.entries(LATER_ITEMS))('gives its code to %s in %s', async (itemCode, departmentId) => {
    const member = await memberOf(workbench, departmentId, true);

    const { produced } = await look(member, partOf(view, itemCode).projection.subCaseId);

    expect(produced.map(({ value, itemName }) => [value, itemName])).toEqual([
      [CREDIT_CODE, '有限责任公司设立登记'],
    ]);
  });

  it.skipIf(!pdftotext)('has its code on the licence', async () => {
    const clerk = await workbench.member('window01');
    const licence = view.documents.find(({ kind, sealed }) => kind === 'outcome' && sealed);

    const words = wordsOf(pdftotext ?? '', await download(workbench, clerk, licence ?? { documentId: '' }));

    expect(words).toContain(CREDIT_CODE);
  });

  it('is finished on Monday, the account after the seal', async () => {
    await workbench.goOn('2026-11-23 10:00');

    view = await workOff(workbench, view);

    expect(new Set(Object.values(statusesOf(view)))).toEqual(new Set(['ready']));
    const { decidedAt, dueAt } = partOf(view, 'E6').projection;
    expect(decidedAt && dueAt && decidedAt < dueAt).toBe(true);
  });

  it('has the licence posted, which comes back and is then collected with the rest', async () => {
    const sent = await post(workbench, view, { reference: 'EZ123456789CN', items: ['E1'] });
    await workbench.goOn('2026-11-27 10:00');
    const { delivery } = (await workbench.member('issuer01')).office;
    const failing = { manner: 'post', failure: 'returned', note: '两次投递无人签收' } as const;

    const shown = await see(workbench, view);
    const failed = must(
      await delivery.failServing({ requestId: randomUUID(), ...shownPart(shown, 'E1'), ...failing }),
    );
    const returned = await see(workbench, view);
    const collected = await handOver(workbench, view, { cardId: 'shop-owner' });

    expect([sent.delivered, sent.receipt.kind]).toEqual([1, 'servingRecord']);
    expect(failed.record.kind).toBe('servingRecord');
    expect(partOf(returned, 'E1').projection).toMatchObject({ status: 'ready', deliveredAt: null });
    expect(collected).toBe(7);
    cases.push(await see(workbench, view));
  });
});

describe('a company that is not registered', () => {
  it('ends with its denial, also what was let in on a promise', async () => {
    const promised = ['realEstateCertificate'];
    const taken = await takeIn(workbench, companyOf('leap-day', promised), { promised });

    const denied = await workOff(workbench, taken, { deny: 'E1' });

    expect(papersOf(taken)).toMatchObject({ promiseLetter: 1 });
    expect(statusesOf(denied)).toEqual({
      E1: 'ready',
      ...{ E2: 'terminated', E3: 'terminated', E4: 'terminated' },
      ...{ E5: 'terminated', E6: 'terminated', E7: 'terminated' },
    });
    expect(await handOver(workbench, denied, { cardId: 'leap-day' })).toBe(1);
    cases.push(denied);
  });
});

describe('afterwards', () => {
  it('the figures balance, in the file as on the screen', async () => {
    const counted = await count(workbench, '2026-11-01', '2026-11-30');

    expect(counted.total.balance).toMatchObject({ holds: true, received: 14, concluded: 8, terminated: 6 });
    expect(counted.inFile).toEqual(onScreen(counted));
    expect(counted.inFile).toMatchObject({ delivered: 8, open: 0 });
  });

  it('every sealed paper verifies for us and for strangers', async () => {
    expect(await verifySealed(workbench, cases)).toEqual({ count: 2, faults: [] });
  });

  it('the rows of lists and statistics say what the logs say', async () => {
    expect(await workbench.office.store.rebuildProjections()).toMatchObject({ corrected: 0 });
  });
});
