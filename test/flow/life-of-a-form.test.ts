import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Chapter } from '../../src/main/quanke/story/story-script.ts';
import { localDateOf, toInstant } from '../../src/shared/kernel/time.ts';
import { FORM_TEXTS } from '../../src/shared/texts/page-form.ts';
import { axeFaults } from '../support/flow/axe-faults.ts';
import { openBrowser, startWorkbench } from '../support/flow/chromium-desk.ts';
import type { Workbench } from '../support/flow/chromium-desk.ts';
import { must, signInByCalls } from '../support/flow/clerk-client.ts';
import { signIn } from '../support/flow/person.ts';
import { restOfForm } from '../support/flow/rest-of-form.ts';
import type { PageFaults } from '../support/flow/page-faults.ts';
import * as clerk from '../support/flow/take-in.ts';
import { makeTemporaryFolder } from '../support/flow/temporary-folder.ts';
import { statusesOf } from '../support/flow/work-off.ts';
import { needs } from '../support/needs.ts';

const chromium = needs('chromium');

/** 企业开办: one person, rooms of their own, everybody in one hand. */
const COMPANY: Chapter = {
  subject: { kind: 'theme', code: 'T2' },
  situation: {
    representativeInvests: 'yes',
    furtherInvestors: 'none',
    corporateInvestor: 'no',
    companyOrgans: 'sole',
    companyContacts: 'representative',
    premises: 'owned',
    openHousingFund: 'yes',
    openCompanyAccount: 'no',
  },
  cards: [{ person: 'legalRepresentative', cardId: 'shop-owner' }],
  answers: {},
  collectorCardId: 'shop-owner',
};

/** 公民身后: a child of somebody who drew a pension. */
const DEATH: Chapter = {
  subject: { kind: 'theme', code: 'T5' },
  situation: {
    applicantRelation: 'child',
    deathKind: 'hospital',
    remainsHandling: 'cremation',
    deceasedPension: 'employee',
    deceasedMedicalAccount: 'yes',
    deceasedHousingFund: 'no',
    deceasedDrivingLicence: 'yes',
    deceasedSubsidies: 'no',
    deceasedDisabilityCertificate: 'no',
    benefitReceiver: 'applicant',
  },
  cards: [
    { person: 'applicant', cardId: 'moved' },
    { person: 'deceased', cardId: 'elder' },
  ],
  answers: {},
  collectorCardId: 'moved',
};

describe.skipIf(!chromium)('the form of a theme in a browser', () => {
  let folder: ReturnType<typeof makeTemporaryFolder>;
  let workbench: Workbench;
  let browser: Browser;
  let page: Page;
  let watch: PageFaults;

  beforeAll(async () => {
    folder = makeTemporaryFolder();
    workbench = await startWorkbench(folder.path);
    ({ browser, page, watch } = await openBrowser(chromium ?? '', workbench, 'address'));
    await signIn(page, 'window01');
  });
  afterEach(() => {
    expect(watch.faults).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await workbench?.close();
    folder.remove();
  });

  it.each([
    ['a company', COMPANY, { E1: 'accepted', E2: 'waiting', E6: 'waiting' }],
    ['a death', DEATH, { D1: 'accepted', D2: 'waiting', D8: 'waiting' }],
  ])('takes in %s within 1366 × 768 and without a fault for axe', async (_what, chapter, parts) => {
    await clerk.beginDraft(page, chapter);
    await clerk.answerQuestions(page, chapter);
    for (const { person, cardId } of chapter.cards) await clerk.readCardFor(page, person, cardId);
    await clerk.typeAnswers(page, await whatIsAsked());
    await clerk.takeMaterials(page);
    await page.getByText(FORM_TEXTS.nothingToDo).waitFor();

    expect(await axeFaults(page)).toEqual([]);
    expect(await hiddenToTheSide()).toBe(0);
    const { caseNumber } = await clerk.accept(page);
    expect(await axeFaults(page)).toEqual([]);
    expect(await statusesOf(page, caseNumber)).toMatchObject(parts);
    expect(watch.takeRefusals()).toEqual([]);
    await page.goto(workbench.origin);
  });

  /** What the cards left open in the draft on the screen, with something right for each field. */
  async function whatIsAsked(): Promise<Readonly<Record<string, string>>> {
    const { office } = await signInByCalls(workbench, 'window01');
    const draftId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const today = localDateOf(toInstant(Date.now()));
    const { answers } = restOfForm(must(await office.form.get({ draftId })), today);
    return Object.fromEntries(Object.entries(answers).map(([code, { value }]) => [code, value]));
  }

  /** Points of the page that only show when it is scrolled sideways. */
  async function hiddenToTheSide(): Promise<number> {
    return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  }
});
