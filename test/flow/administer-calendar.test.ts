import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeYear2027 } from '../domain/support/make-clock.ts';
import { axeFaults } from '../support/flow/axe-faults.ts';
import { openChromiumDesk } from '../support/flow/chromium-desk.ts';
import type { Desk } from '../support/flow/desk.ts';
import { signIn } from '../support/flow/person.ts';
import { makeTemporaryFolder } from '../support/flow/temporary-folder.ts';
import { openMenu } from '../support/flow/work-off.ts';
import { needs } from '../support/needs.ts';

const chromium = needs('chromium');

// The day on which the notice comes out: each test goes on where the one before stopped.
describe.skipIf(!chromium)('administering the calendar in a browser', () => {
  let folder: ReturnType<typeof makeTemporaryFolder>;
  let desk: Desk;

  beforeAll(async () => {
    folder = makeTemporaryFolder();
    desk = await openChromiumDesk(chromium ?? '', join(folder.path, 'data'));
    await signIn(desk.page, 'system01');
  });
  afterEach(async () => {
    expect(desk.watch.faults).toEqual([]);
    expect(await axeFaults(desk.page)).toEqual([]);
  });
  afterAll(async () => {
    await desk?.close();
    folder.remove();
  });

  const write = (name: string, content: object) => {
    const path = join(folder.path, name);
    writeFileSync(path, JSON.stringify(content, null, 2));
    return path;
  };

  it('shows the year and is walked through with the keys', async () => {
    const { page } = desk;
    await openMenu(page, 'calendar');
    await page.locator('[data-entry="2026"]').click();
    await page.locator('[data-day="2026-01-01"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('PageDown');

    expect(await page.locator('[data-pointed]').innerText()).toContain('2026-02-08');
    expect(await page.locator('[data-kind="holiday"]').count()).toBe(33);
  });

  it('names the faults of a file and keeps what is in force', async () => {
    const { page } = desk;
    await page.keyboard.press('F2');
    await page
      .locator('[data-file]')
      .setInputFiles(write('broken.json', { ...makeYear2027(), holidays: [] }));

    await page.locator('[data-verdict="broken"]').waitFor();

    expect(await page.locator('[data-import]').count()).toBe(0);
  });

  it('takes the year of a file into use', async () => {
    const { page } = desk;
    await page.locator('[data-file]').setInputFiles(write('2027.json', makeYear2027()));
    await page.locator('[data-import]').waitFor();
    await page.keyboard.press('Control+Enter');

    await page.locator('[data-entry="2027"] [data-published="true"]').waitFor();

    expect(await page.locator('[data-ledger]').count()).toBe(1);
  });
});
