import { beforeEach, describe, expect, it } from 'vitest';
import { FAILURE_TEXTS } from '../../src/shared/texts/failures.ts';
import { FakeLink } from './fake-link.ts';
import { makeJob, makePrintable } from './fake-printing.ts';
import { openApp } from './open-app.ts';

let fake: FakeLink;

beforeEach(() => {
  fake = new FakeLink();
  window.localStorage.clear();
  fake.printing.papers = [
    makePrintable('paper1'),
    makePrintable('paper2'),
    makePrintable('paper3', { hasOpenJob: true }),
  ];
});

async function openBatch() {
  const app = await openApp(fake, '/printing');
  await app.press('F2');
  return app;
}

describe('papers of a day in one go', () => {
  it('are all chosen at first, but for those on their way to a printer', async () => {
    const app = await openBatch();

    const chosen = [...document.querySelectorAll<HTMLInputElement>('[data-printable] input')];
    expect(chosen.map(({ checked }) => checked)).toEqual([true, true, false]);
    expect(app.find<HTMLInputElement>('[data-printable="paper3"] input')?.disabled).toBe(true);
  });

  it('come out one after the other', async () => {
    const app = await openBatch();

    await app.press('Enter', { ctrlKey: true });

    expect(fake.inputsOf('printing.beginBatch')).toMatchObject([{ documentIds: ['paper1', 'paper2'] }]);
    expect([...fake.printing.copies.keys()]).toEqual(['paper1', 'paper2']);
    expect(app.find('[data-batch] progress')?.getAttribute('value')).toBe('2');
  });

  it('are never tickets, which come from a printer of their own', async () => {
    await openBatch();

    const [{ kinds }] = fake.inputsOf('printing.findPapers') as [{ kinds: readonly string[] }];
    expect(kinds).toContain('receiptSlip');
    expect(kinds).not.toContain('caseTicket');
  });

  it('want a reason as soon as one of them was printed before', async () => {
    fake.printing.papers = [makePrintable('paper1', { printedCopies: 1 }), makePrintable('paper2')];
    const app = await openBatch();

    await app.press('Enter', { ctrlKey: true });

    expect(fake.inputsOf('printing.beginBatch')).toEqual([]);
    expect(app.find('[data-reasons]')).not.toBeNull();
  });

  it('stay in the queue when the printer stops, and can be gone on with', async () => {
    fake.refuse('station.print', 'printing.offline');
    const app = await openBatch();
    await app.press('Enter', { ctrlKey: true });
    expect(app.textOf('[data-run="failed"]')).toContain(FAILURE_TEXTS['printing.offline'].title);
    await app.click('[data-later]');

    await app.click('[data-go-on]');

    expect([...fake.printing.copies.keys()]).toEqual(['paper1', 'paper2']);
  });

  it('are given up by stopping, and what was printed stays printed', async () => {
    fake.printing.jobs = [
      makeJob('batched1', { batchId: 'batch1', state: 'printed' }),
      makeJob('batched2', { batchId: 'batch1', documentId: 'paper2' }),
    ];
    const app = await openApp(fake, '/printing');

    await app.click('[data-stop]');

    expect(fake.printing.jobs.map(({ state }) => state)).toEqual(['printed', 'cancelled']);
  });
});

describe('several copies of which the paper ran out', () => {
  it('count as many as somebody saw, and the rest is printed', async () => {
    fake.refuse('station.print', 'printing.paperOut');
    fake.printing.jobs = [makeJob('job1', { copies: 3 })];
    const app = await openApp(fake, '/printing');
    await app.click('[data-print-job]');

    await app.type('[data-came]', '2');
    await app.click('[data-run="asking"] [data-print-again]');

    expect(fake.inputsOf('printing.report')).toMatchObject([
      { confirmation: 'person', report: { kind: 'failed', failure: 'paperOut', printedCopies: 2 } },
      { confirmation: 'spooler', report: { kind: 'printed' } },
    ]);
  });
});

describe('a printer of which nobody heard', () => {
  it('makes somebody look before anything is counted', async () => {
    fake.refuse('station.print', 'call.outcomeUnknown');
    fake.printing.jobs = [makeJob('job1')];
    const app = await openApp(fake, '/printing');

    await app.click('[data-print-job]');

    expect(app.find('[data-run="asking"] [data-came-out]')).not.toBeNull();
    expect(fake.inputsOf('printing.report')).toEqual([]);
  });
});
