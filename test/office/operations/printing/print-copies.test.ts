import { createHash, randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../../../src/main/quanke/in-process.ts';
import type { CaseId } from '../../../../src/shared/domain/case/case-action.ts';
import { openIssuing, makeReadyCase } from '../../../support/issue.ts';
import { needs } from '../../../support/needs.ts';
import { rawStore } from '../../../support/raw-store.ts';
import { makeFolder, runTool } from '../../../support/run-tool.ts';
import { openPrintDesk, printPaper, send, step, wish } from './print-desk.ts';
import type { PrintDesk } from './print-desk.ts';

const pdftotext = needs('pdftotext');

let desk: PrintDesk;

beforeEach(async () => {
  desk = await openPrintDesk();
});

afterEach(() => desk.test.close());

async function readSheet(person: InProcessPerson, jobId: string, copyNumber: number) {
  const caller = must(await person.admit('files.printSheet', { role: 'signedIn', audit: 'access' }));
  return desk.test.office.files.printSheet(caller, { jobId, copyNumber });
}

function wordsOf(pdf: Uint8Array): string {
  const folder = makeFolder();
  try {
    writeFileSync(folder.path('copy.pdf'), pdf);
    return runTool(pdftotext ?? '', [folder.path('copy.pdf'), '-']).text.replaceAll(/\s+/g, '');
  } finally {
    folder.remove();
  }
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('a sheet', () => {
  it('is the paper itself at the first print', async () => {
    const { clerk, documentId } = desk;
    const { job, sheets } = await send(
      clerk,
      must(await clerk.calls.printing.request(wish(documentId, { copies: 2 }))),
    );
    must(
      await clerk.calls.printing.report({
        ...step(job),
        confirmation: 'spooler',
        report: { kind: 'failed', failure: 'paperOut', printedCopies: 1 },
      }),
    );
    const again = await send(clerk, { ...job, version: job.version + 1 });

    const sheet = must(await readSheet(clerk, job.jobId, 2));

    const { copies } = must(await clerk.calls.printing.history({ documentId }));
    expect(sheets).toMatchObject([{ firstCopyNumber: 1, copies: 2, marked: false }]);
    expect(again.sheets).toMatchObject([{ firstCopyNumber: 2, copies: 1, marked: false }]);
    expect(sha256(sheet.bytes)).toBe(copies[0]?.sha256);
  });

  it('is printed on one side where the parts of the paper are given to two', async () => {
    const { caseId, clerk, documentId } = desk;
    const made = { requestId: randomUUID(), caseId };
    const ticket = must(await clerk.calls.document.makeTicket(made)).documentId;

    const ofParts = await send(clerk, must(await clerk.calls.printing.request(wish(documentId))));
    const ofTicket = await send(clerk, must(await clerk.calls.printing.request(wish(ticket))));

    expect(ofParts.sheets).toMatchObject([{ oneSided: true }]);
    expect(ofTicket.sheets).toMatchObject([{ oneSided: false }]);
  });

  it('is there for the copies of a job that is at the printer, and for no others', async () => {
    const { clerk, documentId } = desk;
    const queued = must(await clerk.calls.printing.request(wish(documentId)));
    const before = await readSheet(clerk, queued.jobId, 1);
    await send(clerk, queued);

    const other = await readSheet(clerk, queued.jobId, 2);
    const odd = await readSheet(clerk, queued.jobId, Number.NaN);

    expect(before).toMatchObject({ ok: false, failure: { code: 'printing.notAllowedNow' } });
    expect(other).toMatchObject({ ok: false, failure: { code: 'printing.notAllowedNow' } });
    expect(odd).toMatchObject({ ok: false, failure: { code: 'printing.jobNotFound' } });
  });

  it('is kept from a department that has no part in the case', async () => {
    const { clerk, documentId, test } = desk;
    const { job } = await send(clerk, must(await clerk.calls.printing.request(wish(documentId))));
    const stranger = await test.signIn('tobacco1');

    const answer = await readSheet(stranger, job.jobId, 1);

    expect(answer).toMatchObject({ ok: false, failure: { code: 'call.notPermitted' } });
  });

  it('leaves a trace of whoever read it', async () => {
    const { clerk, documentId, test } = desk;
    const { job } = await send(clerk, must(await clerk.calls.printing.request(wish(documentId))));

    await readSheet(clerk, job.jobId, 1);

    const rows = await rawStore(test).write(({ context }) =>
      context.db
        .selectFrom('auditEvent')
        .selectAll()
        .where('procedureName', '=', 'files.printSheet')
        .execute(),
    );
    expect(rows).toMatchObject([{ object: `job:${job.jobId}`, auditKind: 'access' }]);
  });
});

describe.skipIf(!pdftotext)('a copy that is printed again', () => {
  it('says its number, the reason and the time on its face', async () => {
    const { clerk, documentId } = desk;
    await printPaper(clerk, documentId);
    const reason = { kind: 'other', note: '存档用' } as const;
    const { job, sheets } = await send(
      clerk,
      must(await clerk.calls.printing.request(wish(documentId, { copies: 2, reason }))),
    );

    const pdfs = await Promise.all([2, 3].map((number) => readSheet(clerk, job.jobId, number)));

    const words = pdfs.map((pdf) => wordsOf(must(pdf).bytes));
    expect(sheets.map(({ firstCopyNumber, copies }) => [firstCopyNumber, copies])).toEqual([
      [2, 1],
      [3, 1],
    ]);
    expect(words[0]).toContain('副本第2份');
    expect(words[1]).toContain('副本第3份');
    expect(words[0]).toContain('其他（存档用）');
    expect(words[0]).toContain('2026-11-20');
  });

  it('is refused when the words of its reason cannot be printed', async () => {
    const { clerk, documentId } = desk;
    await printPaper(clerk, documentId);
    const again = (note: string) => wish(documentId, { reason: { kind: 'other', note } });

    const emoji = await clerk.calls.printing.request(again('遗失🙂'));
    const control = await clerk.calls.printing.request(again('遗失\u0007'));

    expect(emoji).toMatchObject({ ok: false, failure: { code: 'document.glyphMissing' } });
    expect(control).toMatchObject({ ok: false, failure: { code: 'document.glyphMissing' } });
  });

  it('forgets the words of its reason when the case is erased', async () => {
    const { caseId, clerk, documentId, test } = desk;
    await printPaper(clerk, documentId);
    const { jobId } = await printPaper(clerk, documentId, { reason: { kind: 'other', note: '丢了' } });
    const note = () => test.office.store.read((tables) => tables.printing.findNote(jobId as never));
    const before = await note();

    await test.office.store.eraseCase(caseId as CaseId);

    expect(before).toBe('丢了');
    expect(await note()).toBeNull();
    expect(must(await clerk.calls.printing.history({ documentId })).copies).toHaveLength(2);
  });
});

describe('a sealed paper', () => {
  it('is printed again byte by byte, and counted all the same', async () => {
    const issuing = await openIssuing(desk.test);
    const caseId = await makeReadyCase(issuing);
    const papers = must(await issuing.clerk.calls.document.list({ caseId }));
    const sealed = papers.find((paper) => paper.sealed)?.documentId ?? '';
    await printPaper(issuing.clerk, sealed);
    const reason = { kind: 'damaged' } as const;
    const { job, sheets } = await send(
      issuing.clerk,
      must(await issuing.clerk.calls.printing.request(wish(sealed, { copies: 2, reason }))),
    );

    const sheet = must(await readSheet(issuing.clerk, job.jobId, 2));

    const { copies } = must(await issuing.clerk.calls.printing.history({ documentId: sealed }));
    expect(sheets).toMatchObject([{ firstCopyNumber: 2, copies: 2, marked: false }]);
    expect(sha256(sheet.bytes)).toBe(copies[0]?.sha256);
  });
});
