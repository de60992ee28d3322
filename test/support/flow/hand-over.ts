import type { Page } from 'playwright-core';
import { DELIVERY_TEXTS } from '../../../src/shared/texts/page-delivery.ts';
import { lookAtPaper, putCard } from './person.ts';
import { openMenu } from './work-off.ts';

/** Lays the collector's card down and presses F2 on the page of delivery. */
export async function readCollector(page: Page, cardId: string): Promise<void> {
  await openMenu(page, 'delivery');
  await putCard(page, cardId);
  await page.locator('[data-read-collector]:enabled').waitFor();
  await page.keyboard.press('F2');
}

/** Hands everything of the shown case over in one step; gives the pages of the receipt that are not blank. */
export async function handEverythingOver(page: Page, count: number): Promise<number> {
  const give = page.getByRole('button', { name: DELIVERY_TEXTS.handOverCount(count) });
  await give.waitFor();
  await page.keyboard.press('Control+Enter');
  await page
    .locator('[data-handed-over]')
    .filter({ hasText: DELIVERY_TEXTS.delivered(count) })
    .waitFor();
  return lookAtPaper(page, '[data-receipt]');
}

/** The citizen rates at the screen turned to them: a digit, a word, Enter, and Enter to leave. */
export async function rate(page: Page, level: number, comment: string): Promise<void> {
  await page.locator(`[data-level="${level}"]`).waitFor();
  await page.keyboard.press(String(level));
  await page.locator('#rating-comment').fill(comment);
  await page.locator('[data-submit-rating]').focus();
  await page.keyboard.press('Enter');
  await page.locator('[data-finish]:focus').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('[data-finish]').waitFor({ state: 'detached' });
}
