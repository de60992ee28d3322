import { beforeEach, describe, expect, it, vi } from 'vitest';
import { BROWSER_PRINTER } from '../../src/shared/domain/document/browser-printer.ts';
import { JOB_STATE_TEXTS, PRINT_TROUBLE_TEXTS } from '../../src/shared/texts/page-printing.ts';
import { FakeLink } from './fake-link.ts';
import { makeJob } from './fake-printing.ts';
import { openApp } from './open-app.ts';

let fake: FakeLink;

beforeEach(() => {
  fake = new FakeLink();
  fake.printing.printers = [];
  window.localStorage.clear();
});

/** The print jobs on a desk without a printer, all taken to the browser. */
async function printAllHere(count: number, more: { readonly copies?: number } = {}) {
  fake.printing.jobs = Array.from({ length: count }, (_, index) =>
    makeJob(`job${index + 1}`, {
      documentId: `paper${index + 1}`,
      documentNumber: `编号${index + 1}`,
      printer: BROWSER_PRINTER,
      ...more,
    }),
  );
  const app = await openApp(fake, '/printing');
  await app.click(count > 1 ? '[data-print-waiting]' : '[data-print-job]');
  return app;
}

const reports = () => fake.inputsOf('printing.report');

describe('a dialog of the browser that breaks', () => {
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    fake.printing.dialogs = [
      () => {
        throw new Error('out of memory');
      },
    ];
  });

  it('makes somebody look, because paper may have come out', async () => {
    const app = await printAllHere(2);

    expect(app.find('[data-run="asking"] [data-came-out]')).not.toBeNull();
    expect(reports()).toEqual([]);
    expect(app.text).toContain(JOB_STATE_TEXTS.sent);
  });

  it('does not keep the next papers from being printed', async () => {
    const app = await printAllHere(1);

    await app.click('[data-nothing-out]');
    await app.click('[data-run="failed"] [data-print-again]');

    expect(fake.inputsOf('printInBrowser')).toEqual([1, 1]);
    expect(app.find('[data-run="asking"] [data-came-out]')).not.toBeNull();
  });
});

describe('a paper the browser cannot draw', () => {
  it('is told as not printed, and nobody is asked about it', async () => {
    fake.printing.dialogs = [() => [0]];

    const app = await printAllHere(1);

    expect(reports()).toMatchObject([
      { report: { kind: 'failed', failure: 'nothingPrinted', printedCopies: 0 } },
    ]);
    expect(app.find('[data-run="failed"]')).not.toBeNull();
  });
});

describe('several copies of one paper', () => {
  it.each(['3', '9', '-1', '1.5', ''])(
    'are not told as missing where somebody typed %j of 3',
    async (typed) => {
      const app = await printAllHere(1, { copies: 3 });

      await app.type('[data-came]', typed);
      await app.click('[data-nothing-out]');

      expect(app.find<HTMLButtonElement>('[data-nothing-out]')?.disabled).toBe(true);
      expect(app.text).toContain(PRINT_TROUBLE_TEXTS.cameWrong(2));
      expect(reports()).toEqual([]);
    },
  );

  it('stay in the question when the office does not take the answer', async () => {
    fake.refuse('printing.report', 'printing.notAllowedNow');
    const app = await printAllHere(1, { copies: 3 });

    await app.click('[data-nothing-out]');
    await app.click('[data-run="asking"] [data-came-out]');

    expect(reports()).toMatchObject([{ report: { kind: 'failed' } }, { report: { kind: 'printed' } }]);
    expect(fake.printing.jobs.map(({ state }) => state)).toEqual(['printed']);
  });
});

describe('several papers of which some did not come out', () => {
  it('count those somebody leaves ticked, and the others are printed again', async () => {
    const app = await printAllHere(3);

    await app.click('[data-some-missing]');
    await app.click('[data-out="job2"]');
    await app.click('[data-came-out]');
    await app.click('[data-run="failed"] [data-print-again]');

    expect(reports()).toMatchObject([
      { jobId: 'job1', confirmation: 'person', report: { kind: 'printed' } },
      { jobId: 'job2', report: { kind: 'failed', failure: 'nothingPrinted', printedCopies: 0 } },
      { jobId: 'job3', report: { kind: 'printed' } },
    ]);
    expect(fake.inputsOf('printInBrowser')).toEqual([3, 1]);
  });

  it('all count by the first key, as long as nobody takes one away', async () => {
    const app = await printAllHere(2);

    await app.press('Enter');

    expect(reports()).toMatchObject([{ report: { kind: 'printed' } }, { report: { kind: 'printed' } }]);
  });
});

describe('more papers than a dialog takes', () => {
  it('come in portions, each with its own question, and no job is sent before its turn', async () => {
    const app = await printAllHere(45);
    expect(fake.inputsOf('printing.send').length).toBe(20);

    await app.click('[data-came-out]');
    await app.click('[data-came-out]');
    await app.click('[data-came-out]');

    expect(fake.inputsOf('printInBrowser')).toEqual([20, 20, 5]);
    expect(fake.printing.copies.size).toBe(45);
    expect(app.find('[data-run]')).toBeNull();
  });

  it('count with all their copies', async () => {
    const app = await printAllHere(3, { copies: 9 });

    await app.click('[data-came-out]');

    expect(fake.inputsOf('printInBrowser')).toEqual([18, 9]);
  });
});
