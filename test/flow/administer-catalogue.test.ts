import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { VERSION_TEXTS } from '../../src/shared/texts/page-versions.ts';
import { axeFaults } from '../support/flow/axe-faults.ts';
import { openChromiumDesk } from '../support/flow/chromium-desk.ts';
import type { Desk } from '../support/flow/desk.ts';
import { signIn } from '../support/flow/person.ts';
import { makeTemporaryFolder } from '../support/flow/temporary-folder.ts';
import { openMenu } from '../support/flow/work-off.ts';
import { needs } from '../support/needs.ts';

const chromium = needs('chromium');
const CATALOGUE = join(import.meta.dirname, '../../resources/catalogue');

/** The built-in catalogue in a folder of its own, with one file changed. */
function copyCatalogue(folder: string, file: string, change: (text: string) => string): string {
  cpSync(CATALOGUE, folder, { recursive: true });
  const path = join(folder, file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
  return folder;
}

// An administrator's morning: each test goes on where the one before stopped.
describe.skipIf(!chromium)('administering the catalogue in a browser', () => {
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

  it('shows a theme with its graph and what its papers come to', async () => {
    const { page } = desk;
    await openMenu(page, 'catalogue');

    await page.locator('[data-reduction="together"]').waitFor();

    expect(await page.locator('[data-node]').count()).toBeGreaterThan(3);
    expect(await page.locator('[data-fits="true"]').count()).toBe(1);
  });

  it('switches an item off and says so wherever it stands', async () => {
    const { page } = desk;
    await page.locator('[data-choice="items"]').click();
    await page.locator('[data-entry="item:N3"]').click();
    await page.keyboard.press('F2');
    await page.locator('#switch-reason').fill('flow');
    await page.keyboard.press('Control+Enter');

    await page.locator('[data-switch-row]').waitFor();

    expect(await page.locator('.entry-head [data-standing="off"]').count()).toBe(1);
  });

  it('lists the faults of a folder by file and line, and imports nothing', async () => {
    const { page } = desk;
    const broken = copyCatalogue(join(folder.path, 'broken'), 'items/N3.json', (text) =>
      text.replace('"departmentId": "police"', '"departmentId": "nobody"'),
    );
    await openMenu(page, 'versions');
    await page.locator('[data-import-new]').click();
    await page.locator('[data-folder]').setInputFiles(broken);

    await page.locator('[data-verdict="broken"]').waitFor();

    expect(await page.locator('[data-fault="unknownDepartment"]').innerText()).toMatch(
      /items\/N3\.json:\d+:\d+/,
    );
    expect(await page.locator('[data-import]').count()).toBe(0);
  });

  it('imports a folder as a version and shows what changed', async () => {
    const { page } = desk;
    const next = copyCatalogue(join(folder.path, 'next'), 'items/N3.json', (text) =>
      text.replace('"amount": 3', '"amount": 2'),
    );
    await page.locator('[data-folder]').setInputFiles(next);
    await page.locator('#import-label').fill('flow');
    await page.locator('#import-label').press('Control+Enter');

    await page.locator('.version-detail [data-change="N3"] summary').click();

    expect(await page.locator('.version-detail h1').innerText()).toContain(VERSION_TEXTS.number(2));
    expect(await page.locator('[data-member="promisedTimeLimit.amount"] .after').innerText()).toBe('2');
  });

  it('claims what a town takes in, and the report counts it', async () => {
    const { page } = desk;
    await openMenu(page, 'claims');
    await page.locator('[data-entry="100000101"]').click();
    await page.locator('[data-claim]').first().waitFor();
    await page.locator('[data-tick-all]').click();
    await page.keyboard.press('Control+Enter');
    await page.locator('[data-count="open"] b').getByText('0', { exact: true }).waitFor();

    await openMenu(page, 'coverage');

    const row = page.locator('[data-town="100000101"]');
    await row.waitFor();
    expect(await row.innerText()).toContain('100.00%');
  });

  it('opens a desk at a town', async () => {
    const { page } = desk;
    await openMenu(page, 'desks');
    await page.locator('[data-entry="100000101"]').click();
    await page.keyboard.press('F2');
    await page.locator('[name="name"]').fill('flow');
    await page.locator('[name="deskNumber"]').fill('777');
    await page.locator('[name="deskId"]').fill('desk-777');
    await page.keyboard.press('Control+Enter');

    await page.locator('[data-desk="desk-777"]').waitFor();

    expect(await page.locator('[data-desk="desk-777"] [data-close]').count()).toBe(1);
  });

  it('lets a supervisor look at all of it and change nothing', async () => {
    const { page } = desk;
    await signIn(page, 'supervisor01');
    await openMenu(page, 'desks');
    await page.locator('[data-desk]').first().waitFor();
    const forms = await page.locator('[data-desk-form], [data-close]').count();

    await openMenu(page, 'catalogue');
    await page.locator('[data-node]').first().waitFor();

    expect(forms).toBe(0);
    expect(await page.locator('[data-submit-switch]').count()).toBe(0);
  });
});
