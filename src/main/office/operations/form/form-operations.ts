import type { OfficePorts } from '../../ports/office-ports.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { createApplyPlate } from './apply-plate.ts';
import { createApplyReading } from './apply-reading.ts';
import { createAttachFile } from './attach-file.ts';
import { createBeginDraft } from './begin-draft.ts';
import { createBeginSupplement } from './begin-supplement.ts';
import { createDetachFile } from './detach-file.ts';
import { createDiscardDraft } from './discard-draft.ts';
import { createEarlierWork } from './earlier-work.ts';
import { createGetDraft } from './get-draft.ts';
import { createListDrafts } from './list-drafts.ts';
import { createReuseAnswers } from './reuse-answers.ts';
import { createReuseMaterial } from './reuse-material.ts';
import { createSaveDraft } from './save-draft.ts';
import { createSettleConflict } from './settle-conflict.ts';

/** The operations of 填报. */
export function createFormOperations(ports: OfficePorts): OfficeOperations['form'] {
  return {
    list: createListDrafts(ports),
    get: createGetDraft(ports),
    begin: createBeginDraft(ports),
    beginSupplement: createBeginSupplement(ports),
    save: createSaveDraft(ports),
    applyReading: createApplyReading(ports),
    attach: createAttachFile(ports),
    detach: createDetachFile(ports),
    earlierWork: createEarlierWork(ports),
    reuseMaterial: createReuseMaterial(ports),
    reuseAnswers: createReuseAnswers(ports),
    applyPlate: createApplyPlate(ports),
    settleConflict: createSettleConflict(ports),
    discard: createDiscardDraft(ports),
  };
}
