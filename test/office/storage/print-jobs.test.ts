import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { PrintCopyRecord, PrintJobRecord } from '../../../src/main/office/ports/print-table.ts';
import type { Tables } from '../../../src/main/office/ports/store.ts';
import type { DocumentRecord } from '../../../src/main/office/ports/tables.ts';
import type { CaseId } from '../../../src/shared/domain/case/case-action.ts';
import type { DeskId } from '../../../src/shared/domain/desk/service-desk.ts';
import type { PrintBatchId, PrintJobId } from '../../../src/shared/domain/document/print-job.ts';
import { reportJob, sendJob } from '../../../src/shared/domain/document/print-job.ts';
import type { OperatorId } from '../../../src/shared/domain/staff/operator.ts';
import { assert } from '../../../src/shared/kernel/assert.ts';
import type { Instant } from '../../../src/shared/kernel/time.ts';
import { DATABASES, useDatabase } from '../../support/databases.ts';
import { doChange } from '../../support/do-change.ts';
import { makeNewCase, minuteAt } from '../../support/make-case.ts';

const CASE = 'case-1' as CaseId;
const SPAN = { from: '2026-01-01T00:00:00.000Z' as Instant, until: '2027-01-01T00:00:00.000Z' as Instant };
const NOTHING = { from: '2020-01-01T00:00:00.000Z' as Instant, until: '2020-01-02T00:00:00.000Z' as Instant };
const desk = (deskId: string) => ({ kind: 'desk', deskId: deskId as DeskId }) as const;

function makePaper(documentId: string): DocumentRecord {
  return {
    documentId,
    caseId: CASE,
    subCaseId: null,
    kind: 'acceptanceNotice',
    title: '受理通知书',
    number: `${documentId}-SLTZ`,
    fileId: `file-of-${documentId}`,
    sha256: 'aa',
    approvedSha256: 'aa',
    sealField: null,
    sealCount: 0,
    simulated: false,
    madeAt: minuteAt(1),
  };
}

function makeJob(documentId: string, more: Partial<PrintJobRecord> = {}): PrintJobRecord {
  return {
    jobId: randomUUID() as PrintJobId,
    version: 1,
    state: 'queued',
    printer: 'office-1',
    copies: 1,
    printedCopies: 0,
    reprintReason: null,
    attempts: 0,
    sentAt: null,
    failure: null,
    documentId,
    batchId: null,
    place: 0,
    deskId: 'desk-1' as DeskId,
    requestedBy: 'operator-1' as OperatorId,
    requestedAt: minuteAt(2),
    endedAt: null,
    sentFile: null,
    ...more,
  };
}

function makeCopy(documentId: string, copyNumber: number, jobId: PrintJobId): PrintCopyRecord {
  return {
    documentId,
    copyNumber,
    jobId,
    sha256: 'aa',
    deskId: null,
    confirmedBy: 'operator-1' as OperatorId,
    confirmation: 'spooler',
    printedAt: minuteAt(3),
  };
}

/** The job at the printer, and then printed. */
async function printJob(tables: Tables, job: PrintJobRecord): Promise<void> {
  const sent = sendJob(job, minuteAt(3));
  assert(sent.ok, 'it was queued');
  const printed = reportJob(sent.value, { kind: 'printed' });
  assert(printed.ok, 'it was sent');
  const sentFile = { fileId: 'file', sha256: 'aa' };
  await tables.printing.replace({ ...job, ...printed.value, sentFile, endedAt: minuteAt(4) }, job.version);
}

describe.each(DATABASES)('the print queue, on %s', (name) => {
  const database = useDatabase(name);

  async function addPapers(...documentIds: readonly string[]): Promise<void> {
    await doChange(database, async ({ cases, documents }) => {
      await cases.add(makeNewCase({ caseId: CASE }));
      for (const documentId of documentIds) await documents.add(makePaper(documentId));
    });
  }

  it('gives a job back as it was kept, with its paper', async () => {
    await addPapers('paper-1');
    const job = makeJob('paper-1', { reprintReason: 'lost', copies: 3 });
    await doChange(database, ({ printing }) => printing.add([job], '丢了'));

    const found = await database.store.read(({ printing }) => printing.find(job.jobId));
    const note = await database.store.read(({ printing }) => printing.findNote(job.jobId));

    expect(found).toEqual({ job, paper: makePaper('paper-1') });
    expect(note).toBe('丢了');
  });

  it('has one job of a paper that is not over at most', async () => {
    await addPapers('paper-1');
    const first = makeJob('paper-1');
    await doChange(database, ({ printing }) => printing.add([first], null));

    const second = doChange(database, ({ printing }) => printing.add([makeJob('paper-1')], null));
    await expect(second).rejects.toThrow();
    await doChange(database, (tables) => printJob(tables, first));
    await doChange(database, ({ printing }) => printing.add([makeJob('paper-1')], null));

    const open = await database.store.read(({ printing }) => printing.findOpenOfPaper('paper-1'));
    expect(open?.job.state).toBe('queued');
  });

  it('replaces a job only as it was seen', async () => {
    await addPapers('paper-1');
    const job = makeJob('paper-1');
    await doChange(database, ({ printing }) => printing.add([job], null));
    const changed = { ...job, version: 2, printer: 'office-2' };

    const first = await doChange(database, ({ printing }) => printing.replace(changed, 1));
    const second = await doChange(database, ({ printing }) => printing.replace(changed, 1));

    expect(first.ok).toBe(true);
    expect(second).toMatchObject({ ok: false, failure: { code: 'printing.changedMeanwhile' } });
  });

  it('numbers the copies of a paper once, and never changes them', async () => {
    await addPapers('paper-1', 'paper-2');
    const job = makeJob('paper-1');
    const add = (copy: PrintCopyRecord) => doChange(database, ({ printing }) => printing.addCopies([copy]));
    await doChange(database, ({ printing }) => printing.add([job], null));
    await add(makeCopy('paper-1', 1, job.jobId));
    await add(makeCopy('paper-2', 1, job.jobId));

    await expect(add(makeCopy('paper-1', 1, job.jobId))).rejects.toThrow();
    const counts = await database.store.read(({ printing }) =>
      Promise.all(['paper-1', 'paper-2', 'paper-3'].map((paper) => printing.countCopies(paper))),
    );
    expect(counts).toEqual([1, 1, 0]);
  });

  it('lists what a desk, a person or everybody asked for, and what is not over from other days', async () => {
    await addPapers('paper-1', 'paper-2', 'paper-3');
    const jobs = [
      makeJob('paper-1'),
      makeJob('paper-2', { deskId: 'desk-2' as DeskId, requestedAt: minuteAt(3) }),
      makeJob('paper-3', { deskId: null, requestedAt: minuteAt(4) }),
    ] as const;
    await doChange(database, ({ printing }) => printing.add(jobs, null));
    await doChange(database, (tables) => printJob(tables, jobs[0]));
    const me = { kind: 'operator', operatorId: 'operator-1' as OperatorId } as const;

    const lists = await database.store.read(({ printing }) =>
      Promise.all([
        printing.list(desk('desk-1'), SPAN, 9),
        printing.list(desk('desk-2'), SPAN, 9),
        printing.list(me, SPAN, 9),
        printing.list({ kind: 'all' }, NOTHING, 9),
        printing.list({ kind: 'all' }, SPAN, 2),
      ]),
    );

    const papers = lists.map((list) => list.map(({ paper }) => paper.documentId));
    const all = ['paper-3', 'paper-2', 'paper-1'];
    expect(papers).toEqual([['paper-1'], ['paper-2'], all, ['paper-3', 'paper-2'], ['paper-3', 'paper-2']]);
  });

  it('counts the jobs of a batch by their state, and notes once that it was stopped', async () => {
    await addPapers('paper-1', 'paper-2');
    const batchId = 'batch-1' as PrintBatchId;
    const { requestedBy, requestedAt, deskId } = makeJob('paper-1');
    const batch = { batchId, printer: 'office-1', deskId, requestedBy, requestedAt, cancelledAt: null };
    const jobs = [
      makeJob('paper-2', { batchId, place: 0 }),
      makeJob('paper-1', { batchId, place: 1 }),
    ] as const;
    await doChange(database, async (tables) => {
      await tables.printing.addBatch(batch);
      await tables.printing.add(jobs, null);
      await printJob(tables, jobs[0]);
      await tables.printing.cancelBatch(batchId, minuteAt(5));
      await tables.printing.cancelBatch(batchId, minuteAt(6));
    });

    const [found, counts, ofBatch, open] = await database.store.read(({ printing }) =>
      Promise.all([
        printing.findBatch(batchId),
        printing.countJobs(batchId),
        printing.listOfBatch(batchId),
        printing.listBatches(desk('desk-1'), NOTHING, 9),
      ]),
    );

    expect(found).toEqual({ ...batch, cancelledAt: minuteAt(5) });
    expect(counts).toEqual({ queued: 1, sent: 0, printed: 1, failed: 0, cancelled: 0 });
    expect(ofBatch.map(({ job }) => job.jobId)).toEqual(jobs.map(({ jobId }) => jobId));
    expect(open.map((each) => each.batchId)).toEqual([batchId]);
  });

  it('finds papers by their day and kind, with what was printed of them', async () => {
    await addPapers('paper-1', 'paper-2');
    const job = makeJob('paper-1');
    await doChange(database, async ({ printing }) => {
      await printing.add([job], null);
      await printing.addCopies([makeCopy('paper-2', 1, job.jobId)]);
    });
    const ask = (more: object) =>
      database.store.read(({ printing }) =>
        printing.listPapers(SPAN, { kinds: [], onlyUnprinted: false, limit: 9, ...more }),
      );

    const all = await ask({});
    const unprinted = await ask({ onlyUnprinted: true });
    const tickets = await ask({ kinds: ['outcome'] });
    const first = await ask({ limit: 1 });
    const rest = await ask({ after: first[0]?.paper });

    const facts = all.map((each) => [each.paper.documentId, each.printedCopies, each.hasOpenJob]);
    expect(facts).toEqual([
      ['paper-1', 0, true],
      ['paper-2', 1, false],
    ]);
    expect(unprinted.map(({ paper }) => paper.documentId)).toEqual(['paper-1']);
    expect(tickets).toEqual([]);
    expect([...first, ...rest]).toEqual(all);
  });

  it('lets one of two windows print a paper they ask for at once', async () => {
    await addPapers('paper-1');
    const ask = () =>
      doChange(database, async ({ printing }) => {
        const [found] = await printing.findPapers(['paper-1']);
        if (found?.hasOpenJob !== false) return 'taken';
        await printing.add([makeJob('paper-1')], null);
        return 'asked';
      });

    const answers = await Promise.all([ask(), ask(), ask(), ask()]);

    expect(answers.toSorted()).toEqual(['asked', 'taken', 'taken', 'taken']);
  });
});
