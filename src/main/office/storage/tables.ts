import type { Tables } from '../ports/store.ts';
import { createCatalogueTable, createFavouriteTable } from './catalogue-tables.ts';
import { createCalendarTable } from './calendar-table.ts';
import { createClaimTable, createSwitchTable } from './catalogue-ledgers.ts';
import { createCaseTable } from './case-table.ts';
import { createClockTable } from './clock-table.ts';
import { createDeliveryTable } from './delivery-table.ts';
import { createDocumentTable } from './document-table.ts';
import { createDraftTable } from './draft-table.ts';
import { createFileTable } from './file-table.ts';
import { createOrganizationTable } from './organization-table.ts';
import { createPrintTable } from './print-table.ts';
import { createDeskTable, createDutyTable, createNumberTable, createStationTable } from './place-tables.ts';
import { createSealTable, createSealTicketTable } from './seal-tables.ts';
import { createOperatorTable, createSessionTable } from './staff-tables.ts';
import type { TableContext } from './table-context.ts';

/** All tables, as one transaction sees them. */
export function createTables(context: TableContext): Tables {
  return {
    cases: createCaseTable(context),
    clocks: createClockTable(context),
    deliveries: createDeliveryTable(context),
    drafts: createDraftTable(context),
    documents: createDocumentTable(context),
    printing: createPrintTable(context),
    files: createFileTable(context),
    seals: createSealTable(context),
    sealTickets: createSealTicketTable(context),
    numbers: createNumberTable(context),
    operators: createOperatorTable(context),
    sessions: createSessionTable(context),
    desks: createDeskTable(context),
    duties: createDutyTable(context),
    stations: createStationTable(context),
    catalogues: createCatalogueTable(context),
    calendars: createCalendarTable(context),
    switches: createSwitchTable(context),
    claims: createClaimTable(context),
    organization: createOrganizationTable(context),
    favourites: createFavouriteTable(context),
  };
}
