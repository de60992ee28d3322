// node_modules/.bin/node scripts/screenshots.mjs [name…]: plays the job in Chromium and writes the pictures of the README.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { script } from '../test/support/flow/catalogue.ts';
import { openChromiumDesk } from '../test/support/flow/chromium-desk.ts';
import { handEverythingOver, readCollector } from '../test/support/flow/hand-over.ts';
import { signIn } from '../test/support/flow/person.ts';
import * as clerk from '../test/support/flow/take-in.ts';
import { makeTemporaryFolder } from '../test/support/flow/temporary-folder.ts';
import * as work from '../test/support/flow/work-off.ts';
import { COMMON_TEXTS } from '../src/shared/texts/page.ts';
import { findFile } from './debian.mjs';
import { reduceToPalette } from './png-palette.mjs';
import { root } from './project.mjs';

const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
];
const LARGEST_BYTES = 300_000;
const FOLDER = join(root, 'resources/screenshots');

const chromium = findFile('/usr/bin/chromium');
if (!chromium) {
  console.error('screenshots: there is no /usr/bin/chromium (Debian package chromium)');
  process.exit(1);
}
mkdirSync(FOLDER, { recursive: true });
const folder = makeTemporaryFolder();
const desk = await openChromiumDesk(chromium, folder.path);
const { page } = desk;
try {
  await play();
} finally {
  await desk.close();
  folder.remove();
}

/** One picture per size; whatever fades in or out is waited for. */
async function shoot(name) {
  await page.mouse.move(0, 0);
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await page.locator('.el-message').last().waitFor({ state: 'detached' });
    await page.waitForTimeout(400);
    const path = join(FOLDER, `${name}-${size.width}.png`);
    const png = reduceToPalette(await page.screenshot({ animations: 'disabled', caret: 'hide' }));
    writeFileSync(path, png);
    console.log(`${name}-${size.width}.png ${Math.round(png.length / 1000)} kB`);
    if (png.length > LARGEST_BYTES) throw new Error(`${path} is larger than ${LARGEST_BYTES / 1000} kB`);
  }
  await page.setViewportSize(SIZES[0]);
}

async function play() {
  await page.locator('[data-account]').first().waitFor();
  await shoot('login');
  const births = await takeIn();
  await decide(births);
  await giveOut();
  await lookBack(births.granted);
  await administer();
}

async function takeIn() {
  const { granted, denied, immediate } = script;
  await signIn(page, 'window01');
  const refused = await clerk.takeIn(page, denied);
  await page.locator('[data-next]').click();
  const atOnce = await clerk.takeIn(page, immediate);
  await page.locator('[data-next]').click();
  await clerk.beginDraft(page, immediate);
  await clerk.readCardFor(page, 'applicant', 'elder');
  await work.openMenu(page, 'form');
  await page.locator('[data-draft]').first().waitFor();
  await shoot('start');

  await clerk.beginDraft(page, granted);
  await clerk.answerQuestions(page, granted);
  for (const { person, cardId } of granted.cards) await clerk.readCardFor(page, person, cardId);
  await clerk.typeAnswers(page, { applicantPhone: granted.answers.applicantPhone });
  await page.locator('.form-page .work').evaluate((element) => element.scrollTo(0, 0));
  await shoot('acceptance');
  await clerk.typeAnswers(page, granted.answers);
  await clerk.takeMaterials(page);
  const accepted = await clerk.accept(page);
  await page.keyboard.press('Control+p');
  await page.locator('[data-printing="done"]').nth(2).waitFor();
  await shoot('accepted');
  await page.locator('[data-paper]').first().click();
  await page.locator('.paper-dialog .pdf-pages canvas').first().waitFor();
  await page.locator('[data-print-panel] [data-copy="1"]').waitFor();
  await shoot('printing');
  await page.keyboard.press('Escape');
  await page.locator('.paper-dialog').waitFor({ state: 'hidden' });
  return { granted: accepted.caseNumber, denied: refused.caseNumber, immediate: atOnce.caseNumber };
}

async function decide({ granted, denied, immediate }) {
  const { reason, legalBasis } = script.denied;
  const grant = (of, item) => ({ of, item, does: 'grant' });
  const opinion = (of, item) => ({ of, item, does: 'opinion' });
  const turn = (loginName, tasks, seals) => work.workOff(page, { loginName, tasks, ...(seals && { seals }) });

  await turn('labour2', [grant(immediate, 'L1')], { count: 1, department: 'humanResources' });
  await signIn(page, 'health2');
  await work.openTask(page, { of: granted, item: 'N1' });
  await page.locator('[data-claim]').click();
  await page.locator('[data-submit]').waitFor();
  await shoot('approval');
  await work.fillProduced(page);
  await page.keyboard.press('Control+Enter');
  await page.locator('[data-submit]').waitFor({ state: 'detached' });
  await work.doTask(page, grant(granted, 'N7'));
  await work.sealAll(page, { count: 1, department: 'health' });
  await showWholePaper();
  await shoot('sealing');
  const denial = { of: denied, item: 'N1', does: 'deny', reason, legalBasis };
  await turn('health2', [denial], { count: 2, department: 'health' });
  await turn('disease1', [opinion(granted, 'N2')]);
  await turn('disease2', [grant(granted, 'N2')], { count: 1, department: 'diseaseControl' });
  await turn('police1', [opinion(granted, 'N3')]);
  await turn('police2', [grant(granted, 'N3')], { count: 1, department: 'police' });
  await turn('insurance1', [opinion(granted, 'N4'), opinion(granted, 'N6')]);
  await turn('insurance2', [grant(granted, 'N4'), grant(granted, 'N6')], {
    count: 2,
    department: 'medicalInsurance',
  });
}

async function showWholePaper() {
  await page.locator('.pdf-pages canvas').first().waitFor();
  for (let times = 0; times < 3; times += 1) {
    await page.getByRole('button', { name: COMMON_TEXTS.zoomOut }).click();
    await page.waitForTimeout(300);
  }
  await page.locator('.sheet').evaluate((element) => element.scrollTo(0, 0));
}

async function giveOut() {
  await signIn(page, 'issuer01');
  await readCollector(page, script.granted.collectorCardId);
  await page.locator('[data-hand-over]').first().waitFor();
  await shoot('delivery');
  await handEverythingOver(page, 6);
  await page.locator('[data-rate]').click();
  await page.locator('[data-level="1"]').waitFor();
  await page.keyboard.press('1');
  await page.locator('[data-submit-rating]').waitFor();
  await shoot('rating');
}

async function lookBack(caseNumber) {
  await page.goto(desk.origin);
  await signIn(page, 'supervisor01');
  await work.openMenu(page, 'statistics');
  await page.locator('[data-balance]').waitFor();
  await shoot('statistics');
  await signIn(page, 'window01');
  await work.statusesOf(page, caseNumber);
  await shoot('case');
}

async function administer() {
  await signIn(page, 'system01');
  await work.openMenu(page, 'catalogue');
  await page.locator('[data-reduction="together"]').waitFor();
  await shoot('catalogue');
  await work.openMenu(page, 'versions');
  await page.locator('[data-import-new]').click();
  await page.locator('[data-folder]').setInputFiles(changedCatalogue());
  await page.locator('[data-difference]').waitFor();
  await page.locator('[data-change] summary').first().click();
  await shoot('versions');
  await work.openMenu(page, 'claims');
  await page.locator('[data-claim]').first().waitFor();
  await shoot('claims');
  await work.openMenu(page, 'desks');
  await page.locator('[data-desk]').first().waitFor();
  await shoot('desks');
  await work.openMenu(page, 'coverage');
  await page.locator('[data-town]').first().waitFor();
  await shoot('coverage');
  await work.openMenu(page, 'calendar');
  await page.locator('[data-entry]').first().waitFor();
  await shoot('calendar');
  await work.openMenu(page, 'templates');
  await page.locator('[data-sample] canvas').first().waitFor();
  await shoot('templates');
}

/** The built-in catalogue with one limit shortened, so that there is something to compare. */
function changedCatalogue() {
  const copy = join(folder.path, 'catalogue');
  cpSync(join(root, 'resources/catalogue'), copy, { recursive: true });
  const file = join(copy, 'items/N3.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"amount": 3', '"amount": 2'));
  return copy;
}
