import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults } from '../../support/flow/axe-faults.ts';
import { script } from '../../support/flow/catalogue.ts';
import type { Desk } from '../../support/flow/desk.ts';
import { openDisplay, openElectronDesk } from '../../support/flow/electron-desk.ts';
import { exportFigures, readFigures } from '../../support/flow/figures.ts';
import { handEverythingOver, rate, readCollector } from '../../support/flow/hand-over.ts';
import { lookAtPaper, signIn } from '../../support/flow/person.ts';
import { takeIn } from '../../support/flow/take-in.ts';
import type { Accepted } from '../../support/flow/take-in.ts';
import { makeTemporaryFolder } from '../../support/flow/temporary-folder.ts';
import { openMenu, statusesOf, workOff } from '../../support/flow/work-off.ts';
import { needs } from '../../support/needs.ts';

const tools = {
  electron: needs('electron') ?? '',
  xvfb: needs('xvfb') ?? '',
  setpriv: needs('setpriv') ?? '',
  gtk: needs('gtk') ?? '',
};
const { denied: chapter, rating } = script;

// The same day as in the browser with fewer items: every link of the chain, through the shell and its sandbox.
describe.skipIf(Object.values(tools).includes(''))('the whole job in Electron', () => {
  let folder: ReturnType<typeof makeTemporaryFolder>;
  let display: Awaited<ReturnType<typeof openDisplay>> | undefined;
  let desk: Desk;
  let birth: Accepted;

  beforeAll(async () => {
    folder = makeTemporaryFolder();
    display = await openDisplay(tools.xvfb);
    desk = await openElectronDesk(tools, display.name, `${folder.path}/data`);
  });
  afterEach(() => {
    expect(desk.watch.faults).toEqual([]);
  });
  afterAll(async () => {
    await desk?.close();
    display?.close();
    folder.remove();
  });

  const task = (item: string) => ({ of: birth.caseNumber, item });

  it('takes a family in by cards, keys and a scan, and shows both papers', async () => {
    const { page } = desk;
    await signIn(page, 'window01');

    birth = await takeIn(page, chapter);

    expect(await axeFaults(page)).toEqual([]);
    expect(await lookAtPaper(page, '[data-paper="receiptSlip"]')).toBeGreaterThan(0);
    expect(await lookAtPaper(page, '[data-paper="acceptanceNotice"]')).toBeGreaterThan(0);
  });

  it('opens what waited once the first department has granted and sealed', async () => {
    const tasks = [
      { ...task('N1'), does: 'grant' as const },
      { ...task('N7'), does: 'grant' as const },
    ];

    await workOff(desk.page, { loginName: 'health2', tasks, seals: { count: 2, department: 'health' } });

    expect(await axeFaults(desk.page)).toEqual([]);
    const waiting = { N4: 'waiting', N5: 'waiting' };
    const open = { N2: 'accepted', N3: 'accepted' };
    expect(await statusesOf(desk.page, birth.caseNumber)).toEqual({
      N1: 'ready',
      N7: 'ready',
      ...open,
      ...waiting,
    });
  });

  it('lets two persons grant one item and deny another, which ends what depends on it', async () => {
    const { page } = desk;
    const { reason, legalBasis } = chapter;
    const [N2, N3] = [task('N2'), task('N3')];
    await workOff(page, { loginName: 'disease1', tasks: [{ ...N2, does: 'opinion' }] });
    await workOff(page, {
      loginName: 'disease2',
      tasks: [{ ...N2, does: 'grant' }],
      seals: { count: 1, department: 'diseaseControl' },
    });
    await workOff(page, { loginName: 'police1', tasks: [{ ...N3, does: 'opinion' }] });
    await workOff(page, {
      loginName: 'police2',
      tasks: [{ ...N3, does: 'deny', reason, legalBasis }],
      seals: { count: 1, department: 'police' },
    });

    const ready = { N1: 'ready', N2: 'ready', N3: 'ready', N7: 'ready' };
    expect(await statusesOf(page, birth.caseNumber)).toEqual({
      ...ready,
      N4: 'terminated',
      N5: 'terminated',
    });
  });

  it('refuses a stranger, gives the applicant everything in one step and lets them rate', async () => {
    const { page, watch } = desk;
    await signIn(page, 'issuer01');
    watch.takeRefusals();
    await readCollector(page, 'elder');
    await page.locator('[data-failure="delivery.nothingReady"]').waitFor();
    expect(watch.takeRefusals()).toEqual(['409 /office/delivery/find']);

    await readCollector(page, chapter.collectorCardId);
    expect(await handEverythingOver(page, 4)).toBeGreaterThan(0);
    await page.locator('[data-rate]').click();
    await rate(page, rating.level, rating.comment);

    expect(await axeFaults(page)).toEqual([]);
  });

  it('shows figures that balance and that the exported rows add up to', async () => {
    await signIn(desk.page, 'supervisor01');
    await openMenu(desk.page, 'statistics');
    const onScreen = await readFigures(desk.page);

    const inFile = await exportFigures(desk);

    expect(onScreen).toEqual({
      figures: { received: 6, accepted: 6, concluded: 4, delivered: 4, open: 0 },
      holds: true,
      terminated: 2,
    });
    expect(inFile).toEqual(onScreen.figures);
    expect(desk.watch.takeRefusals()).toEqual([]);
  });
});
