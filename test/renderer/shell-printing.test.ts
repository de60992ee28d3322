import { beforeEach, describe, expect, it } from 'vitest';
import type { Link } from '../../src/renderer/api/link.ts';
import { withShellPrinting } from '../../src/renderer/api/shell-printing.ts';
import type { ShellPaper, ShellPrintFailure } from '../../src/shared/api/shell-printing.ts';
import { fail, succeed } from '../../src/shared/kernel/result.ts';
import { FAILURE_TEXTS } from '../../src/shared/texts/failures.ts';
import { PRINT_TROUBLE_TEXTS } from '../../src/shared/texts/page-printing.ts';
import { FakeLink } from './fake-link.ts';
import { openApp } from './open-app.ts';
import { makeCaseView, makePaper } from './sample-cases.ts';

/** A workstation with Windows: the station speaks with no spooler, the shell has the system's printers. */
class WindowsLink extends FakeLink {
  names = ['window'];
  /** Papers the shell was given; each takes one failure from the line, if there is one. */
  readonly given: ShellPaper[] = [];
  readonly failures: ShellPrintFailure[] = [];

  override get link(): Link {
    const { station, ...link } = super.link;
    const absent = async () => fail('printing.spoolerAbsent');
    const printing = { ...station.printing, printers: absent, print: absent };
    const shell = {
      listPrinters: async () => succeed(this.names.map((name) => ({ name, description: name }))),
      printPaper: async (paper: ShellPaper) => {
        this.given.push(paper);
        const failure = this.failures.shift();
        return failure ? fail(failure) : succeed(null);
      },
    };
    return { ...link, station: withShellPrinting({ ...station, printing }, shell) };
  }
}

let fake: WindowsLink;

beforeEach(() => {
  fake = new WindowsLink();
  fake.draft.complete();
  window.localStorage.clear();
  const second = makePaper({ documentId: 'paper2', title: '受理通知书' });
  fake.cases.splice(0, 1, makeCaseView({ documents: [makePaper(), second] }));
});

async function printAll() {
  const app = await openApp(fake, '/accept/draft1');
  await app.press('Enter', { ctrlKey: true });
  await app.press('p', { ctrlKey: true });
  return app;
}

const countCopies = () =>
  ['paper1', 'paper2'].map((documentId) => (fake.printing.copies.get(documentId) ?? []).length);

describe('a workstation whose printers only the shell reaches', () => {
  it('prints without a dialog and asks once for all whether the papers came out', async () => {
    const app = await printAll();

    expect(fake.given).toMatchObject([
      { printer: 'window', copies: 1, pdf: btoa('%PDF-') },
      { printer: 'window', copies: 1, pdf: btoa('%PDF-') },
    ]);
    expect(fake.inputsOf('printInBrowser')).toEqual([]);
    expect(app.textOf('[data-run="asking"]')).toContain(PRINT_TROUBLE_TEXTS.didAllPrint);
    expect(countCopies()).toEqual([0, 0]); // the spooler took them, which is no paper yet
  });

  it('counts them when somebody says that they came out', async () => {
    const app = await printAll();

    await app.click('[data-came-out]');

    expect(fake.inputsOf('printing.report')).toMatchObject([
      { confirmation: 'person', report: { kind: 'printed' } },
      { confirmation: 'person', report: { kind: 'printed' } },
    ]);
    expect(countCopies()).toEqual([1, 1]);
    expect(app.find('[data-run]')).toBeNull();
  });

  it('prints the rest again where the printer was not there, then asks about all', async () => {
    fake.failures.push('printing.noPrinter');
    const app = await printAll();
    expect(app.textOf('[data-run="failed"]')).toContain(FAILURE_TEXTS['printing.noPrinter'].title);

    await app.click('[data-print-again]');

    expect(fake.given).toHaveLength(3);
    expect(app.textOf('[data-run="asking"]')).toContain(PRINT_TROUBLE_TEXTS.didAllPrint);
  });

  it('asks about a paper of which the spooler says nothing, then about the others', async () => {
    fake.failures.push('printing.timedOut');
    const app = await printAll();
    expect(app.textOf('[data-run="asking"]')).toContain(FAILURE_TEXTS['printing.timedOut'].title);

    await app.click('[data-came-out]');
    expect(app.textOf('[data-run="asking"]')).toContain(PRINT_TROUBLE_TEXTS.didItPrint);
    await app.click('[data-came-out]');

    expect(countCopies()).toEqual([1, 1]);
    expect(fake.given).toHaveLength(2);
  });

  it('prints by the browser where the system has no printer', async () => {
    fake.names = [];

    await printAll();

    expect(fake.given).toEqual([]);
    expect(fake.inputsOf('printInBrowser')).toEqual([2]);
  });
});

describe('a workstation with a spooler of its own', () => {
  it('never asks the shell', async () => {
    const { station } = new FakeLink().link;
    const unasked = async (): Promise<never> => {
      throw new Error('the shell was asked');
    };
    const paper = { jobId: 'job1', printer: 'laser', copies: 1, pdf: btoa('%PDF-') };

    const linked = withShellPrinting(station, { listPrinters: unasked, printPaper: unasked });

    expect(await linked.printing.printers()).toMatchObject(succeed([{ name: 'laser' }]));
    expect(await linked.printing.print(paper)).toEqual(succeed({ simulated: true }));
  });

  it('is as it was where there is no shell', () => {
    const { station } = new FakeLink().link;

    expect(withShellPrinting(station, undefined)).toBe(station);
    expect(withShellPrinting(station, {})).toBe(station);
  });
});
