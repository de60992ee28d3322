import { sql } from 'kysely';
import { Catalogue } from '../../../shared/domain/catalogue/catalogue.ts';
import { assert } from '../../../shared/kernel/assert.ts';
import type { LocalDate } from '../../../shared/kernel/time.ts';
import type {
  CatalogueTable,
  FavouriteTable,
  FullCatalogueVersion,
  OpenWork,
} from '../ports/catalogue-tables.ts';
import type { Db } from './engine.ts';
import type { CatalogueVersionRow } from './schema.ts';
import type { TableContext } from './table-context.ts';

const ABOUT = [
  'versionId',
  'versionNumber',
  'label',
  'validFrom',
  'importedAt',
  'importedBy',
  'sha256',
  'removedAt',
] as const;

/** Any number nobody else locks. */
const VERSIONS_LOCK = 20_220_032;

/** Work in these states is finished with: its item may change as it likes. */
const FINISHED = [
  'delivered',
  'archived',
  'refused',
  'returned',
  'withdrawn',
  'terminated',
  'annulled',
] as const;

type NewVersion = Parameters<CatalogueTable['add']>[0];

/** Versions of the catalogue in a database. Contents are read once and kept: some are as large as twenty megabytes. */
export function createCatalogueTable(context: TableContext): CatalogueTable {
  const { db } = context;
  const open = (row: Pick<CatalogueVersionRow, (typeof ABOUT)[number]> | undefined) =>
    row && full(context, row);
  return {
    hold: async () => {
      if (context.locks) await sql`select pg_advisory_xact_lock(${VERSIONS_LOCK})`.execute(db);
    },
    add: (version, catalogue) => add(db, version, catalogue),
    findInForce: async (on) => open(await findInForce(context, on)),
    find: async (versionId) =>
      open(
        await db
          .selectFrom('catalogueVersion')
          .select(ABOUT)
          .where('versionId', '=', versionId)
          .where('content', 'is not', null)
          .executeTakeFirst(),
      ),
    findFirst: async () =>
      open(
        await db
          .selectFrom('catalogueVersion')
          .select(ABOUT)
          .where('content', 'is not', null)
          .orderBy('versionNumber')
          .executeTakeFirst(),
      ),
    list: () => db.selectFrom('catalogueVersion').select(ABOUT).orderBy('versionNumber', 'desc').execute(),
    remove: async (versionId, removedAt) => {
      await db
        .updateTable('catalogueVersion')
        .set({ removedAt })
        .where('versionId', '=', versionId)
        .execute();
    },
    listOpenWork: () => listOpenWork(db),
  };
}

/**
 * The lock is taken before the look, in a statement of its own: PostgreSQL decides what a statement sees before the
 * statement waits.
 */
async function findInForce({ db, locks }: TableContext, on: LocalDate) {
  if (locks) await sql`select pg_advisory_xact_lock_shared(${VERSIONS_LOCK})`.execute(db);
  return db
    .selectFrom('catalogueVersion')
    .select(ABOUT)
    .where('validFrom', '<=', on)
    .where('removedAt', 'is', null)
    .orderBy('validFrom', 'desc')
    .orderBy('versionNumber', 'desc')
    .executeTakeFirst();
}

async function add(db: Db, version: NewVersion, catalogue: Catalogue): Promise<void> {
  const newest = await db
    .selectFrom('catalogueVersion')
    .select(({ fn }) => fn.max('versionNumber').as('versionNumber'))
    .executeTakeFirst();
  await db
    .insertInto('catalogueVersion')
    .values({
      ...version,
      versionNumber: Number(newest?.versionNumber ?? 0) + 1,
      removedAt: null,
      content: JSON.stringify(catalogue),
    })
    .execute();
}

/** Cases of early versions of the program do not name a version: it was the first one. */
async function listOpenWork(db: Db): Promise<readonly OpenWork[]> {
  const first = await db
    .selectFrom('catalogueVersion')
    .select('versionId')
    .orderBy('versionNumber')
    .executeTakeFirst();
  const rows = await db
    .selectFrom('subCase')
    .innerJoin('serviceCase', 'serviceCase.caseId', 'subCase.caseId')
    .select(['serviceCase.catalogueVersionId as versionId', 'subCase.itemCode'])
    .select(({ fn }) => fn.countAll<number | string>().as('subCases'))
    .where('subCase.status', 'not in', FINISHED)
    .groupBy(['serviceCase.catalogueVersionId', 'subCase.itemCode'])
    .execute();
  return rows.flatMap(({ versionId, itemCode, subCases }) => {
    const named = versionId ?? first?.versionId;
    return named === undefined ? [] : { versionId: named, itemCode, subCases: Number(subCases) };
  });
}

async function full(
  { db, readCatalogues }: TableContext,
  about: Pick<CatalogueVersionRow, (typeof ABOUT)[number]>,
): Promise<FullCatalogueVersion> {
  const known = readCatalogues.get(about.versionId);
  if (known) return { ...about, catalogue: known };
  const row = await db
    .selectFrom('catalogueVersion')
    .select('content')
    .where('versionId', '=', about.versionId)
    .executeTakeFirst();
  assert(typeof row?.content === 'string', 'content is kept as long as a version may be asked for');
  const catalogue = Catalogue.parse(JSON.parse(row.content));
  readCatalogues.set(about.versionId, catalogue);
  return { ...about, catalogue };
}

/** 常用事项 in a database. */
export function createFavouriteTable({ db }: TableContext): FavouriteTable {
  return {
    listOfOperator: async (operatorId) => {
      const rows = await db
        .selectFrom('favourite')
        .select(['subjectKind', 'subjectCode'])
        .where('operatorId', '=', operatorId)
        .orderBy('chosenAt')
        .orderBy('subjectCode')
        .execute();
      return rows.map(({ subjectKind, subjectCode }) => ({ kind: subjectKind, code: subjectCode }));
    },
    add: async (operatorId, { kind, code }, chosenAt) => {
      await db
        .insertInto('favourite')
        .values({ operatorId, subjectKind: kind, subjectCode: code, chosenAt })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    remove: async (operatorId, { kind, code }) => {
      await db
        .deleteFrom('favourite')
        .where('operatorId', '=', operatorId)
        .where('subjectKind', '=', kind)
        .where('subjectCode', '=', code)
        .execute();
    },
  };
}
