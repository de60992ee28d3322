import type { Result } from '../../../shared/kernel/result.ts';
import type { Caller } from './caller.ts';
import type { CalendarTable } from './calendar-table.ts';
import type { CaseTable } from './case-table.ts';
import type { ClockTable } from './clock-table.ts';
import type {
  CatalogueTable,
  ClaimTable,
  FavouriteTable,
  OrganizationTable,
  SwitchTable,
} from './catalogue-tables.ts';
import type { DeliveryTable } from './delivery-table.ts';
import type { PrintTable } from './print-table.ts';
import type {
  DeskTable,
  DocumentTable,
  DraftTable,
  DutyTable,
  FileTable,
  NumberTable,
  OperatorTable,
  SealTable,
  SealTicketTable,
  SessionTable,
  StationTable,
} from './tables.ts';

/** Everything the office remembers, as one transaction sees it. */
export interface Tables {
  readonly cases: CaseTable;
  readonly clocks: ClockTable;
  readonly deliveries: DeliveryTable;
  readonly drafts: DraftTable;
  readonly documents: DocumentTable;
  readonly printing: PrintTable;
  readonly files: FileTable;
  readonly seals: SealTable;
  readonly sealTickets: SealTicketTable;
  readonly numbers: NumberTable;
  readonly operators: OperatorTable;
  readonly sessions: SessionTable;
  readonly desks: DeskTable;
  readonly duties: DutyTable;
  readonly stations: StationTable;
  readonly catalogues: CatalogueTable;
  readonly calendars: CalendarTable;
  readonly switches: SwitchTable;
  readonly claims: ClaimTable;
  readonly organization: OrganizationTable;
  readonly favourites: FavouriteTable;
}

/** What the audit log says of a change, besides who, when and which procedure; no personal data. */
export type AuditNote = {
  readonly object: string;
  readonly facts?: Readonly<Record<string, string | number>>;
};

/** The work of one change: its answer, and the note for the audit log. */
export type Changed<Value> = { readonly value: Value; readonly audit: AuditNote };

/** Codes every change may add: the same request id again while it runs or with another payload, a clock that was set back. */
export type RepeatCode = 'call.requestReused' | 'call.requestStillRunning' | 'call.clockBehind';

/** The office's memory. Embedded SQLite and PostgreSQL stand behind the same interface. */
export interface OfficeStore {
  /** Reads in one consistent view. */
  read<Value>(work: (tables: Tables) => Promise<Value>): Promise<Value>;
  /**
   * Does one command exactly once. In one transaction: takes the request id, does the work, writes the answer and
   * the audit row. A refusal rolls everything back. The same id with the same input gives the stored
   * answer, for a day and while its case is not erased; after that it is refused as reused.
   * The work may run again when the database gave way to another transaction, so what it does outside of the tables
   * must bear repetition. A `read` inside of it sees the same transaction; another `change` inside of it is a bug.
   */
  change<Value, Code extends string>(
    caller: Caller,
    input: { readonly requestId: string },
    work: (tables: Tables) => Promise<Result<Changed<Value>, Code>>,
  ): Promise<Result<Value, Code | RepeatCode>>;
  /** Writes an audit row for data that was looked at. */
  recordAccess(caller: Caller, note: AuditNote): Promise<void>;
  /** Writes an audit row for a change that was refused: its own transaction left nothing behind. */
  recordRefusal(caller: Caller, note: AuditNote): Promise<void>;
  /** Ends all work and closes the database. */
  close(): Promise<void>;
}
