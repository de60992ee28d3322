import type { OfficeOperations } from '../office-operations.ts';
import type { CalendarPorts } from './calendar-ports.ts';
import { createImportYear } from './import-year.ts';
import { createPreviewYear } from './preview-year.ts';
import { createRemoveYear } from './remove-year.ts';
import { createViewCalendar } from './view-calendar.ts';

/** The operations of 工作日历. */
export function createCalendarOperations(ports: CalendarPorts): OfficeOperations['calendar'] {
  return {
    view: createViewCalendar(ports),
    preview: createPreviewYear(ports),
    import: createImportYear(ports),
    remove: createRemoveYear(ports),
  };
}
