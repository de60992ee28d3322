import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseView } from '../../src/shared/api/office/case.ts';
import { clockOf } from '../../src/shared/domain/case/deadlines.ts';
import { at } from '../domain/support/make-case.ts';
import { makeMinuteCounter, readRawYears } from '../domain/support/minute-counter.ts';
import { handOver } from '../support/flow/at-the-issuing-window.ts';
import { courseOf, papersOf, partOf, see, statusesOf, takeIn } from '../support/flow/at-the-window.ts';
import { must } from '../support/flow/clerk-client.ts';
import { ClockedWorkbench } from '../support/flow/clocked-workbench.ts';
import { count, onScreen } from '../support/flow/counted.ts';
import {
  expectedOf,
  giveOpinion,
  look,
  memberOf,
  resume,
  sendBack,
  suspend,
  workOff,
} from '../support/flow/in-the-departments.ts';
import { verifySealed } from '../support/flow/papers.ts';

const CERTIFICATE = { applicantDisabilityCertificateNumber: '10000019900307019X43', disabilityLevel: '3' };

/** A first certificate and the subsidy that rests on it. */
function subsidyOf(cardId: string) {
  return {
    subject: { kind: 'theme', code: 'T7' },
    situation: {
      certificateService: 'new',
      claimLivingSubsidy: 'yes',
      claimCareSubsidy: 'no',
      claimFuelSubsidy: 'no',
      wantsRehabilitation: 'no',
      wantsPremiumHelp: 'no',
    },
    cards: [{ person: 'applicant', cardId }],
  } as const;
}

let workbench: ClockedWorkbench;
let view: CaseView;
const cases: CaseView[] = [];

beforeAll(async () => {
  workbench = await ClockedWorkbench.open('2026-09-21 10:20'); // a Monday
});
afterAll(() => workbench?.close());

function idOf(itemCode: string): string {
  return partOf(view, itemCode).projection.subCaseId;
}

async function toDoOf(departmentId: string): Promise<readonly string[]> {
  const { approval } = (await memberOf(workbench, departmentId, false)).office;
  const { toDo } = must(await approval.queue());
  return toDo.filter(({ mine }) => mine).map(({ projection }) => projection.itemCode);
}

describe('a certificate that needs an appraisal', () => {
  it('is due twenty working days later, over two holidays and a working Saturday', async () => {
    view = await takeIn(workbench, subsidyOf('moved'));

    expect(statusesOf(view)).toEqual({ K1: 'accepted', K2: 'waiting', K7: 'accepted' });
    expect(partOf(view, 'K1').due?.dueAt).toBe(at('2026-10-26 18:00'));
  });

  it('stands still from its written notice on', async () => {
    await giveOpinion(await memberOf(workbench, 'town', false), idOf('K1'));
    await workbench.goOn('2026-09-28 14:35');
    await suspend(await memberOf(workbench, 'health', false), idOf('K1'), 'appraisal');

    view = await see(workbench, view);

    expect(partOf(view, 'K1').projection).toMatchObject({ status: 'suspended', suspensions: 1 });
    expect(papersOf(view)).toMatchObject({ specialProcedureNotice: 1 });
    expect(await toDoOf('health')).toEqual([]);
  });

  it('goes on after the October holiday with exactly the working minutes it stood still', async () => {
    await workbench.goOn('2026-10-12 10:05');

    const { due, actions } = await resume(await memberOf(workbench, 'health', false), idOf('K1'));

    // 205 on 28 September, 480 each on 29, 30 and on 8, 9, 10 October, 65 on the 12th: 2,670 minutes, five days and
    // 270 minutes after the close of 26 October.
    expect(due?.dueAt).toBe(at('2026-11-03 14:30'));
    const clock = clockOf(actions);
    expect(clock && makeMinuteCounter(readRawYears())(clock, at('2026-10-12 10:05'))).toBe(due?.dueAt);
    expect(due?.explanation.changes).toMatchObject([{ kind: 'suspension', procedure: 'appraisal' }]);
  });

  it('is issued by the federation, with its number', async () => {
    view = await workOff(workbench, view, { only: ['K1', 'K7'], produced: CERTIFICATE });

    expect(statusesOf(view)).toMatchObject({ K1: 'ready', K2: 'accepted' });
    expect(courseOf(view, 'K1')).toEqual([
      ...['receive', 'accept', 'startReview', 'giveOpinion', 'startReview', 'suspend', 'resume'],
      ...['giveOpinion', 'startReview', 'grant', 'produce'],
    ]);
    expect(['delivered', 'archived']).toContain(statusesOf(view)['K7']);
  });
});

describe('the subsidy that rests on it', () => {
  it('goes from the town to the federation to civil affairs, and one step back', async () => {
    const seen = [await toDoOf('town'), await toDoOf('disabledFederation'), await toDoOf('civilAffairs')];
    await giveOpinion(await memberOf(workbench, 'town', false), idOf('K2'));
    await giveOpinion(await memberOf(workbench, 'disabledFederation', false), idOf('K2'));
    const town = await memberOf(workbench, 'town', true);
    const again = await town.office.approval.claim(await expectedOf(town, idOf('K2')));
    await sendBack(await memberOf(workbench, 'civilAffairs', true), idOf('K2'));
    const sentBack = await toDoOf('disabledFederation');
    await giveOpinion(await memberOf(workbench, 'disabledFederation', false), idOf('K2'));

    expect(seen).toEqual([['K2'], [], []]);
    expect(again).toMatchObject({ failure: { code: 'approval.notInTurn' } });
    expect(sentBack).toEqual(['K2']);
    const { produced } = await look(await memberOf(workbench, 'civilAffairs', true), idOf('K2'));
    const given = produced.map(({ definition, value }) => [definition.fieldCode, value] as const);
    expect(Object.fromEntries(given)).toEqual(CERTIFICATE);
  });

  it('is made public before it is decided, and then sealed', async () => {
    const decider = await memberOf(workbench, 'civilAffairs', true);
    const before = (await look(decider, idOf('K2'))).due?.dueAt ?? '';
    await suspend(decider, idOf('K2'), 'publication');
    await workbench.goOn('2026-10-21 10:05');
    const { due } = await resume(await memberOf(workbench, 'civilAffairs', true), idOf('K2'));

    view = await workOff(workbench, view);

    expect(due && due.dueAt > before).toBe(true);
    expect(statusesOf(view)).toMatchObject({ K2: 'ready' });
    expect(courseOf(view, 'K2')).toEqual([
      ...['receive', 'accept', 'startClock', 'startReview', 'giveOpinion', 'startReview', 'giveOpinion'],
      ...['startReview', 'sendBack', 'startReview', 'giveOpinion'],
      ...['startReview', 'suspend', 'resume', 'grant', 'produce'],
    ]);
    expect(await handOver(workbench, view, { cardId: 'moved' })).toBe(2);
    cases.push(await see(workbench, view));
  });

  it('is not there without a certificate', async () => {
    const taken = await takeIn(workbench, subsidyOf('long-name'));

    const denied = await workOff(workbench, taken, { deny: 'K1' });

    expect(statusesOf(denied)).toMatchObject({ K1: 'ready', K2: 'terminated' });
    expect(await handOver(workbench, denied, { cardId: 'long-name' })).toBe(1);
    cases.push(denied);
  });
});

describe('afterwards', () => {
  it('the figures balance, in the file as on the screen', async () => {
    const counted = await count(workbench, '2026-09-01', '2026-10-31');

    expect(counted.total.balance).toMatchObject({ holds: true, received: 6, concluded: 5, terminated: 1 });
    expect(counted.inFile).toEqual(onScreen(counted));
  });

  it('every sealed paper verifies for us and for strangers', async () => {
    expect(await verifySealed(workbench, cases)).toEqual({ count: 2, faults: [] });
  });

  it('the rows of lists and statistics say what the logs say', async () => {
    expect(await workbench.office.store.rebuildProjections()).toMatchObject({ corrected: 0 });
  });
});
