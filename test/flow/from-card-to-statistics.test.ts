import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SUB_CASE_ACTION_TEXTS } from '../../src/shared/texts/page-case.ts';
import { FORM_TEXTS } from '../../src/shared/texts/page-form.ts';
import { FRAME_TEXTS } from '../../src/shared/texts/page.ts';
import { axeFaults, axeFaultsOfMessage } from '../support/flow/axe-faults.ts';
import { script } from '../support/flow/catalogue.ts';
import { openChromiumDesk } from '../support/flow/chromium-desk.ts';
import type { Desk } from '../support/flow/desk.ts';
import { exportFigures, readFigures } from '../support/flow/figures.ts';
import { handEverythingOver, rate, readCollector } from '../support/flow/hand-over.ts';
import { lookAtPaper, signIn } from '../support/flow/person.ts';
import * as clerk from '../support/flow/take-in.ts';
import type { Accepted } from '../support/flow/take-in.ts';
import { makeTemporaryFolder } from '../support/flow/temporary-folder.ts';
import { doTask, openMenu, openTask, sealAll, statusesOf, workOff } from '../support/flow/work-off.ts';
import { needs } from '../support/needs.ts';

const chromium = needs('chromium');
const { granted, denied, immediate, rating } = script;

// One day at the centre, in the order it happens: each test goes on where the one before stopped.
describe.skipIf(!chromium)('the whole job in a browser', () => {
  let folder: ReturnType<typeof makeTemporaryFolder>;
  let desk: Desk;
  let birth: Accepted;
  let refused: Accepted;

  beforeAll(async () => {
    folder = makeTemporaryFolder();
    desk = await openChromiumDesk(chromium ?? '', folder.path);
  });
  afterEach(() => {
    expect(desk.watch.faults).toEqual([]);
  });
  afterAll(async () => {
    await desk?.close();
    folder.remove();
  });

  async function expectAccessible(): Promise<void> {
    expect(await axeFaults(desk.page)).toEqual([]);
  }

  it('lets a clerk sign in at a window and warns of simulated devices', async () => {
    await desk.page.locator('[data-account]').first().waitFor();
    await expectAccessible();

    await signIn(desk.page, 'window01');

    await desk.page.locator('header').getByText(FRAME_TEXTS.simulatedDevices).waitFor();
    await expectAccessible();
  });

  it('fills the form from cards and says where each value came from', async () => {
    const { page } = desk;
    await clerk.beginDraft(page, granted);
    await clerk.answerQuestions(page, granted);
    for (const { person, cardId } of granted.cards) await clerk.readCardFor(page, person, cardId);

    await clerk.typeAnswers(page, granted.answers);

    const fromCard = page.locator('[data-field="fatherName"] .provenance-mark');
    expect(await fromCard.textContent()).toContain(FORM_TEXTS.fromCard);
    expect(await fromCard.textContent()).toContain(FRAME_TEXTS.simulated);
    const typed = page.locator('[data-field="childName"] .provenance-mark');
    expect(await typed.textContent()).toContain(FORM_TEXTS.typed);
    await expectAccessible();
  });

  it('takes papers by keys and a scan by upload', async () => {
    await clerk.takeMaterials(desk.page);

    await desk.page.getByText(FORM_TEXTS.nothingToDo).waitFor();
    await expectAccessible();
  });

  it('accepts with Ctrl+Enter, explains due dates and shows both papers', async () => {
    const { page } = desk;
    birth = await clerk.accept(page);

    expect(birth.caseNumber).toHaveLength(23);
    const due = (item: string) => page.locator(`[data-sub-case="${item}"] .when`).textContent();
    expect((await due('N1'))?.length).toBeGreaterThan(20); // the moment and how it was computed
    expect(await due('N4')).toContain(await nameInList('N3'));
    expect(await lookAtPaper(page, '[data-paper="receiptSlip"]')).toBeGreaterThan(0);
    expect(await lookAtPaper(page, '[data-paper="acceptanceNotice"]')).toBeGreaterThan(0);
    await expectAccessible();
  });

  async function nameInList(item: string): Promise<string> {
    return (await desk.page.locator(`[data-sub-case="${item}"] strong`).textContent()) ?? '';
  }

  it('lets the delegated clerk decide and seal an immediate item at the window', async () => {
    const { page } = desk;
    await page.locator('[data-next]').click();
    refused = await clerk.takeIn(page, denied);
    await page.locator('[data-next]').click();
    const { caseNumber } = await clerk.takeIn(page, immediate);

    await openMenu(page, 'approval');
    await doTask(page, { of: caseNumber, item: 'L1', does: 'grant' });
    await sealAll(page, { count: 1, department: 'humanResources' });

    expect(await statusesOf(page, caseNumber)).toEqual({ L1: 'ready' });
  });

  it('opens what waited once the first department has granted and sealed', async () => {
    const { page } = desk;
    const { reason, legalBasis } = denied;

    await workOff(page, {
      loginName: 'health2',
      tasks: [
        { of: birth.caseNumber, item: 'N1', does: 'grant' },
        { of: birth.caseNumber, item: 'N7', does: 'grant' },
        { of: refused.caseNumber, item: 'N1', does: 'deny', reason, legalBasis },
      ],
      seals: { count: 3, department: 'health' },
    });
    await expectAccessible();

    const open = { N2: 'accepted', N3: 'accepted', N6: 'accepted' };
    const waiting = { N4: 'waiting', N5: 'waiting', N8: 'waiting' };
    expect(await statusesOf(page, birth.caseNumber)).toEqual({
      N1: 'ready',
      N7: 'ready',
      ...open,
      ...waiting,
    });
    await expectAccessible();
  });

  it('ends what depends on a denied item and says so', async () => {
    const ended = { N2: 'terminated', N3: 'terminated', N4: 'terminated', N5: 'terminated' };

    expect(await statusesOf(desk.page, refused.caseNumber)).toEqual({
      N1: 'ready',
      N7: 'accepted',
      ...ended,
    });

    const history = desk.page.locator('.action-timeline');
    expect(await history.getByText(SUB_CASE_ACTION_TEXTS.terminate).count()).toBe(4);
    expect(await history.getByText(denied.reason).count()).toBe(1);
  });

  it('asks a second person to decide what the first one reviewed', async () => {
    const { page } = desk;
    const task = { of: birth.caseNumber, item: 'N3' };
    await workOff(page, { loginName: 'police1', tasks: [{ ...task, does: 'opinion' }] });

    expect(await axeFaultsOfMessage(page)).toEqual([]);
    await openTask(page, task);
    await page.locator('[data-obstacle]').waitFor();
    expect(await page.locator('[data-claim]').count()).toBe(0);
    await expectAccessible();

    const seals = { count: 1, department: 'police' };
    await workOff(page, { loginName: 'police2', tasks: [{ ...task, does: 'grant' }], seals });
  });

  it('takes every item through two persons and a seal', async () => {
    const { page } = desk;
    const turn = (loginName: string, does: 'opinion' | 'grant', items: readonly string[]) => ({
      loginName,
      tasks: items.map((item) => ({ of: birth.caseNumber, item, does })),
    });

    await workOff(page, turn('disease1', 'opinion', ['N2']));
    await workOff(page, {
      ...turn('disease2', 'grant', ['N2']),
      seals: { count: 1, department: 'diseaseControl' },
    });
    await workOff(page, turn('insurance1', 'opinion', ['N4', 'N6']));
    await workOff(page, {
      ...turn('insurance2', 'grant', ['N4', 'N6']),
      seals: { count: 2, department: 'medicalInsurance' },
    });
    await workOff(page, turn('labour1', 'opinion', ['N5']));
    await workOff(page, turn('labour2', 'grant', ['N5']));
    await workOff(page, turn('health1', 'opinion', ['N8']));
    await workOff(page, { ...turn('health2', 'grant', ['N8']), seals: { count: 1, department: 'health' } });

    expect(new Set(Object.values(await statusesOf(page, birth.caseNumber)))).toEqual(new Set(['ready']));
  });

  it('refuses a stranger, gives the mother everything in one step and lets her rate', async () => {
    const { page, watch } = desk;
    await signIn(page, 'issuer01');
    expect(watch.takeRefusals()).toEqual([]);
    await readCollector(page, 'elder');
    await page.locator('[data-failure="delivery.nothingReady"]').waitFor();
    expect(watch.takeRefusals()).toEqual(['409 /office/delivery/find']);

    await readCollector(page, granted.collectorCardId);
    await page.locator(`[data-collection="${birth.caseId}"]`).waitFor();
    await expectAccessible();
    expect(await handEverythingOver(page, 8)).toBeGreaterThan(0);
    await page.locator('[data-rate]').click();
    await expectAccessible();
    await rate(page, rating.level, rating.comment);

    expect(new Set(Object.values(await statusesOf(page, birth.caseNumber)))).toEqual(new Set(['delivered']));
  });

  it('shows figures that balance and that the exported rows add up to', async () => {
    await signIn(desk.page, 'supervisor01');
    await openMenu(desk.page, 'statistics');
    const onScreen = await readFigures(desk.page);
    await expectAccessible();

    const inFile = await exportFigures(desk);

    expect(onScreen).toEqual({
      figures: { received: 15, accepted: 15, concluded: 10, delivered: 8, open: 1 },
      holds: true,
      terminated: 4,
    });
    expect(inFile).toEqual(onScreen.figures);
    expect(desk.watch.takeRefusals()).toEqual([]);
  });
});
