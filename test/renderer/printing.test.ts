import { beforeEach, describe, expect, it } from 'vitest';
import { BROWSER_PRINTER } from '../../src/shared/domain/document/browser-printer.ts';
import { FAILURE_TEXTS } from '../../src/shared/texts/failures.ts';
import {
  JOB_STATE_TEXTS,
  PRINT_FAILURE_TEXTS,
  PRINT_TEXTS,
  PRINT_TROUBLE_TEXTS,
} from '../../src/shared/texts/page-printing.ts';
import { FakeLink } from './fake-link.ts';
import { makeJob, makePrinter } from './fake-printing.ts';
import { openApp } from './open-app.ts';
import { makeCaseView, makePaper } from './sample-cases.ts';
import { DESK, makeSignedIn } from './sample-data.ts';

/** Where the page remembers the printer of its desk. */
const SHEETS = `quanke:printer:${DESK.id}:sheet`;

let fake: FakeLink;

beforeEach(() => {
  fake = new FakeLink();
  fake.draft.complete();
  window.localStorage.clear();
  const second = makePaper({ documentId: 'paper2', title: '受理通知书' });
  fake.cases.splice(0, 1, makeCaseView({ documents: [makePaper(), second] }));
});

async function openAccepted() {
  const app = await openApp(fake, '/accept/draft1');
  await app.press('Enter', { ctrlKey: true });
  return app;
}

/** A desk without a printer of its own. */
async function openWithoutPrinter() {
  fake.printing.printers = [];
  const app = await openAccepted();
  await app.press('p', { ctrlKey: true });
  return app;
}

const countCopies = (documentId: string) => (fake.printing.copies.get(documentId) ?? []).length;

describe('all papers of a citizen', () => {
  it('come out by one key and are counted when the spooler said so', async () => {
    const app = await openAccepted();

    await app.press('p', { ctrlKey: true });

    expect(fake.inputsOf('printing.report')).toMatchObject([
      { confirmation: 'spooler', report: { kind: 'printed' } },
      { confirmation: 'spooler', report: { kind: 'printed' } },
    ]);
    expect(app.find('[data-printing="done"]')).not.toBeNull();
    expect(document.activeElement).toBe(app.find('[data-next]'));
  });

  it('come out on the printer this desk used last', async () => {
    fake.printing.printers = [makePrinter('laser', { isDefault: true }), makePrinter('window')];
    window.localStorage.setItem(SHEETS, 'window');
    const app = await openAccepted();

    await app.press('p', { ctrlKey: true });

    expect(fake.inputsOf('station.print')).toMatchObject([{ printer: 'window' }, { printer: 'window' }]);
  });

  it('stop where the paper runs out, and nothing is counted before somebody looked', async () => {
    fake.refuse('station.print', 'printing.paperOut');
    const app = await openAccepted();

    await app.press('p', { ctrlKey: true });

    expect(app.textOf('[data-run="asking"]')).toContain(FAILURE_TEXTS['printing.paperOut'].title);
    expect(fake.inputsOf('printing.report')).toEqual([]);
  });

  it('go on from there once there is paper again', async () => {
    fake.refuse('station.print', 'printing.paperOut');
    const app = await openAccepted();
    await app.press('p', { ctrlKey: true });

    await app.press('p', { altKey: true });
    await app.press('Enter');

    expect(app.find('[data-run]')).toBeNull();
    expect([countCopies('paper1'), countCopies('paper2')]).toEqual([1, 1]);
  });

  it('need a reason the second time', async () => {
    const app = await openAccepted();
    await app.press('p', { ctrlKey: true });
    await app.press('p', { ctrlKey: true });
    expect(app.text).toContain(PRINT_TEXTS.severalTitle(2));

    await app.press('2');
    await app.press('p', { ctrlKey: true });

    expect(fake.inputsOf('printing.request').slice(-2)).toMatchObject([
      { documentId: 'paper1', reason: { kind: 'damaged' } },
      { documentId: 'paper2', reason: { kind: 'damaged' } },
    ]);
    expect(countCopies('paper1')).toBe(2);
  });

  it('are asked for again with the same request when the answer was lost', async () => {
    fake.refuse('printing.request', 'call.outcomeUnknown');
    const app = await openAccepted();

    await app.press('p', { ctrlKey: true });
    await new Promise((done) => setTimeout(done, 400));

    const [first, second] = fake.inputsOf('printing.request') as { requestId: string }[];
    expect(second?.requestId).toBe(first?.requestId);
  });
});

describe('a ticket', () => {
  it('is made and printed by F8, on the printer the desk has for tickets', async () => {
    fake.printing.printers = [makePrinter('laser', { isDefault: true }), makePrinter('strip')];
    window.localStorage.setItem(`quanke:printer:${DESK.id}:ticket`, 'strip');
    const app = await openAccepted();

    await app.press('F8');

    expect(fake.inputsOf('document.makeTicket')).toMatchObject([{ caseId: 'case1' }]);
    expect(fake.inputsOf('station.print')).toMatchObject([{ printer: 'strip' }]);
  });

  it('is not printed where it cannot be made', async () => {
    fake.refuse('document.makeTicket', 'document.contentOverflow');
    const app = await openAccepted();

    await app.press('F8');

    expect(app.text).toContain(FAILURE_TEXTS['document.contentOverflow'].title);
    expect(fake.inputsOf('printing.request')).toEqual([]);
  });
});

describe('the print jobs', () => {
  beforeEach(() => {
    fake.printing.jobs = [
      makeJob('job1', { state: 'failed', failure: 'offline', attempts: 1 }),
      makeJob('job2', { state: 'printed', documentId: 'paper2', reprintReason: 'lost' }),
      makeJob('job3', { state: 'sent', outcomeUnknown: true, documentId: 'paper3' }),
    ];
  });

  it('begin with what waits for somebody', async () => {
    const app = await openApp(fake, '/printing');

    expect(document.querySelectorAll('[data-job]').length).toBe(2);
    expect(app.textOf('[data-job="job1"]')).toContain(PRINT_FAILURE_TEXTS.offline);
    expect(app.textOf('[data-job="job3"]')).toContain(JOB_STATE_TEXTS.unknown);
  });

  it('are tried again on the printer that is here', async () => {
    const app = await openApp(fake, '/printing');

    await app.click('[data-job="job1"] [data-print-job]');

    expect(fake.inputsOf('station.print')).toMatchObject([{ jobId: 'job1', printer: 'laser' }]);
  });

  it('are tried again on the printers for sheets and for tickets', async () => {
    fake.printing.printers = [makePrinter('laser', { isDefault: true }), makePrinter('strip')];
    window.localStorage.setItem(`quanke:printer:${DESK.id}:ticket`, 'strip');
    fake.printing.jobs = [
      makeJob('ticket1', { documentKind: 'caseTicket', documentId: 'paper3', printer: 'laser' }),
      makeJob('sheet1', { printer: 'elsewhere' }),
    ];
    const app = await openApp(fake, '/printing');

    await app.click('[data-print-waiting]');

    expect(fake.inputsOf('station.print')).toMatchObject([
      { jobId: 'sheet1', printer: 'laser' },
      { jobId: 'ticket1', printer: 'strip' },
    ]);
  });

  it('count as printed when somebody who looked says so', async () => {
    const app = await openApp(fake, '/printing');

    await app.click('[data-job="job3"] [data-job-came-out]');

    expect(fake.inputsOf('printing.report')).toMatchObject([
      { jobId: 'job3', confirmation: 'person', report: { kind: 'printed' } },
    ]);
  });

  it('can be given up', async () => {
    const app = await openApp(fake, '/printing');

    await app.click('[data-job="job1"] [data-cancel-job]');

    expect(fake.inputsOf('printing.cancel')).toMatchObject([{ jobId: 'job1', expectedVersion: 1 }]);
  });

  it('only show themselves to a supervisor', async () => {
    fake.signedIn = makeSignedIn(['supervisor']);
    const app = await openApp(fake, '/printing');

    expect(app.find('[data-job="job1"]')).not.toBeNull();
    expect(app.find('[data-print-job], [data-cancel-job], [data-begin-batch]')).toBeNull();
  });
});

describe('a desk without a printer', () => {
  it('opens the dialog of the system once for all and asks whether they came out', async () => {
    const app = await openWithoutPrinter();

    expect(fake.inputsOf('printInBrowser')).toEqual([2]);
    expect(app.textOf('[data-run="asking"]')).toContain(PRINT_TROUBLE_TEXTS.didAllPrint);
    expect(document.activeElement).toBe(app.find('[data-came-out]'));
  });

  it('counts them when somebody says that they came out, and stands ready for the next citizen', async () => {
    const app = await openWithoutPrinter();

    await app.press('Enter');

    expect(fake.inputsOf('printing.report')).toMatchObject([
      { confirmation: 'person', report: { kind: 'printed' } },
      { confirmation: 'person', report: { kind: 'printed' } },
    ]);
    expect(document.activeElement).toBe(app.find('[data-next]'));
  });

  it('counts nothing when nothing came out, and offers to try again', async () => {
    const app = await openWithoutPrinter();

    await app.click('[data-nothing-out]');

    expect(countCopies('paper1')).toBe(0);
    expect(app.find('[data-run="failed"] [data-print-again]')).not.toBeNull();
    expect(fake.printing.jobs.map(({ failure }) => failure)).toEqual(['nothingPrinted', 'nothingPrinted']);
  });
});

describe('a paper that is opened', () => {
  beforeEach(() => {
    fake.paper = new Blob(['a picture of it'], { type: 'image/png' });
  });

  it('is printed with Ctrl+P from its window', async () => {
    const app = await openAccepted();
    await app.click('[data-paper]');

    await app.press('p', { ctrlKey: true });

    expect(countCopies('paper1')).toBe(1);
    expect(app.find('[data-printed]')).not.toBeNull();
    expect(app.find('[data-copy="1"]')).not.toBeNull();
  });

  it('wants a reason once it was printed', async () => {
    const app = await openAccepted();
    await app.click('[data-paper]');
    await app.press('p', { ctrlKey: true });

    expect(app.find<HTMLButtonElement>('[data-print-now]')?.disabled).toBe(true);
    await app.press('1');
    await app.press('p', { ctrlKey: true });

    expect(fake.inputsOf('printing.request').at(-1)).toMatchObject({ reason: { kind: 'lost' } });
    expect(app.find('[data-copy="2"]')).not.toBeNull();
  });

  it('is printed by the browser where somebody chooses that', async () => {
    const app = await openAccepted();
    await app.click('[data-paper]');
    const select = app.find<HTMLSelectElement>('[data-print-panel] [data-printer]');
    if (!select) throw new Error('no printers');
    select.value = BROWSER_PRINTER;
    select.dispatchEvent(new Event('change', { bubbles: true }));

    await app.press('p', { ctrlKey: true });

    expect(fake.inputsOf('printInBrowser')).toEqual([1]);
    expect(window.localStorage.getItem(SHEETS)).toBe(BROWSER_PRINTER);
  });
});
