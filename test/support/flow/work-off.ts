import type { Page, Response } from 'playwright-core';
import { APPROVAL_TEXTS } from '../../../src/shared/texts/page-approval.ts';
import { NAVIGATION_TEXTS } from '../../../src/shared/texts/page.ts';
import { SIMULATED_PIN } from '../../../src/main/office/demo-office.ts';
import { itemName, organizationName } from './catalogue.ts';
import { plugSealKey, signIn } from './person.ts';

/** What one person does with one item of a case. */
export type Task = { readonly of: string; readonly item: string } & (
  | { readonly does: 'opinion' | 'grant' }
  | { readonly does: 'deny'; readonly reason: string; readonly legalBasis: string }
);

/** One person's turn: the tasks, then seals on everything that waits for one. */
export type Turn = {
  readonly loginName: string;
  readonly tasks: readonly Task[];
  /** Papers there are to seal afterwards, and whose key; absent for who only reviews. */
  readonly seals?: { readonly count: number; readonly department: string };
};

/** Signs in, works the tasks off and seals. */
export async function workOff(page: Page, turn: Turn): Promise<void> {
  await signIn(page, turn.loginName);
  await openMenu(page, 'approval');
  for (const task of turn.tasks) await doTask(page, task);
  if (turn.seals) await sealAll(page, turn.seals);
}

/** Opens an entry of the main menu. */
export async function openMenu(page: Page, entry: keyof typeof NAVIGATION_TEXTS): Promise<void> {
  await page.getByRole('link', { name: NAVIGATION_TEXTS[entry], exact: true }).click();
}

/** Looks a case up by its number and gives the status of each of its parts, by item. */
export async function statusesOf(page: Page, caseNumber: string): Promise<Readonly<Record<string, string>>> {
  await openMenu(page, 'case');
  await page.locator('#case-search').fill(caseNumber);
  const isAnswer = (response: Response): boolean => response.url().endsWith('/office/case/get');
  const answer = page.waitForResponse(isAnswer); // what the page knew before stays on the screen until then
  await page.keyboard.press('Enter');
  await (await answer).finished();
  await page.locator('.case-detail .number').filter({ hasText: caseNumber }).waitFor();
  await page.evaluate(() => new Promise((drawn) => setTimeout(() => requestAnimationFrame(drawn))));
  const rows = await page
    .locator('.case-detail [data-sub-case]')
    .evaluateAll((all) =>
      all.map((row) => [
        row.getAttribute('data-sub-case') ?? '',
        row.querySelector('[data-status]')?.getAttribute('data-status') ?? '',
      ]),
    );
  return Object.fromEntries(rows) as Readonly<Record<string, string>>;
}

/** Opens the item of the case, claims it where it is free, and submits with Ctrl+Enter. */
export async function doTask(page: Page, task: Task): Promise<void> {
  await openTask(page, task);
  const submit = page.locator('[data-submit]');
  const claim = page.locator('[data-claim]');
  await claim.or(submit).waitFor();
  if (await claim.isVisible()) await claim.click();
  await submit.waitFor();
  if (task.does === 'deny') {
    await page.getByRole('radio', { name: APPROVAL_TEXTS.deny }).check();
    await page.locator('#verdict-text').fill(task.reason);
    await page.locator('#verdict-basis').fill(task.legalBasis);
    await page.keyboard.press('Control+Enter');
    await page.getByText(APPROVAL_TEXTS.confirmDeny).waitFor();
    await page.keyboard.press('Enter');
  } else {
    await fillProduced(page);
    await page.keyboard.press('Control+Enter');
  }
  await submit.waitFor({ state: 'detached' });
}

/** Numbers of nobody and nothing. */
const PRODUCED: Readonly<Record<string, string>> = {
  birthCertificateNumber: 'X100000123',
  childIdentityNumber: '100000202611020027',
};

/** Values the outcome gives to later items, where the verdict asks for them. */
export async function fillProduced(page: Page): Promise<void> {
  for (const row of await page.locator('.produced-fields [data-field]').all()) {
    const code = (await row.getAttribute('data-field')) ?? '';
    await row.locator(`#field-${code}`).fill(PRODUCED[code] ?? '');
  }
}

/** Opens the item in the queue. */
export async function openTask(page: Page, { of, item }: Pick<Task, 'of' | 'item'>): Promise<void> {
  const name = itemName(item);
  await page.locator('[data-entry]').filter({ hasText: name }).filter({ hasText: of }).click();
  const detail = page.locator('.approval-detail').filter({ hasText: of });
  await detail.locator('h2').filter({ hasText: name }).first().waitFor();
}

/** Plugs the department's key in, goes to the papers that wait for a seal and enters its PIN for each. */
export async function sealAll(page: Page, { count, department }: NonNullable<Turn['seals']>): Promise<void> {
  await plugSealKey(page, organizationName(department));
  await openMenu(page, 'document');
  for (let left = count; left > 0; left -= 1) {
    await page.locator('[data-seal-key-state="ready"]').waitFor();
    await page.locator('[data-pin]').focus();
    await page.keyboard.type(SIMULATED_PIN);
    await page.keyboard.press('Enter');
    await page.locator('[data-sealed]').waitFor();
    if (left > 1) await page.keyboard.press('Enter');
  }
}
