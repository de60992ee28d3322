import type { OfficePorts } from '../../ports/office-ports.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { createApplyReading } from './apply-reading.ts';
import { createAttachFile } from './attach-file.ts';
import { createBeginDraft } from './begin-draft.ts';
import { createDetachFile } from './detach-file.ts';
import { createDiscardDraft } from './discard-draft.ts';
import { createGetDraft } from './get-draft.ts';
import { createListDrafts } from './list-drafts.ts';
import { createSaveDraft } from './save-draft.ts';

/** The operations of 填报. */
export function createFormOperations(ports: OfficePorts): OfficeOperations['form'] {
  return {
    list: createListDrafts(ports),
    get: createGetDraft(ports),
    begin: createBeginDraft(ports),
    save: createSaveDraft(ports),
    applyReading: createApplyReading(ports),
    attach: createAttachFile(ports),
    detach: createDetachFile(ports),
    discard: createDiscardDraft(ports),
  };
}
