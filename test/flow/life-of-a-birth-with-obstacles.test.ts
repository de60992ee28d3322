import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseView } from '../../src/shared/api/office/case.ts';
import { makeYear2027 } from '../domain/support/make-clock.ts';
import { handOver } from '../support/flow/at-the-issuing-window.ts';
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
  tryToWithdraw,
} from '../support/flow/at-the-window.ts';
import { script } from '../support/flow/catalogue.ts';
import { must } from '../support/flow/clerk-client.ts';
import { ClockedWorkbench } from '../support/flow/clocked-workbench.ts';
import { count, onScreen } from '../support/flow/counted.ts';
import { giveOpinion, grant, memberOf, workOff } from '../support/flow/in-the-departments.ts';
import { verifySealed } from '../support/flow/papers.ts';

const { granted, denied } = script;

/** The story's birth for another mother, so that nothing counts as applied for twice. */
function birthOf(cardId: string, missing: readonly string[] = []) {
  const cards = [
    { person: 'applicant', cardId },
    { person: 'father', cardId: 'father' },
  ];
  return { ...granted, cards, missing };
}

let workbench: ClockedWorkbench;
const cases: Record<'denied' | 'lapsed' | 'deferred' | 'late' | 'withdrawn', CaseView | undefined> = {
  denied: undefined,
  lapsed: undefined,
  deferred: undefined,
  late: undefined,
  withdrawn: undefined,
};

function known(name: keyof typeof cases): CaseView {
  const view = cases[name];
  if (!view) throw new Error(`${name} was not taken in`);
  return view;
}

beforeAll(async () => {
  workbench = await ClockedWorkbench.open('2026-11-20 09:30'); // a Friday
});
afterAll(() => workbench?.close());

describe('a denied first item', () => {
  it('ends what depends on it, and leaves the applicant the denial and what does not', async () => {
    const taken = await takeIn(workbench, denied);

    const view = await workOff(workbench, taken, { deny: 'N1' });

    expect(statusesOf(view)).toEqual({
      ...{ N1: 'ready', N7: 'ready' },
      ...{ N2: 'terminated', N3: 'terminated', N4: 'terminated', N5: 'terminated' },
    });
    expect(partOf(view, 'N1').projection.decision).toBe('denied');
    expect(partOf(view, 'N4').actions.at(-1)).toMatchObject({ cause: 'predecessorDenied' });
    expect(await handOver(workbench, view, { cardId: denied.collectorCardId })).toBe(2);
    cases.denied = view;
  });
});

describe('a withdrawal', () => {
  it('takes back what the applicant chooses, with what waits for it', async () => {
    const taken = await takeIn(workbench, birthOf('long-name'));
    const decided = await workOff(workbench, taken, { only: ['N1'] });

    const view = must(
      await tryToWithdraw(workbench, decided, { itemCodes: ['N3', 'N7'], cardId: 'long-name' }),
    );

    expect(statusesOf(view)).toEqual({
      ...{ N1: 'ready', N2: 'accepted', N6: 'accepted', N3: 'withdrawn', N7: 'withdrawn' },
      ...{ N4: 'terminated', N5: 'terminated', N8: 'terminated' },
    });
    cases.withdrawn = view;
  });

  it('is too late for a sealed result, and not for anybody who comes along', async () => {
    const view = known('withdrawn');

    const sealed = await tryToWithdraw(workbench, view, { itemCodes: ['N1'], cardId: 'long-name' });
    const stranger = await tryToWithdraw(workbench, view, { itemCodes: ['N2'], cardId: 'moved' });

    expect(sealed).toMatchObject({ failure: { code: 'case.resultSealed' } });
    expect(stranger).toMatchObject({ failure: { code: 'case.notParty' } });
    expect(statusesOf(await see(workbench, view))).toEqual(statusesOf(view));
  });

  it('leaves the rest to be decided and collected', async () => {
    const view = await workOff(workbench, known('withdrawn'));

    expect(statusesOf(view)).toMatchObject({ N1: 'ready', N2: 'ready', N6: 'ready' });
    expect(await handOver(workbench, view, { cardId: 'long-name' })).toBe(3);
  });
});

describe('a paper that may follow', () => {
  const missing = ['hospitalCostList'];

  it('lets the case begin, with a notice and a letter of promise', async () => {
    const first = await takeIn(workbench, birthOf('shop-owner', missing), { deferred: missing });
    const second = await takeIn(workbench, birthOf('elder', missing), { deferred: missing });

    expect(partOf(first, 'N6').projection).toMatchObject({ status: 'waiting', openDeferrals: 1 });
    expect(papersOf(second)).toMatchObject({ deferralNotice: 1, promiseLetter: 1 });
    cases.deferred = first;
    cases.late = second;
  });

  it('must be there before the grant', async () => {
    const view = await workOff(workbench, known('deferred'), { only: ['N1'] });
    const { subCaseId } = partOf(view, 'N6').projection;
    await giveOpinion(await memberOf(workbench, 'medicalInsurance', false), subCaseId);
    const decider = await memberOf(workbench, 'medicalInsurance', true);

    const early = await grant(decider, subCaseId);
    must(await tryToSupply(workbench, view, missing));
    const supplied = must(await grant(decider, subCaseId));

    expect(early).toMatchObject({ failure: { code: 'approval.materialsOutstanding' } });
    expect(supplied.projection).toMatchObject({ decision: 'granted', openDeferrals: 0 });
    const done = await workOff(workbench, view);
    expect(await handOver(workbench, done, { cardId: 'shop-owner' })).toBe(8);
  });

  it('ends its item alone when it does not come in time', async () => {
    const items = ['N1', 'N2', 'N3', 'N4', 'N5', 'N7', 'N8'];
    const view = await workOff(workbench, known('late'), { only: items });
    const { deadlineAt, dueAt } = partOf(view, 'N6').projection;
    await workbench.goOn('2026-12-31 09:00');

    const lapsed = await see(workbench, view);

    expect(deadlineAt).toBe(dueAt);
    expect(partOf(lapsed, 'N6').actions.at(-1)).toMatchObject({
      kind: 'terminate',
      cause: 'deferralLapsed',
      effectiveAt: deadlineAt,
    });
    expect(await tryToSupply(workbench, lapsed, missing)).toMatchObject({
      failure: { code: 'case.nothingToSupply' },
    });
    expect(await handOver(workbench, lapsed, { cardId: 'elder' })).toBe(7);
  });
});

describe('a correction nobody answers', () => {
  it('ends what needed it once the year of its deadline is published, and what waits for that', async () => {
    const request = birthOf('rare-character', ['motherHouseholdRegister']);
    const view = await takeIn(workbench, request, { correction: pointsOf('motherHouseholdRegister') });
    const done = await workOff(workbench, view);
    await workbench.sleepUntil('2027-02-26 09:00');
    const waiting = await see(workbench, done);
    await publish2027();
    const { deadlineAt } = partOf(await see(workbench, done), 'N3').projection;
    await workbench.goOn('2027-02-26 09:05');

    const lapsed = await see(workbench, done);

    expect(statusesOf(view)).toMatchObject({ N3: 'correcting', N1: 'accepted' });
    expect(statusesOf(waiting)).toMatchObject({ N3: 'correcting' });
    expect(partOf(lapsed, 'N3').actions.at(-1)).toMatchObject({
      kind: 'terminate',
      cause: 'correctionLapsed',
      effectiveAt: deadlineAt,
    });
    expect(courseOf(lapsed, 'N4').at(-1)).toBe('terminate');
    expect(await tryToSupply(workbench, lapsed, ['motherHouseholdRegister'])).toMatchObject({
      failure: { code: 'case.nothingToSupply' },
    });
    expect(await acceptTooLate(lapsed)).toBe('case.notAllowedNow');
    cases.lapsed = lapsed;
  });

  async function publish2027(): Promise<void> {
    const { calendar } = (await workbench.member('system01')).office;
    const text = JSON.stringify(makeYear2027());
    const preview = must(await calendar.preview({ text }));
    const newestEntry = preview.kind === 'read' ? preview.newestEntry : 0;
    must(await calendar.import({ requestId: randomUUID(), text, newestEntry, acceptShortened: true }));
  }

  async function acceptTooLate(view: CaseView): Promise<string> {
    return acceptParts(workbench, view, ['N3']).then(
      () => 'accepted',
      (refused: unknown) => /case\.\w+/.exec(String(refused))?.[0] ?? String(refused),
    );
  }
});

describe('afterwards', () => {
  it('the figures balance, in the file as on the screen', async () => {
    const counted = await count(workbench, '2026-11-01', '2027-03-31');

    expect(counted.total.balance).toMatchObject({ holds: true, received: 38, withdrawn: 2 });
    expect(counted.inFile).toEqual(onScreen(counted));
  });

  it('every sealed paper verifies for us and for strangers', async () => {
    const names = ['denied', 'withdrawn', 'deferred', 'late', 'lapsed'] as const;

    expect((await verifySealed(workbench, names.map(known))).faults).toEqual([]);
  });

  it('the rows of lists and statistics say what the logs say', async () => {
    expect(await workbench.office.store.rebuildProjections()).toMatchObject({ corrected: 0 });
  });
});
