import type { office } from '../../../shared/api/office/index.ts';
import type { OperationsOf } from '../../../shared/api/procedure.ts';
import type { Caller } from '../ports/caller.ts';

/** What stands behind the office's contract: every operation has the type its procedure asks for. */
export type OfficeOperations = OperationsOf<typeof office, Caller>;
