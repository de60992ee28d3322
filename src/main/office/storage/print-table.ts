import { sql } from 'kysely';
import type { PrintJobId } from '../../../shared/domain/document/print-job.ts';
import { assert } from '../../../shared/kernel/assert.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { JobOfPaper, PrintablePaperRecord, PrintJobRecord, PrintTable } from '../ports/print-table.ts';
import type { DocumentRecord } from '../ports/tables.ts';
import { holdCase } from './case-keys.ts';
import { toRecord } from './document-table.ts';
import { openJson, sealJson } from './field-cipher.ts';
import { NOT_OVER } from './migrations/0008-printing.ts';
import { createPrintLists } from './print-lists.ts';
import type { PrintJobRow } from './printing-rows.ts';
import { locking } from './table-context.ts';
import type { TableContext } from './table-context.ts';

/** The print queue in a database. */
export function createPrintTable(context: TableContext): PrintTable {
  const { db } = context;
  return {
    ...createPrintLists(context, withPapers),
    ...copyRegister(context),
    findPapers: (documentIds) => findPapers(context, documentIds),
    add: (jobs, note) => add(context, jobs, note),
    find: async (jobId) => {
      const query = db.selectFrom('printJob').selectAll().where('jobId', '=', jobId);
      const row = await locking(context, query).executeTakeFirst();
      return row && (await withPapers(context, [row]))[0];
    },
    findNote: (jobId) => findNote(context, jobId),
    findOpenOfPaper: async (documentId) => {
      const query = db
        .selectFrom('printJob')
        .selectAll()
        .where('documentId', '=', documentId)
        .where(sql<boolean>`${sql.raw(NOT_OVER)}`);
      const row = await locking(context, query).executeTakeFirst();
      return row && (await withPapers(context, [row]))[0];
    },
    replace: async (job, expectedVersion) => {
      const { jobId, ...changed } = toRow(job);
      const replaced = await db
        .updateTable('printJob')
        .set(changed)
        .where('jobId', '=', jobId)
        .where('version', '=', expectedVersion)
        .executeTakeFirst();
      return replaced.numUpdatedRows > 0n ? succeed(undefined) : fail('printing.changedMeanwhile');
    },
  };
}

/** 打印份号: a register that only grows. */
function copyRegister({ db }: TableContext): Pick<PrintTable, 'addCopies' | 'countCopies' | 'listCopies'> {
  return {
    addCopies: async (copies) => {
      if (copies.length > 0)
        await db
          .insertInto('printCopy')
          .values([...copies])
          .execute();
    },
    countCopies: async (documentId) => {
      const { copies } = await db
        .selectFrom('printCopy')
        .select(({ fn }) => fn.countAll<number | string>().as('copies'))
        .where('documentId', '=', documentId)
        .executeTakeFirstOrThrow();
      return Number(copies);
    },
    listCopies: (documentId) =>
      db
        .selectFrom('printCopy')
        .innerJoin('printJob', 'printJob.jobId', 'printCopy.jobId')
        .selectAll('printCopy')
        .select(['printJob.printer', 'printJob.reprintReason'])
        .where('printCopy.documentId', '=', documentId)
        .orderBy('copyNumber')
        .execute(),
  };
}

/** The papers are locked first and counted after: a count that began before the lock would be of before. */
async function findPapers(
  context: TableContext,
  documentIds: readonly string[],
): Promise<readonly PrintablePaperRecord[]> {
  if (documentIds.length === 0) return [];
  const { db } = context;
  const ordered = db
    .selectFrom('document')
    .selectAll()
    .where('documentId', 'in', documentIds)
    .orderBy('documentId');
  const papers = await locking(context, ordered).execute();
  const copies = await db
    .selectFrom('printCopy')
    .select(({ fn }) => ['documentId', fn.countAll<number | string>().as('copies')])
    .where('documentId', 'in', documentIds)
    .groupBy('documentId')
    .execute();
  const open = await db
    .selectFrom('printJob')
    .select('documentId')
    .where('documentId', 'in', documentIds)
    .where(sql<boolean>`${sql.raw(NOT_OVER)}`)
    .execute();
  const copiesOf = new Map(copies.map((row) => [row.documentId, Number(row.copies)]));
  const busy = new Set(open.map(({ documentId }) => documentId));
  return papers.map((row) => ({
    paper: toRecord(row),
    printedCopies: copiesOf.get(row.documentId) ?? 0,
    hasOpenJob: busy.has(row.documentId),
  }));
}

async function add(
  context: TableContext,
  jobs: readonly PrintJobRecord[],
  note: string | null,
): Promise<void> {
  const rows: PrintJobRow[] = [];
  for (const job of jobs) {
    const key = note === null ? null : await keyOf(context, job.documentId);
    rows.push({ ...toRow(job), note: key && sealJson(key, note, placeOf(job.jobId)) });
  }
  if (rows.length > 0) await context.db.insertInto('printJob').values(rows).execute();
}

async function findNote(context: TableContext, jobId: PrintJobId): Promise<string | null> {
  const row = await context.db
    .selectFrom('printJob')
    .select(['documentId', 'note'])
    .where('jobId', '=', jobId)
    .executeTakeFirst();
  if (!row?.note) return null;
  const key = await keyOf(context, row.documentId);
  return key && openJson<string>(key, row.note, placeOf(jobId));
}

/** The key of the case a paper is of; null once its data were erased. */
async function keyOf(context: TableContext, documentId: string): Promise<Uint8Array | null> {
  const { caseId } = await context.db
    .selectFrom('document')
    .select('caseId')
    .where('documentId', '=', documentId)
    .executeTakeFirstOrThrow();
  return (await holdCase(context, caseId))?.key ?? null;
}

function placeOf(jobId: PrintJobId): string {
  return `print_job/note/${jobId}`;
}

/** The jobs with their papers, in the given order. */
async function withPapers(
  { db }: TableContext,
  rows: readonly PrintJobRow[],
): Promise<readonly JobOfPaper[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ documentId }) => documentId);
  const found = await db.selectFrom('document').selectAll().where('documentId', 'in', ids).execute();
  const papers = new Map<string, DocumentRecord>(found.map((row) => [row.documentId, toRecord(row)]));
  return rows.map((row) => {
    const paper = papers.get(row.documentId);
    assert(paper, 'a print job refers to its paper');
    return { job: toJob(row), paper };
  });
}

function toJob({ note: _note, fileId, sha256, ...row }: PrintJobRow): PrintJobRecord {
  return { ...row, sentFile: fileId === null || sha256 === null ? null : { fileId, sha256 } };
}

function toRow({ sentFile, ...job }: PrintJobRecord): Omit<PrintJobRow, 'note'> {
  return { ...job, fileId: sentFile?.fileId ?? null, sha256: sentFile?.sha256 ?? null };
}
