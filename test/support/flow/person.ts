import type { Page } from 'playwright-core';
import { FRAME_TEXTS } from '../../../src/shared/texts/page.ts';

/** A member of staff takes the seat: whoever sat there signs out, the account's card is chosen, Enter. */
export async function signIn(page: Page, loginName: string): Promise<void> {
  const leave = page.getByRole('button', { name: FRAME_TEXTS.signOut });
  const account = page.locator(`[data-account="${loginName}"]`);
  await leave.or(account).first().waitFor();
  if (await leave.isVisible()) await leave.click();
  await account.click();
  await page.keyboard.press('Enter');
  await leave.waitFor();
}

/** Opens the panel with the simulated devices when it is closed. */
export async function openDock(page: Page): Promise<void> {
  if (await page.locator('[data-simulator]').isVisible()) return;
  await page.keyboard.press('F9');
  await page.locator('[data-simulator]').waitFor();
}

/** Closes the panel with the simulated devices. */
export async function closeDock(page: Page): Promise<void> {
  if (!(await page.locator('[data-simulator]').isVisible())) return;
  await page.keyboard.press('F9');
  await page.locator('[data-simulator]').waitFor({ state: 'detached' });
}

/** A citizen lays a card on the reader. */
export async function putCard(page: Page, cardId: string): Promise<void> {
  await openDock(page);
  const card = page.locator(`[data-card="${cardId}"]`);
  await card.click();
  await page.locator(`[data-card="${cardId}"][aria-pressed="true"]`).waitFor();
  await closeDock(page);
}

/** Somebody plugs in the seal key whose label begins with this text. */
export async function plugSealKey(page: Page, label: string): Promise<void> {
  await openDock(page);
  const key = page.locator('[data-seal-key]').filter({ hasText: label }).first();
  await key.click();
  await key.and(page.locator('[aria-pressed="true"]')).waitFor();
  await closeDock(page);
}

/** Opens a paper from a list, looks at its pages, and gives the number of pages that are not blank. */
export async function lookAtPaper(page: Page, open: string): Promise<number> {
  await page.locator(open).first().click();
  const canvases = page.locator('.paper-dialog .pdf-pages canvas');
  await canvases.first().waitFor();
  const inked = await canvases.evaluateAll(
    (pages) =>
      pages.filter((canvas) => {
        const context = canvas instanceof HTMLCanvasElement ? canvas.getContext('2d') : null;
        const { data } = context?.getImageData(0, 0, context.canvas.width, context.canvas.height) ?? {
          data: [],
        };
        return data.some((value, index) => index % 4 === 0 && value < 64); // little red light: ink
      }).length,
  );
  await page.keyboard.press('Escape');
  await page.locator('.paper-dialog').waitFor({ state: 'hidden' });
  return inked;
}
