import type { GatedRouter } from '../procedure.ts';
import { approval } from './approval.ts';
import { calendar } from './calendar.ts';
import { catalogue } from './catalogue.ts';
import { delivery } from './delivery.ts';
import { desk } from './desk.ts';
import { document } from './document.ts';
import { form } from './form.ts';
import { printing } from './printing.ts';
import { serviceCase } from './case.ts';
import { staff } from './staff.ts';
import { statistics } from './statistics.ts';
import { system } from './system.ts';

/** Everything that can be asked of the office. Beside it stand plain streamed routes for files (`api/office/files.ts`). */
export const office = {
  approval,
  calendar,
  case: serviceCase,
  catalogue,
  delivery,
  desk,
  document,
  form,
  printing,
  staff,
  statistics,
  system,
} satisfies GatedRouter;
