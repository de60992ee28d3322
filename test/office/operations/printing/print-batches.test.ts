import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentRecord } from '../../../../src/main/office/ports/tables.ts';
import { must } from '../../../../src/main/quanke/in-process.ts';
import type { PrintJobLine } from '../../../../src/shared/api/office/printing.ts';
import type { CaseId } from '../../../../src/shared/domain/case/case-action.ts';
import { MOST_PAPERS_OF_A_BATCH } from '../../../../src/shared/domain/document/print-job.ts';
import type { Instant } from '../../../../src/shared/kernel/time.ts';
import { doChange } from '../../../support/do-change.ts';
import { rawStore } from '../../../support/raw-store.ts';
import { numbersOf, openPrintDesk, printPaper, send, step, wish } from './print-desk.ts';
import type { PrintDesk } from './print-desk.ts';

let desk: PrintDesk;

beforeEach(async () => {
  desk = await openPrintDesk();
});

afterEach(() => desk.test.close());

function order(documentIds: readonly string[], more: object = {}) {
  return { requestId: randomUUID(), documentIds: [...documentIds], printer: 'office-1', copies: 1, ...more };
}

async function printJob(queued: PrintJobLine): Promise<void> {
  const { clerk } = desk;
  const { job } = await send(clerk, queued);
  const report = { kind: 'printed' } as const;
  must(await clerk.calls.printing.report({ ...step(job), confirmation: 'spooler', report }));
}

/** Of a case in which no department has a part, made before everything else that day. */
async function addPapersOfOthers(count: number): Promise<void> {
  const record: Omit<DocumentRecord, 'documentId' | 'number'> = {
    ...{ caseId: 'case-of-others' as CaseId, subCaseId: null, title: '受理通知书' },
    ...{ sha256: 'aa', approvedSha256: 'aa', sealField: null, sealCount: 0, simulated: true },
    ...{ fileId: 'file-of-others', madeAt: '2026-11-19T16:00:00.000Z' as Instant },
    kind: 'acceptanceNotice',
  };
  await doChange({ store: rawStore(desk.test) }, async ({ documents }) => {
    for (let place = 0; place < count; place += 1) {
      const documentId = `of-others-${place}`;
      await documents.add({ ...record, documentId, number: `${documentId}-SLTZ` });
    }
  });
}

describe('a batch', () => {
  it('queues every paper once, in the order in which they were named', async () => {
    const { clerk, documentIds } = desk;
    const wanted = documentIds.toReversed();

    const begun = must(await clerk.calls.printing.beginBatch(order([...wanted, ...wanted])));

    expect(begun.skipped).toEqual([]);
    expect(begun.jobs.map(({ documentId }) => documentId)).toEqual(wanted);
    expect(begun.batch).toMatchObject({ total: wanted.length, counts: { queued: wanted.length } });
  });

  it('tells how far it is, and keeps what was printed when it is stopped', async () => {
    const { clerk, documentIds } = desk;
    const { batch, jobs } = must(await clerk.calls.printing.beginBatch(order(documentIds)));
    const [first, second] = jobs as [PrintJobLine, PrintJobLine];
    await printJob(first);
    await send(clerk, second);

    const stopped = must(
      await clerk.calls.printing.cancelBatch({ requestId: randomUUID(), batchId: batch.batchId }),
    );

    const left = documentIds.length - 2;
    expect(stopped.batch.counts).toMatchObject({ printed: 1, sent: 1, cancelled: left, queued: 0 });
    expect(stopped.batch.cancelledAt).toBe(desk.test.clock.now());
    expect(await numbersOf(clerk, first.documentId)).toEqual([1]);
  });

  it('leaves out what cannot be printed now, and says why', async () => {
    const { clerk, documentIds } = desk;
    const [printed = '', open = '', ...rest] = documentIds;
    await printPaper(clerk, printed);
    must(await clerk.calls.printing.request(wish(open)));
    const unknown = randomUUID();

    const begun = must(await clerk.calls.printing.beginBatch(order([...documentIds, unknown])));

    expect(begun.skipped).toEqual([
      { documentId: printed, code: 'printing.reasonMissing' },
      { documentId: open, code: 'printing.alreadyOpen' },
      { documentId: unknown, code: 'document.notFound' },
    ]);
    expect(begun.jobs.map(({ documentId }) => documentId)).toEqual(rest);
  });

  it('is refused when nothing is left of it', async () => {
    const { clerk } = desk;

    const begun = await clerk.calls.printing.beginBatch(order([randomUUID()]));

    expect(begun).toMatchObject({ ok: false, failure: { code: 'printing.batchEmpty' } });
  });

  it('gives a reason only to the papers that were printed before', async () => {
    const { clerk, documentIds } = desk;
    const [printed = ''] = documentIds;
    await printPaper(clerk, printed);

    const { jobs } = must(
      await clerk.calls.printing.beginBatch(order(documentIds, { reason: { kind: 'extraCopy' } })),
    );

    const reasons = jobs.map(({ documentId, reprintReason }) => [documentId === printed, reprintReason]);
    expect(reasons.every(([again, reason]) => (again ? reason === 'extraCopy' : reason === null))).toBe(true);
    expect(reasons.filter(([again]) => again)).toHaveLength(1);
  });

  it('refuses words of a reason that the tickets among its papers do not take', async () => {
    const { caseId, clerk, documentId } = desk;
    const ticket = must(await clerk.calls.document.makeTicket({ requestId: randomUUID(), caseId }));
    await printPaper(clerk, documentId);
    await printPaper(clerk, ticket.documentId);
    const reason = { kind: 'other', note: '申请人要求另存一份以备查验使用'.repeat(13).slice(0, 190) };
    const both = order([documentId, ticket.documentId], { reason });
    const sheet = order([documentId], { reason });

    const begun = await clerk.calls.printing.beginBatch(both);
    const sheetOnly = await clerk.calls.printing.beginBatch(sheet);

    expect(begun).toMatchObject({ ok: false, failure: { code: 'document.contentOverflow' } });
    expect(sheetOnly.ok).toBe(true);
    expect(must(await clerk.calls.printing.history({ documentId: ticket.documentId })).openJob).toBeNull();
  });

  it('belongs to its desk', async () => {
    const { clerk, documentIds, test } = desk;
    const { batch } = must(await clerk.calls.printing.beginBatch(order(documentIds)));
    const { batchId } = batch;
    const other = await test.signIn('window02');
    const supervisor = await test.signIn('supervisor01');

    const stopped = await other.calls.printing.cancelBatch({ requestId: randomUUID(), batchId });
    const watched = await supervisor.calls.printing.batch({ batchId });
    const listed = await Promise.all(
      [clerk, other, supervisor].map(
        async (person) => must(await person.calls.printing.batches(undefined)).length,
      ),
    );

    expect(stopped).toMatchObject({ ok: false, failure: { code: 'call.notPermitted' } });
    expect(watched.ok).toBe(true);
    expect(listed).toEqual([1, 0, 1]);
  });
});

describe('papers to print', () => {
  it('are those of a day and of the wanted kinds, without the printed ones', async () => {
    const { clerk, documentId, documentIds } = desk;
    await printPaper(clerk, documentId);
    const { findPapers } = clerk.calls.printing;
    const day = { madeOn: '2026-11-20', kinds: [] };

    const all = must(await findPapers({ ...day, onlyUnprinted: false }));
    const unprinted = must(await findPapers({ ...day, onlyUnprinted: true }));
    const notices = must(await findPapers({ ...day, kinds: ['acceptanceNotice'], onlyUnprinted: false }));
    const yesterday = must(await findPapers({ ...day, madeOn: '2026-11-19', onlyUnprinted: false }));

    expect(all.map((paper) => paper.documentId)).toEqual(documentIds);
    expect(all[0]).toMatchObject({ printedCopies: 1, hasOpenJob: false });
    expect(unprinted).toHaveLength(documentIds.length - 1);
    expect(new Set(notices.map(({ kind }) => kind))).toEqual(new Set(['acceptanceNotice']));
    expect(yesterday).toEqual([]);
  });
});

describe('the papers of a department', () => {
  it('are found behind all the others of a busy day', async () => {
    const { clerk, test } = desk;
    const approver = await test.signIn('health1');
    const day = { madeOn: '2026-11-20', kinds: [], onlyUnprinted: false };
    const before = must(await approver.calls.printing.findPapers(day));
    await addPapersOfOthers(MOST_PAPERS_OF_A_BATCH + 1);

    const papers = must(await approver.calls.printing.findPapers(day));
    const most = must(await clerk.calls.printing.findPapers(day));

    expect(before.length).toBeGreaterThan(0);
    expect(papers).toEqual(before);
    expect(most).toHaveLength(MOST_PAPERS_OF_A_BATCH);
  });
});

describe('pages that follow', () => {
  it('hear of the job and of its batch', async () => {
    const { clerk, documentIds, test } = desk;
    const page = new AbortController();
    const gate = { role: 'signedIn', audit: 'none' } as const;
    const caller = must(await clerk.admit('system.follow', gate));
    const changes = must(
      await test.office.operations.system.follow(undefined, { ...caller, signal: page.signal }),
    );
    const heard: string[] = [];
    const listening = (async () => {
      for await (const { kind, id } of changes) if (kind === 'printing') heard.push(id);
    })();
    const { batch, jobs } = must(await clerk.calls.printing.beginBatch(order(documentIds)));
    const [first] = jobs as [PrintJobLine];

    await send(clerk, first);
    await new Promise((done) => setImmediate(done));
    page.abort();
    await listening;

    expect(heard).toContain(first.jobId);
    expect(heard).toContain(batch.batchId);
  });
});
