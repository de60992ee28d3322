import type { CalendarYear } from '../../../shared/domain/calendar/work-calendar.ts';
import type { Catalogue, CatalogueVersionId } from '../../../shared/domain/catalogue/catalogue.ts';
import type { CaseId } from '../../../shared/domain/case/case-action.ts';
import type { Clock } from '../ports/world.ts';
import type { Db } from './engine.ts';
import type { OfficeKeys } from './office-keys.ts';

/** What the tables of one transaction work with. */
export type TableContext = {
  readonly db: Db;
  /** True inside a change on PostgreSQL: what is read to be changed is locked. SQLite has one writer anyway. */
  readonly locks: boolean;
  /** True where a database server has a clock of its own. */
  readonly isServer: boolean;
  readonly keys: OfficeKeys;
  readonly clock: Clock;
  /** Keys of cases this transaction has opened; null for an erased case. */
  readonly openedCaseKeys: Map<CaseId, Uint8Array | null>;
  /** Contents of catalogue versions this store has read; they never change. */
  readonly readCatalogues: Map<CatalogueVersionId, Catalogue>;
  /** Calendars this store has read, by the newest entry of the ledger they were read from. */
  readonly readCalendars: Map<string, readonly CalendarYear[]>;
};

type Lockable<Query> = { forNoKeyUpdate(): Query };

/** The query, taking the lock of its rows where this transaction takes locks. */
export function locking<Query extends Lockable<Query>>({ locks }: TableContext, query: Query): Query {
  return locks ? query.forNoKeyUpdate() : query;
}
