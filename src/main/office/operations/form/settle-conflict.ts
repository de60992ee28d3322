import { succeed } from '../../../../shared/kernel/result.ts';
import { settleConflict } from '../../../../shared/domain/form/fill-fields.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { changeDraft } from './change-draft.ts';
import type { DraftPorts } from './change-draft.ts';
import { partsOf } from './subject-parts.ts';

/** Lets the clerk decide which of two values holds; the mark of the other source was set when it was read. */
export function createSettleConflict(ports: DraftPorts): OfficeOperations['form']['settleConflict'] {
  return (input, caller) =>
    changeDraft(ports, { input, caller }, async (draft, { catalogue }) =>
      succeed(settleConflict(draft, input, partsOf(catalogue, draft.subject).fields)),
    );
}
