import type { Result } from '../../../shared/kernel/result.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { DocumentRecord, DocumentTable } from '../ports/tables.ts';
import type { DocumentRow } from './schema.ts';
import { locking } from './table-context.ts';
import type { TableContext } from './table-context.ts';

/** The register of papers in a database, with every revision a paper ever had. */
export function createDocumentTable(context: TableContext): DocumentTable {
  const { db } = context;
  return {
    add: async (record) => {
      const { documentId, fileId, sha256 } = record;
      await db.insertInto('document').values(toRow(record)).execute();
      await db.insertInto('documentRevision').values({ documentId, revision: 0, fileId, sha256 }).execute();
    },
    find: (documentId) => find(context, documentId),
    listOfCase: async (caseId) => {
      const rows = await db
        .selectFrom('document')
        .selectAll()
        .where('caseId', '=', caseId)
        .orderBy('madeAt')
        .orderBy('documentId')
        .execute();
      return rows.map(toRecord);
    },
    findOfSubCase: async (subCaseId, kinds) => {
      if (kinds.length === 0) return undefined;
      const row = await db
        .selectFrom('document')
        .selectAll()
        .where('subCaseId', '=', subCaseId)
        .where('kind', 'in', kinds)
        .orderBy('madeAt', 'desc')
        .orderBy('documentId', 'desc')
        .executeTakeFirst();
      return row && toRecord(row);
    },
    addRevision: (documentId, expectedSha256, revision) =>
      addRevision(context, { documentId, expectedSha256, ...revision }),
  };
}

async function find(context: TableContext, documentId: string): Promise<DocumentRecord | undefined> {
  const query = context.db.selectFrom('document').selectAll().where('documentId', '=', documentId);
  const row = await locking(context, query).executeTakeFirst();
  return row && toRecord(row);
}

async function addRevision(
  context: TableContext,
  revision: {
    readonly documentId: string;
    readonly expectedSha256: string;
    readonly fileId: string;
    readonly sha256: string;
    readonly simulated: boolean;
  },
): Promise<Result<void, 'seal.documentChanged'>> {
  const { documentId, fileId, sha256 } = revision;
  const current = await find(context, documentId);
  if (current?.sha256 !== revision.expectedSha256) return fail('seal.documentChanged');
  const sealCount = current.sealCount + 1;
  const changed = await context.db
    .updateTable('document')
    .set({ fileId, sha256, sealCount, simulated: toInteger(current.simulated || revision.simulated) })
    .where('documentId', '=', documentId)
    .where('sha256', '=', revision.expectedSha256)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) return fail('seal.documentChanged');
  await context.db
    .insertInto('documentRevision')
    .values({ documentId, revision: sealCount, fileId, sha256 })
    .execute();
  return succeed(undefined);
}

function toRow(record: DocumentRecord): DocumentRow {
  return { ...record, simulated: toInteger(record.simulated) };
}

/** A row as the office sees it. */
export function toRecord(row: DocumentRow): DocumentRecord {
  return { ...row, simulated: row.simulated === 1 };
}

function toInteger(value: boolean): number {
  return value ? 1 : 0;
}
