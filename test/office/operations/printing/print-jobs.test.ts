import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../../../src/main/quanke/in-process.ts';
import { reportExpectedWithinMs } from '../../../../src/shared/domain/document/print-job.ts';
import { rawStore } from '../../../support/raw-store.ts';
import { numbersOf, openPrintDesk, printPaper, send, step, wish } from './print-desk.ts';
import type { PrintDesk } from './print-desk.ts';

let desk: PrintDesk;

beforeEach(async () => {
  desk = await openPrintDesk();
});

afterEach(() => desk.test.close());

const LOST = { kind: 'lost' } as const;

describe('a print job', () => {
  it('becomes a copy only when somebody confirms that it came out', async () => {
    const { clerk, documentId } = desk;
    const queued = must(await clerk.calls.printing.request(wish(documentId)));
    const { job } = await send(clerk, queued);
    const before = await numbersOf(clerk, documentId);

    const printed = must(
      await clerk.calls.printing.report({
        ...step(job),
        confirmation: 'spooler',
        report: { kind: 'printed' },
      }),
    );

    expect([queued.state, job.state, printed.state]).toEqual(['queued', 'sent', 'printed']);
    expect(before).toEqual([]);
    expect(await numbersOf(clerk, documentId)).toEqual([1]);
  });

  it('says who printed it, where, when, and of which bytes it is a copy', async () => {
    const { clerk, documentId } = desk;
    const { jobId } = await printPaper(clerk, documentId);

    const { copies } = must(await clerk.calls.printing.history({ documentId }));

    expect(copies).toEqual([
      {
        copyNumber: 1,
        jobId,
        printedAt: desk.test.clock.now(),
        confirmedBy: '沈若澜',
        deskId: 'desk-001',
        printer: 'office-1',
        reprintReason: null,
        confirmation: 'spooler',
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      },
    ]);
  });

  it('wants a reason from the second copy on, and words for another one', async () => {
    const { clerk, documentId } = desk;
    await printPaper(clerk, documentId);
    const { request } = clerk.calls.printing;

    const without = await request(wish(documentId));
    const wordless = await request(wish(documentId, { reason: { kind: 'other', note: ' ' } }));
    const reprinted = await printPaper(clerk, documentId, { reason: LOST });

    const missing = { ok: false, failure: { code: 'printing.reasonMissing' } };
    expect(without).toMatchObject(missing);
    expect(wordless).toMatchObject(missing);
    expect(reprinted.reprintReason).toBe('lost');
    expect(await numbersOf(clerk, documentId)).toEqual([1, 2]);
  });

  it('keeps a second job of the same paper waiting until it is over', async () => {
    const { clerk, documentId } = desk;
    const queued = must(await clerk.calls.printing.request(wish(documentId)));

    const second = await clerk.calls.printing.request(wish(documentId));
    must(await clerk.calls.printing.cancel(step(queued)));
    const third = await clerk.calls.printing.request(wish(documentId));

    expect(second).toMatchObject({ ok: false, failure: { code: 'printing.alreadyOpen' } });
    expect(third.ok).toBe(true);
  });

  it('is tried again as the same job, and counts what came out before', async () => {
    const { clerk, documentId } = desk;
    const queued = must(await clerk.calls.printing.request(wish(documentId, { copies: 3 })));
    const first = await send(clerk, queued);
    const failed = must(
      await clerk.calls.printing.report({
        ...step(first.job),
        confirmation: 'person',
        report: { kind: 'failed', failure: 'paperOut', printedCopies: 1 },
      }),
    );
    const numbersThen = await numbersOf(clerk, documentId);

    const again = await send(clerk, failed);
    const report = { kind: 'printed' } as const;
    const printed = must(
      await clerk.calls.printing.report({ ...step(again.job), confirmation: 'spooler', report }),
    );

    expect(failed).toMatchObject({ state: 'failed', failure: 'paperOut', printedCopies: 1 });
    expect(numbersThen).toEqual([1]);
    expect(again.sheets).toMatchObject([{ firstCopyNumber: 2, copies: 2 }]);
    expect(printed).toMatchObject({ jobId: queued.jobId, attempts: 2, printedCopies: 3 });
    expect(await numbersOf(clerk, documentId)).toEqual([1, 2, 3]);
  });

  it('keeps what was printed when it is given up', async () => {
    const { clerk, documentId } = desk;
    const { job } = await send(
      clerk,
      must(await clerk.calls.printing.request(wish(documentId, { copies: 2 }))),
    );
    const report = { kind: 'failed', failure: 'timedOut', printedCopies: 1 } as const;
    const failed = must(await clerk.calls.printing.report({ ...step(job), confirmation: 'person', report }));

    const cancelled = must(await clerk.calls.printing.cancel(step(failed)));

    expect(cancelled).toMatchObject({ state: 'cancelled', printedCopies: 1 });
    expect(await numbersOf(clerk, documentId)).toEqual([1]);
  });

  it('is not given up while it is at the printer, and ends once', async () => {
    const { clerk, documentId } = desk;
    const { job } = await send(clerk, must(await clerk.calls.printing.request(wish(documentId))));

    const cancelled = await clerk.calls.printing.cancel(step(job));
    const report = { kind: 'printed' } as const;
    must(await clerk.calls.printing.report({ ...step(job), confirmation: 'spooler', report }));
    const late = await clerk.calls.printing.report({ ...step(job), confirmation: 'person', report });

    expect(cancelled).toMatchObject({ ok: false, failure: { code: 'printing.notAllowedNow' } });
    expect(late).toMatchObject({
      ok: false,
      failure: { code: 'printing.changedMeanwhile', details: { state: 'printed' } },
    });
    expect(await numbersOf(clerk, documentId)).toEqual([1]);
  });

  it('tells the slower of two windows that the other sent it', async () => {
    const { clerk, documentId, test } = desk;
    const queued = must(await clerk.calls.printing.request(wish(documentId)));
    const colleague = await test.signIn('window02');
    await send(clerk, queued);

    const second = await colleague.calls.printing.send(step(queued));

    expect(second).toMatchObject({ ok: false, failure: { code: 'printing.changedMeanwhile' } });
  });

  it('has an unknown outcome when nobody says how it ended, and is not counted', async () => {
    const { clerk, documentId, test } = desk;
    await send(clerk, must(await clerk.calls.printing.request(wish(documentId))));
    const [fresh] = must(await clerk.calls.printing.list({}));
    test.clock.advance(reportExpectedWithinMs({ copies: 1, printedCopies: 0 }));

    const [stale] = must(await clerk.calls.printing.list({}));

    expect([fresh?.outcomeUnknown, stale?.outcomeUnknown]).toEqual([false, true]);
    expect(stale?.state).toBe('sent');
    expect(await numbersOf(clerk, documentId)).toEqual([]);
  });
});

describe('the queue', () => {
  it('shows a desk its own jobs and a supervisor all of them', async () => {
    const { clerk, documentId, test } = desk;
    const { jobId } = must(await clerk.calls.printing.request(wish(documentId)));
    const other = await test.signIn('window02');
    const supervisor = await test.signIn('supervisor01');

    const lists = await Promise.all(
      [clerk, other, supervisor].map((person) => person.calls.printing.list({})),
    );

    expect(lists.map((list) => must(list).map((line) => line.jobId))).toEqual([[jobId], [], [jobId]]);
  });

  it('keeps what is not over, also from another day', async () => {
    const { clerk, documentIds, test } = desk;
    const [first = '', second = ''] = documentIds;
    await printPaper(clerk, first);
    const { jobId } = must(await clerk.calls.printing.request(wish(second)));
    test.clock.advance(24 * 3_600_000);

    const nextDay = await test.signIn('window01');
    const today = must(await nextDay.calls.printing.list({}));

    expect(today.map((line) => line.jobId)).toEqual([jobId]);
  });

  it('keeps a paper from a department that has no part in its case', async () => {
    const { documentId, test } = desk;
    const approver = await test.signIn('tobacco1');

    const answer = await approver.calls.printing.request(wish(documentId));

    expect(answer).toMatchObject({ ok: false, failure: { code: 'call.notPermitted' } });
  });
});

describe('the audit log of printing', () => {
  it('names the paper, its job and the copies that came out, and no words of the reason', async () => {
    const { clerk, documentId, test } = desk;
    await printPaper(clerk, documentId);
    const { jobId } = await printPaper(clerk, documentId, { reason: { kind: 'other', note: '存档用' } });

    const rows = await rawStore(test).write(({ context }) =>
      context.db
        .selectFrom('auditEvent')
        .select(['procedureName', 'object', 'facts'])
        .where('object', '=', `document:${documentId}`)
        .orderBy('eventId')
        .execute(),
    );

    const last = rows.at(-1);
    expect(rows.map(({ procedureName }) => procedureName)).toEqual([
      ...['printing.request', 'printing.send', 'printing.report'],
      ...['printing.request', 'printing.send', 'printing.report'],
    ]);
    expect(JSON.parse(last?.facts ?? '')).toEqual({
      job: jobId,
      state: 'printed',
      confirmation: 'spooler',
      came: 1,
      first: 2,
    });
    expect(JSON.stringify(rows)).not.toContain('存档用');
  });

  it('names the job of a step that was refused', async () => {
    const { clerk, documentId, test } = desk;
    const { jobId, version } = await printPaper(clerk, documentId);

    await clerk.calls.printing.send(step({ jobId, version }));

    const rows = await rawStore(test).write(({ context }) =>
      context.db.selectFrom('auditEvent').selectAll().where('object', '=', `job:${jobId}`).execute(),
    );
    expect(rows).toMatchObject([{ procedureName: 'printing.send', auditKind: 'change' }]);
  });
});
