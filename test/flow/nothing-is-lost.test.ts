import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '../../src/shared/kernel/result.ts';
import { FORM_TEXTS } from '../../src/shared/texts/page-form.ts';
import { script } from '../support/flow/catalogue.ts';
import { openBrowser, startWorkbench } from '../support/flow/chromium-desk.ts';
import type { Entry, Workbench } from '../support/flow/chromium-desk.ts';
import { expected, makeDraft, must, signInByCalls } from '../support/flow/clerk-client.ts';
import type { ClerkClient } from '../support/flow/clerk-client.ts';
import type { PageFaults } from '../support/flow/page-faults.ts';
import { signIn } from '../support/flow/person.ts';
import { descendantsOf, isAlive, waitUntil } from '../support/flow/processes.ts';
import * as clerk from '../support/flow/take-in.ts';
import { makeTemporaryFolder } from '../support/flow/temporary-folder.ts';
import { needs } from '../support/needs.ts';
import { isDeep, times } from '../support/deep.ts';
import { someNumberOf } from '../support/some-number.ts';

const chromium = needs('chromium');
const { immediate, granted } = script;
const phone = immediate.answers['applicantPhone'] ?? '';

const options = { timeout: isDeep ? 1_200_000 : 180_000 }; // a program that keeps dying waits longer every time

describe.skipIf(!chromium)('when a program is killed', options, () => {
  let folder: ReturnType<typeof makeTemporaryFolder>;
  let workbench: Workbench;
  let browser: Browser;
  let page: Page;
  let watch: PageFaults;
  let client: ClerkClient;

  beforeAll(async () => {
    folder = makeTemporaryFolder();
    workbench = await startWorkbench(folder.path);
    client = await signInByCalls(workbench, 'window02');
    await openPage('address');
  });
  afterEach(async () => {
    expect(watch.faults).toEqual([]);
    await waitUntil('office and station run', () =>
      (['office', 'station'] as const).every((name) => workbench.pidOf(name) !== undefined),
    );
  });
  afterAll(async () => {
    await browser?.close();
    await workbench?.close();
    folder.remove();
  });

  async function openPage(entry: Entry): Promise<void> {
    ({ browser, page, watch } = await openBrowser(chromium ?? '', workbench, entry));
    await signIn(page, 'window01');
  }

  async function expectDraftIsBack(): Promise<void> {
    await page.locator('[data-field="applicantName"] .provenance-mark.card').waitFor();
    expect(await page.locator('#field-applicantPhone').inputValue()).toBe(phone);
  }

  it('has the draft after a reload of the page', async () => {
    await clerk.beginDraft(page, immediate);
    await clerk.readCardFor(page, 'applicant', 'shop-owner');
    await clerk.typeAnswers(page, { applicantPhone: phone });

    await page.reload();

    await expectDraftIsBack();
  });

  it('has the draft in the next browser', async () => {
    const main = descendantsOf(process.pid).find(
      ({ commandLine }) => commandLine.includes('chromium') && !commandLine.includes('--type='),
    );

    process.kill(main?.pid ?? 0, 'SIGKILL');
    await openPage('secret');
    await page.locator('[data-draft] a').first().click();

    await expectDraftIsBack();
  });

  it('keeps the page when the station is killed and reads the next card within 3 s', async () => {
    const station = workbench.pidOf('station') ?? 0;

    process.kill(station, 'SIGKILL');
    const killedAt = performance.now();
    let ready = false;
    while (!ready && performance.now() - killedAt < 3_000) {
      const status = await client.station.idCardReader.status();
      ready = status.ok && status.value.state === 'ready' && workbench.pidOf('station') !== station;
    }

    expect(ready).toBe(true);
    await clerk.readCardFor(page, 'applicant', 'shop-owner');
    await expectDraftIsBack();
  });

  it('tells on the page what became of an acceptance', async () => {
    const tries = times(2, 12);
    const mine = await signInByCalls(workbench, 'window01');
    for (let index = 0; index < tries; index += 1) {
      const { draft } = await makeDraft(mine, granted);
      const before = await numbersOf(mine);
      await page.goto(`${workbench.origin}/accept/${draft.id}`);
      await page.getByText(FORM_TEXTS.nothingToDo).waitFor();
      await clerk.lookAtDuplicates(page); // the same family comes every time

      await page.keyboard.press('Control+Enter');
      await pause((index / tries) * 200);
      process.kill(workbench.pidOf('office') ?? 0, 'SIGKILL');
      const { caseNumber } = await clerk.readAccepted(page);

      expect(without(before, await numbersOf(mine))).toEqual([caseNumber]);
    }
  });

  it('has accepted a case whole or not at all, whenever the office dies', async () => {
    const tries = times(4, 40);
    for (let index = 0; index < tries; index += 1) {
      // another mother every time: who comes with the same again is asked, and not taken in at once
      const applicantIdentityNumber = someNumberOf(index);
      const chapter = { ...granted, answers: { ...granted.answers, applicantIdentityNumber } };
      const draft = await makeDraft(client, chapter);
      const before = await numbersOf(client);
      const request = expected(draft);

      const answer = client.office.case.accept(request);
      await pause((index / tries) * 150);
      process.kill(workbench.pidOf('office') ?? 0, 'SIGKILL');
      const outcome = await answer;
      const found = without(before, await numbersOf(client));
      const repeated = must(await settle(() => client.office.case.accept(request)));

      const { caseNumber } = repeated.projection;
      expect(found).toBeOneOf(outcome.ok ? [[caseNumber]] : [[], [caseNumber]]);
      expect(without(before, await numbersOf(client))).toEqual([caseNumber]);
      expect(repeated.subCases).toHaveLength(8);
      expect(repeated.documents.map(({ kind }) => kind).toSorted()).toEqual([
        'acceptanceNotice',
        'linkedHandlingNotice',
        'receiptSlip',
      ]);
    }
  });

  it('leaves no program behind when the workbench is killed, and has the draft afterwards', async () => {
    const { draft } = must(
      await client.office.form.begin({ requestId: randomUUID(), subject: immediate.subject }),
    );
    const children = (['office', 'station'] as const).map((name) => workbench.pidOf(name) ?? 0);

    process.kill(workbench.pid, 'SIGKILL');
    await waitUntil('office and station ended', () => !children.some(isAlive));
    await browser.close();
    workbench = await startWorkbench(folder.path);
    client = await signInByCalls(workbench, 'window02');
    await openPage('address');

    expect(must(await client.office.form.get({ draftId: draft.id })).draft.id).toBe(draft.id);
    await page.locator('[data-draft] a').first().click();
    await expectDraftIsBack();
  });
});

/** A question while the office starts again is asked again. */
async function settle<Value>(ask: () => Promise<Result<Value>>): Promise<Result<Value>> {
  const result = await ask();
  const isPassing = !result.ok && ['call.outcomeUnknown', 'call.programAway'].includes(result.failure.code);
  if (!isPassing) return result;
  await pause(50);
  return settle(ask);
}

/** The newest cases; an older one may fall off the end of the list. */
async function numbersOf({ office }: ClerkClient): Promise<readonly string[]> {
  const cases = must(await settle(() => office.case.search({ text: '' })));
  return cases.map(({ projection }) => projection.caseNumber);
}

function without(old: readonly string[], numbers: readonly string[]): readonly string[] {
  return numbers.filter((number) => !old.includes(number));
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
