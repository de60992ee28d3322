import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PAPER_TITLES } from '../../src/shared/texts/documents.ts';
import { SUPPLY_TEXTS } from '../../src/shared/texts/page-form-intake.ts';
import { axeFaults } from '../support/flow/axe-faults.ts';
import { script } from '../support/flow/catalogue.ts';
import { openChromiumDesk } from '../support/flow/chromium-desk.ts';
import type { Desk } from '../support/flow/desk.ts';
import { signIn } from '../support/flow/person.ts';
import * as clerk from '../support/flow/take-in.ts';
import { makeTemporaryFolder } from '../support/flow/temporary-folder.ts';
import { statusesOf } from '../support/flow/work-off.ts';
import { needs } from '../support/needs.ts';

const chromium = needs('chromium');
const { immediate } = script;
const CARD_COPY = 'applicantIdentityCard';

// One application that is not in order, from the notice to its acceptance: each test goes on where the one before stopped.
describe.skipIf(!chromium)('an application that has to be mended', () => {
  let folder: ReturnType<typeof makeTemporaryFolder>;
  let desk: Desk;
  let caseNumber = '';

  beforeAll(async () => {
    folder = makeTemporaryFolder();
    desk = await openChromiumDesk(chromium ?? '', folder.path);
    await desk.page.setViewportSize({ width: 1366, height: 768 });
    await signIn(desk.page, 'window01');
  });
  afterEach(async () => {
    expect(desk.watch.faults).toEqual([]);
    expect(await axeFaults(desk.page)).toEqual([]);
  });
  afterAll(async () => {
    await desk?.close();
    folder.remove();
  });

  it('is shown as it will be taken in, with a point only the clerk can see', async () => {
    const { page } = desk;
    await clerk.beginDraft(page, immediate);
    await clerk.readCardFor(page, 'applicant', 'shop-owner');
    await clerk.typeAnswers(page, immediate.answers);

    await clerk.lookAtDuplicates(page);
    await page.locator('#add-point').selectOption(`material:${CARD_COPY}`);
    await page.locator('#add-point').press('Enter'); // choosing from outside leaves the focus where it was

    await page.locator(`[data-point="material:${CARD_COPY}"] [data-remedy]`).waitFor();
    expect(await page.locator('[data-papers-to-come]').textContent()).toContain(
      PAPER_TITLES.correctionNotice,
    );
  });

  it('leaves with its notice', async () => {
    const { page } = desk;

    await page.keyboard.press('Control+Enter');

    ({ caseNumber } = await clerk.readAccepted(page));
    await page.locator('[data-paper="correctionNotice"]').waitFor();
  });

  it('is supplemented from the case by F2', async () => {
    const { page } = desk;
    await page.locator('[data-next]').click();
    expect(await statusesOf(page, caseNumber)).toEqual({ L1: 'correcting' });

    await page.keyboard.press('F2');
    await page.locator(`[data-demanded="material:${CARD_COPY}"]`).waitFor();
    await page.locator('[data-tick]').first().waitFor();
    await page.keyboard.press('F8');
    await page.keyboard.press('1');
    await page.getByText(SUPPLY_TEXTS.partAnswered).waitFor();
    await page.locator('[data-save="saved"]').waitFor();
  });

  it('is looked at again once everything came', async () => {
    const { page } = desk;

    await page.keyboard.press('Control+Enter');
    await clerk.readAccepted(page);

    expect(await statusesOf(page, caseNumber)).toEqual({ L1: 'received' });
  });

  it('is accepted on its page', async () => {
    const { page } = desk;

    await page.keyboard.press('F4');
    await page.locator('[data-action="accept"]').click();
    await page.keyboard.press('Control+Enter');

    await page.locator('.paper-dialog').waitFor(); // the notice of acceptance, to be printed
    await page.keyboard.press('Escape');
    await page.locator('.paper-dialog').waitFor({ state: 'detached' });
    expect(await page.locator('[data-sub-case="L1"] [data-status]').getAttribute('data-status')).toBe(
      'accepted',
    );
  });
});
