import { existsSync, readdirSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { BROWSER_PRINTER } from '../../src/shared/domain/document/browser-printer.ts';
import { PRINT_TROUBLE_TEXTS } from '../../src/shared/texts/page-printing.ts';
import { axeFaults } from '../support/flow/axe-faults.ts';
import { script } from '../support/flow/catalogue.ts';
import { openChromiumDesk } from '../support/flow/chromium-desk.ts';
import type { Desk } from '../support/flow/desk.ts';
import { closeDock, openDock, signIn } from '../support/flow/person.ts';
import * as clerk from '../support/flow/take-in.ts';
import { makeTemporaryFolder } from '../support/flow/temporary-folder.ts';
import { openMenu } from '../support/flow/work-off.ts';
import { needs } from '../support/needs.ts';

const chromium = needs('chromium');

// One citizen's papers, from the first print to the last copy: each test goes on where the one before stopped.
describe.skipIf(!chromium)('printing at a window', () => {
  let folder: ReturnType<typeof makeTemporaryFolder>;
  let desk: Desk;

  beforeAll(async () => {
    folder = makeTemporaryFolder();
    desk = await openChromiumDesk(chromium ?? '', folder.path);
    await desk.page.addInitScript(countPrints);
    await desk.page.reload();
    await signIn(desk.page, 'window01');
    await clerk.takeIn(desk.page, script.immediate);
  });
  afterEach(async () => {
    expect(desk.watch.faults).toEqual([]);
    expect(await axeFaults(desk.page)).toEqual([]);
  });
  afterAll(async () => {
    await desk?.close();
    folder.remove();
  });

  /** PDF files the simulated printer laid down. */
  const countFiles = () => {
    const all = existsSync(folder.path)
      ? readdirSync(folder.path, { recursive: true, encoding: 'utf8' })
      : [];
    return all.filter((name) => name.includes('print') && name.endsWith('.pdf')).length;
  };
  /** How often the browser was asked to print. */
  const countDialogs = () =>
    desk.page.evaluate(() => Number(document.documentElement.dataset['prints'] ?? 0));

  async function press(switchName: 'paper' | 'online'): Promise<void> {
    await openDock(desk.page);
    const button = desk.page.locator(`[data-printer-${switchName}]`);
    const before = await button.getAttribute('aria-pressed');
    await button.click();
    await desk.page.locator(`[data-printer-${switchName}]:not([aria-pressed="${before}"])`).waitFor();
    await closeDock(desk.page);
  }

  async function openPaper(): Promise<Locator> {
    await desk.page.locator('[data-paper]').first().click();
    await desk.page.locator('.paper-dialog .pdf-pages canvas').first().waitFor();
    const panel = desk.page.locator('[data-print-panel]');
    await panel.locator('[data-copy="1"]').waitFor();
    return panel;
  }

  async function closePaper(): Promise<void> {
    await desk.page.keyboard.press('Escape');
    await desk.page.locator('.paper-dialog').waitFor({ state: 'hidden' });
  }

  it('stops without paper and asks what came out', async () => {
    await press('paper');
    await desk.page.locator('[data-next]').focus();

    await desk.page.keyboard.press('Control+p');

    await desk.page.locator('[data-run="asking"]').waitFor();
    expect(countFiles()).toBe(0);
    expect(desk.watch.takeRefusals()).toEqual(['409 /station/printing/print']);
  });

  it('prints all papers once there is paper again, from the keyboard', async () => {
    const { page } = desk;
    await press('paper');
    const wanted = await page.locator('[data-paper]').count();

    await page.keyboard.press('Alt+p');
    await page.keyboard.press('Enter');

    await page
      .locator('[data-printing="done"]')
      .nth(wanted - 1)
      .waitFor();
    expect(countFiles()).toBe(wanted);
    expect(await page.locator('[data-run]').count()).toBe(0);
  });

  it('gives a reprint its number and wants a reason for it', async () => {
    const panel = await openPaper();
    expect(await panel.locator('[data-print-now]').isDisabled()).toBe(true);

    await desk.page.keyboard.press('2');
    await desk.page.keyboard.press('Control+p');

    await panel.locator('[data-copy="2"]').waitFor();
    await panel.locator('[data-printed]').waitFor();
    await closePaper();
  });

  it('says that a printer is switched off, and leaves the job for later', async () => {
    await press('online');
    const panel = await openPaper();
    await desk.page.keyboard.press('1');
    await desk.page.keyboard.press('Control+p');
    await panel.locator('[data-run="failed"]').waitFor();
    await panel.locator('[data-later]').click();
    await closePaper();
    await press('online');

    await openMenu(desk.page, 'printing');
    await desk.page.locator('[data-state="failed"] [data-print-job]').click();

    await desk.page.locator('[data-job][data-state="failed"]').waitFor({ state: 'detached' });
    expect(desk.watch.takeRefusals()).toEqual(['502 /station/printing/print']);
  });

  it('counts nothing by the browser until somebody says that it came out', async () => {
    const { page } = desk;
    await page.locator('[data-choice="all"]').click();
    const panel = await openPaper();
    await panel.locator('[data-copy="3"]').waitFor();
    await panel.locator('[data-printer]').first().selectOption(BROWSER_PRINTER);
    await panel.locator('[data-print-now]').focus();
    await page.keyboard.press('4');
    await page.emulateMedia({ media: 'print' });
    await page.keyboard.press('Control+p');
    await panel.getByText(PRINT_TROUBLE_TEXTS.didItPrint).waitFor();
    await page.emulateMedia({ media: null });

    await panel.locator('[data-nothing-out]').click();

    await panel.locator('[data-run="failed"]').waitFor();
    expect(await countDialogs()).toBe(1);
    expect(await page.evaluate(() => document.documentElement.dataset['fits'])).toBe('true');
    expect(await panel.locator('[data-copy="4"]').count()).toBe(0);
  });

  it('counts it when somebody does', async () => {
    const panel = desk.page.locator('[data-print-panel]');
    await panel.locator('[data-print-again]').click();

    await panel.locator('[data-came-out]').click();

    await panel.locator('[data-copy="4"]').waitFor();
    expect(await countDialogs()).toBe(2);
    await closePaper();
  });

  it('prints the papers of a day in one go', async () => {
    const { page } = desk;
    const before = countFiles();
    await page.keyboard.press('F2');
    await page.locator('[data-only-unprinted]').uncheck();
    await page.locator('[data-find]').click();
    await page.locator('[data-printable]').first().waitFor();
    const wanted = await page.locator('[data-printable]').count();
    await page.locator('[data-batch-panel] [data-printer]').selectOption({ index: 0 });
    await page.locator('[data-reasons] input').first().focus();
    await page.keyboard.press('4');

    await page.keyboard.press('Control+Enter');

    await page.locator(`[data-batch] progress[value="${wanted}"]`).waitFor();
    expect(countFiles()).toBe(before + wanted);
  });
});

/** The browser's dialog has no keys in a test: it is counted instead, and whether the page fills the width of the paper. */
function countPrints(): void {
  window.print = () => {
    const { dataset } = document.documentElement;
    dataset['prints'] = String(Number(dataset['prints'] ?? 0) + 1);
    const sheet = document.querySelector('.print-only canvas')?.getBoundingClientRect();
    dataset['fits'] = String(Math.round(sheet?.width ?? 0) === document.documentElement.clientWidth);
  };
}
