import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseView } from '../../src/shared/api/office/case.ts';
import { handOver, rate, tryToHandOver } from '../support/flow/at-the-issuing-window.ts';
import {
  acceptParts,
  courseOf,
  papersOf,
  partOf,
  pointsOf,
  see,
  statusesOf,
  takeIn,
  tryToSupply,
  tryToTakeIn,
  tryToWithdraw,
} from '../support/flow/at-the-window.ts';
import { script } from '../support/flow/catalogue.ts';
import { must } from '../support/flow/clerk-client.ts';
import { ClockedWorkbench } from '../support/flow/clocked-workbench.ts';
import { count, onScreen } from '../support/flow/counted.ts';
import { look, memberOf, workOff } from '../support/flow/in-the-departments.ts';
import { verifySealed } from '../support/flow/papers.ts';

const { granted } = script;
/** 2026-12-04 18:00 at the centre. */
const AUTHORITY = { scope: '代办新生儿出生一件事并领取结果', until: '2026-12-04T10:00:00.000Z' };

const FAMILY = {
  applicantIs: 'mother',
  birthSituation: 'ordinary',
  maritalStatus: 'married',
  householdSide: 'mother',
};

let workbench: ClockedWorkbench;
const cases: CaseView[] = [];

beforeAll(async () => {
  workbench = await ClockedWorkbench.open('2026-11-20 09:30'); // a Friday
});
afterAll(() => workbench?.close());

describe('a birth whose agent forgot a bank card', () => {
  let view: CaseView;

  it('is taken in but for what needs the card, with a notice that names it', async () => {
    const cards = [...granted.cards, { person: 'agent', cardId: 'grandfather' }];
    const request = { ...granted, cards, missing: ['bankCard'] };

    view = await takeIn(workbench, request, { correction: pointsOf('bankCard'), assisted: AUTHORITY });

    expect(statusesOf(view)).toEqual({
      ...{ N1: 'accepted', N7: 'accepted', N6: 'correcting', N8: 'correcting' },
      ...{ N2: 'waiting', N3: 'waiting', N4: 'waiting', N5: 'waiting' },
    });
    expect(papersOf(view)).toMatchObject({ receiptSlip: 1, correctionNotice: 1, linkedHandlingNotice: 1 });
  });

  it('goes on when the card is brought, and takes no second answer', async () => {
    await workbench.goOn('2026-11-24 10:00');

    const supplied = must(await tryToSupply(workbench, view, ['bankCard']));
    const again = await tryToSupply(workbench, view, ['bankCard']);
    view = await acceptParts(workbench, supplied, ['N6', 'N8']);

    expect(again).toMatchObject({ failure: { code: 'case.nothingToSupply' } });
    expect(statusesOf(view)).toMatchObject({ N6: 'waiting', N8: 'waiting' });
  });

  it('is decided by six departments, each with the number the certificate gave', async () => {
    const produced = { birthCertificateNumber: 'X100000123' };

    view = await workOff(workbench, view, { produced });

    const police = await memberOf(workbench, 'police', false);
    const seen = await look(police, partOf(view, 'N3').projection.subCaseId);
    expect(new Set(Object.values(statusesOf(view)))).toEqual(new Set(['ready']));
    expect(seen.produced.map(({ value }) => value)).toContain('X100000123');
    expect(courseOf(view, 'N8')).toEqual([
      ...['receive', 'requestCorrection', 'supplyCorrection', 'accept', 'startClock'],
      ...['startReview', 'giveOpinion', 'startReview', 'grant', 'produce'],
    ]);
  });

  it('is collected in part by the agent, and by the father once the letter of authority has ended', async () => {
    const items = ['N1', 'N2', 'N7'];
    const first = await handOver(workbench, view, { cardId: 'grandfather', items });
    await workbench.goOn('2026-12-07 09:30');

    const agent = await tryToHandOver(workbench, view, { cardId: 'grandfather' });
    const stranger = await tryToHandOver(workbench, view, { cardId: 'moved' });
    const father = await handOver(workbench, view, { cardId: 'father', relation: '配偶' });

    const { delivery } = (await workbench.member('supervisor01')).office;
    expect([first, father]).toEqual([3, 5]);
    expect(agent).toMatchObject({ failure: { code: 'delivery.authorityExpired' } });
    expect(stranger).toMatchObject({ failure: { code: 'delivery.collectorNotEntitled' } });
    expect(must(await delivery.substituted())).toMatchObject([
      { caseNumber: view.projection.caseNumber, collectorName: '周明远', relation: '配偶' },
    ]);
    view = await see(workbench, view);
    expect(new Set(Object.values(statusesOf(view)))).toEqual(new Set(['delivered']));
    cases.push(view);
  });

  it('is rated badly, which is put right and asked about', async () => {
    await rate(workbench, view, 5);
    const { delivery } = (await workbench.member('supervisor01')).office;
    const [bad] = must(await delivery.badRatings());
    const { caseId, version: expectedVersion = 0 } = bad ?? { caseId: '' };
    await workbench.goOn('2026-12-10 10:00');

    const supervisor = (await workbench.member('supervisor01')).office.delivery;
    const expected = { requestId: randomUUID(), caseId, expectedVersion };
    const rectified = must(await supervisor.rectify({ ...expected, measure: '增开窗口' }));
    const asked = { satisfied: true, note: '电话回访', expectedVersion: rectified.version };
    const called = must(await supervisor.callBack({ ...expected, requestId: randomUUID(), ...asked }));

    expect(bad).toMatchObject({ level: 5, standing: 'toRectify' });
    expect(rectified.rectifications).toMatchObject([{ inTime: true }]);
    expect(called).toMatchObject({ standing: 'calledBack' });
  });
});

describe('the same mother again', () => {
  const registration = {
    subject: { kind: 'item', code: 'N7' },
    situation: FAMILY,
    cards: [{ person: 'applicant', cardId: 'mother' }],
  } as const;
  const first = () => cases[0]?.projection ?? { caseId: '', caseNumber: '' };

  it('is stopped within 90 days, until the clerk has looked; both cases name the other', async () => {
    const { caseId, caseNumber } = first();

    const stopped = await tryToTakeIn(workbench, registration);
    const view = await takeIn(workbench, registration, { duplicatesOf: [caseId] });

    expect(stopped).toMatchObject({
      failure: { code: 'case.duplicateSuspected', details: { caseNumbers: caseNumber } },
    });
    expect(view.links).toMatchObject([{ relation: 'duplicateOf', direction: 'earlier', caseId }]);
    expect(await linksOfFirst()).toMatchObject([{ relation: 'duplicateOf', direction: 'later' }]);
    const withdrawn = await tryToWithdraw(workbench, view, { itemCodes: ['N7'], cardId: 'mother' });
    cases.push(must(withdrawn));
  });

  it('has a wrong result revoked by a new case, which the earlier one then says', async () => {
    const { caseId } = first();
    const { subCaseId } = partOf(await seeFirst(), 'N7').projection;
    const link = { caseId, relation: 'revokes', subCaseId } as const;
    const taken = await takeIn(workbench, { ...registration, link }, { duplicatesOf: [caseId] });

    const revoking = await workOff(workbench, taken);

    const earlier = await seeFirst();
    expect(statusesOf(revoking)).toEqual({ N7: 'ready' });
    expect(partOf(earlier, 'N7').actions.at(-1)).toMatchObject({
      kind: 'replaceOutcome',
      relation: 'revokes',
      byCase: revoking.projection.caseId,
    });
    expect(earlier.links).toContainEqual(
      expect.objectContaining({ relation: 'revokes', direction: 'later' }),
    );
    expect(await handOver(workbench, revoking, { cardId: 'mother' })).toBe(1);
    cases.push(revoking);
  });

  async function seeFirst(): Promise<CaseView> {
    const [view] = cases;
    if (!view) throw new Error('the first case was not delivered');
    return see(workbench, view);
  }

  async function linksOfFirst() {
    return (await seeFirst()).links;
  }
});

describe('afterwards', () => {
  it('the figures balance, in the file as on the screen', async () => {
    const counted = await count(workbench, '2026-11-01', '2026-12-31');

    expect(counted.total.balance).toMatchObject({ holds: true, received: 10, concluded: 9, withdrawn: 1 });
    expect(counted.inFile).toEqual(onScreen(counted));
    expect(counted.inFile).toMatchObject({ delivered: 9, open: 0 });
  });

  it('every sealed paper verifies for us and for strangers', async () => {
    expect(await verifySealed(workbench, cases)).toEqual({ count: 8, faults: [] });
  });

  it('the rows of lists and statistics say what the logs say', async () => {
    expect(await workbench.office.store.rebuildProjections()).toMatchObject({ corrected: 0 });
  });
});
