import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseView } from '../../src/shared/api/office/case.ts';
import { at } from '../domain/support/make-case.ts';
import { handOver } from '../support/flow/at-the-issuing-window.ts';
import { partOf, pointsOf, see, statusesOf, takeIn, tryToSupply } from '../support/flow/at-the-window.ts';
import { script } from '../support/flow/catalogue.ts';
import { ClockedWorkbench } from '../support/flow/clocked-workbench.ts';
import { count } from '../support/flow/counted.ts';
import { workOff } from '../support/flow/in-the-departments.ts';

/** Days between which the awake office looks at its deadlines. */
const DAYS = [
  ...['2026-09-29', '2026-09-30', '2026-10-01', '2026-10-04', '2026-10-08', '2026-10-09', '2026-10-10'],
  ...['2026-10-11', '2026-10-14', '2026-10-17', '2026-10-20', '2026-10-23', '2026-10-26', '2026-10-29'],
  ...['2026-11-02', '2026-11-05', '2026-11-08', '2026-11-11', '2026-11-14', '2026-11-17', '2026-11-19'],
];
const BACK = '2026-11-20 08:50';

const HELD = {
  subject: { kind: 'item', code: 'H15' },
  cards: [{ person: 'applicant', cardId: 'moved' }],
} as const;
const DEFERRED = ['medicalCostList'];

type Taken = { readonly held: CaseView; readonly corrected: CaseView; readonly deferred: CaseView };

/** The same three applications in an office that stays on and in one that is switched off. */
let awake: ClockedWorkbench;
let asleep: ClockedWorkbench;
let inAwake: Taken;
let inAsleep: Taken;

beforeAll(async () => {
  awake = await ClockedWorkbench.open('2026-09-28 09:30'); // the Monday before the October holiday
  asleep = await ClockedWorkbench.open('2026-09-28 09:30');
  [inAwake, inAsleep] = [await takeThreeIn(awake), await takeThreeIn(asleep)];
});
afterAll(async () => {
  await awake?.close();
  await asleep?.close();
});

async function takeThreeIn(workbench: ClockedWorkbench): Promise<Taken> {
  const answers = { ...script.denied.answers, childBornOn: '2026-09-20' };
  const birth = { ...script.denied, answers, missing: ['nonMaritalBirthStatement'] };
  const later = { ...HELD, cards: [{ person: 'applicant', cardId: 'mother' }], missing: DEFERRED };
  return {
    held: await takeIn(workbench, HELD, { hold: true }),
    corrected: await takeIn(workbench, birth, { correction: pointsOf('nonMaritalBirthStatement') }),
    deferred: await takeIn(workbench, later, { deferred: DEFERRED }),
  };
}

/** What happened to every part, without what is another in every office, and when it was written down. */
async function lawfulCourse(workbench: ClockedWorkbench, taken: Taken) {
  const views = [taken.held, taken.corrected, taken.deferred];
  const shown = await Promise.all(views.map((view) => see(workbench, view)));
  return shown.map(({ subCases }) =>
    subCases.map(({ projection, due, actions }) => ({
      item: projection.itemCode,
      status: projection.status,
      acceptedAt: projection.acceptedAt,
      endedAt: projection.endedAt,
      dueAt: due?.dueAt,
      actions: actions.map((action) => [
        action.kind,
        action.effectiveAt,
        'cause' in action ? action.cause : '',
      ]),
    })),
  );
}

describe('an office that was switched off over the October holiday', () => {
  it('has everything move by itself in the one that stayed on', async () => {
    const moved: number[] = [];
    for (const day of DAYS) moved.push(await awake.goOn(`${day} 08:50`));
    moved.push(await awake.goOn(BACK));

    expect(moved.reduce((sum, each) => sum + each, 0)).toBe(3);
    expect(moved.filter((each) => each > 0).length).toBeGreaterThan(1);
  });

  it('catches up at once, and only once', async () => {
    const moved = [await asleep.sleepUntil(BACK), await asleep.office.passTime()];

    expect(moved).toEqual([3, 0]);
  });

  it('deems accepted, from the day of receipt, what nobody looked at within five working days', async () => {
    const held = await see(asleep, inAsleep.held);

    const { projection, actions } = partOf(held, 'H15');
    expect(partOf(inAsleep.held, 'H15').projection.deadlineAt).toBe(at('2026-10-10 18:00'));
    expect(projection).toMatchObject({ status: 'accepted', deemed: true, acceptedAt: projection.receivedAt });
    expect(actions.at(-1)).toMatchObject({ kind: 'accept', by: 'system', recordedAt: at(BACK) });
  });

  it('has what the other office has: every moment of the law, every status, every due date', async () => {
    expect(await lawfulCourse(asleep, inAsleep)).toEqual(await lawfulCourse(awake, inAwake));
    const corrected = await see(asleep, inAsleep.corrected);
    expect(statusesOf(corrected)).toMatchObject({ N1: 'terminated' });
  });

  it('counts the same', async () => {
    const [one, other] = [
      await count(asleep, '2026-09-01', '2026-11-30'),
      await count(awake, '2026-09-01', '2026-11-30'),
    ];

    expect(one).toEqual(other);
    expect(one.total.balance.holds).toBe(true);
  });

  it('takes no answer to a notice that has lapsed, and goes on with the rest', async () => {
    const late = await tryToSupply(asleep, inAsleep.corrected, ['nonMaritalBirthStatement']);
    const granted = await workOff(asleep, inAsleep.held);

    expect(late).toMatchObject({ failure: { code: 'case.nothingToSupply' } });
    expect(statusesOf(granted)).toEqual({ H15: 'ready' });
    expect(await handOver(asleep, granted, { cardId: 'moved' })).toBe(1);
    expect(await asleep.office.store.rebuildProjections()).toMatchObject({ corrected: 0 });
  });
});
