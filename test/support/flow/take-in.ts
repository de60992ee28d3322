import { deflateSync, crc32 } from 'node:zlib';
import type { Page } from 'playwright-core';
import type { Chapter } from '../../../src/main/quanke/story/story-script.ts';
import { FORM_TEXTS } from '../../../src/shared/texts/page-form.ts';
import { INTAKE_TEXTS } from '../../../src/shared/texts/page-form-intake.ts';
import { choiceIndex, subjectName } from './catalogue.ts';
import { putCard } from './person.ts';

/** A case as the page shows it after acceptance. */
export type Accepted = { readonly caseId: string; readonly caseNumber: string };

/** From the name of the thing to the accepted case. The clerk sits on the start page. */
export async function takeIn(page: Page, chapter: Chapter): Promise<Accepted> {
  await beginDraft(page, chapter);
  await answerQuestions(page, chapter);
  for (const { person, cardId } of chapter.cards) await readCardFor(page, person, cardId);
  await typeAnswers(page, chapter.answers);
  await takeMaterials(page);
  return accept(page);
}

/** Finds the thing by its name and opens its form. */
export async function beginDraft(page: Page, { subject }: Chapter): Promise<void> {
  await page.locator('#subject').focus();
  await page.keyboard.type(subjectName(subject));
  await page.locator(`[data-subject="${subject.code}"][aria-selected="true"]`).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('[data-accept]').waitFor();
}

/** Answers every question by its digit; the page goes on by itself. */
export async function answerQuestions(page: Page, { situation }: Chapter): Promise<void> {
  for (const [question, value] of Object.entries(situation)) {
    const box = page.locator(`[data-question="${question}"]`);
    await box.locator('input').first().focus();
    await page.keyboard.press(String(choiceIndex(question, value) + 1));
    await box.locator(`input[value="${value}"]:checked`).waitFor();
  }
  await page.locator('[data-save="saved"]').waitFor();
}

/** A card on the reader, F2 in one of the person's fields. */
export async function readCardFor(page: Page, person: string, cardId: string): Promise<void> {
  await putCard(page, cardId);
  const group = page.locator(`[data-person="${person}"]:has([data-read])`);
  await group.locator('[data-control]').first().focus();
  await page.keyboard.press('F2');
  await group.locator('.provenance-mark.card').first().waitFor();
}

/** What no card says. */
export async function typeAnswers(page: Page, answers: Readonly<Record<string, string>>): Promise<void> {
  for (const [code, value] of Object.entries(answers)) {
    const control = page.locator(`#field-${code}`);
    if (await control.evaluate((element) => element instanceof HTMLSelectElement)) {
      await control.selectOption(value);
      continue;
    }
    await control.focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type(value);
    await page.keyboard.press('Enter');
  }
  await page.locator('[data-save="saved"]').waitFor();
}

/** F8 goes to the list of papers, digits tick them, U uploads a scan of the first. */
export async function takeMaterials(page: Page): Promise<void> {
  const open = page.locator('[data-material]').filter({ has: page.locator('[data-tick]:not(:checked)') });
  const wanted = await page
    .locator('[data-issue]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-issue')));
  const codes = await open.evaluateAll((rows) => rows.map((row) => row.getAttribute('data-material') ?? ''));
  const missing = codes.filter((code) => wanted.includes(code));
  for (const code of missing) {
    await page.keyboard.press('F8');
    const row = page.locator(`[data-material="${code}"]`);
    const digit = await row
      .locator('kbd')
      .first()
      .textContent({ timeout: 1_000 })
      .catch(() => null);
    if (digit !== null) await page.keyboard.press(digit);
    else await row.locator('[data-tick]').press('Space');
    await row.locator('[data-tick]:checked').waitFor();
  }
  await uploadScan(page, missing[0] ?? codes[0] ?? '');
}

/** Chooses a file for one material and waits until the office has it. */
export async function uploadScan(page: Page, materialCode: string): Promise<void> {
  const row = page.locator(`[data-material="${materialCode}"]`);
  await row.locator('[data-tick]').focus();
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('u')]);
  const name = `${materialCode}.png`;
  await chooser.setFiles({ name, mimeType: 'image/png', buffer: makeScan() });
  await row.getByRole('button', { name: FORM_TEXTS.preview(name) }).waitFor();
}

/** Ctrl+Enter; the page of the accepted case. */
export async function accept(page: Page): Promise<Accepted> {
  await page.getByText(FORM_TEXTS.nothingToDo).waitFor();
  await page.keyboard.press('Control+Enter');
  return readAccepted(page);
}

/** F6; every possible duplicate was looked at, so that Ctrl+Enter takes the application in. */
export async function lookAtDuplicates(page: Page): Promise<void> {
  const foreseen = page.waitForResponse((response) => response.url().endsWith('/office/case/foreseeIntake'));
  await page.keyboard.press('F6');
  await (await foreseen).finished();
  await page.getByText(INTAKE_TEXTS.foreseeing).waitFor({ state: 'detached' });
  const unseen = page.locator('[data-duplicate] input:not(:checked)');
  while ((await unseen.count()) > 0) await unseen.first().check();
}

/** The number and id that the page of an accepted case shows. */
export async function readAccepted(page: Page): Promise<Accepted> {
  const number = page.locator('[data-case-number]');
  await number.waitFor();
  const caseNumber = (await number.getAttribute('aria-label')) ?? '';
  const caseId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  return { caseId, caseNumber };
}

/** A gray page of 160 × 220 points with a black bar: a real PNG that a browser can draw. */
export function makeScan(): Buffer {
  const [width, height] = [160, 220];
  const rows = Array.from({ length: height }, (_, y) => {
    const row = Buffer.alloc(width + 1, y > 30 && y < 40 ? 0x10 : 0xe8);
    row[0] = 0; // filter: none
    return row;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8); // 8 bit gray
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const body = deflateSync(Buffer.concat(rows));
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', body),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(kind: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}
