import type { OfficePorts } from '../../ports/office-ports.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { createCompleteSeal } from './complete-seal.ts';
import { createListDocuments } from './list-documents.ts';
import { createListTemplates } from './list-templates.ts';
import { createMakeArchiveList } from './make-archive-list.ts';
import { createMakeTicket } from './make-ticket.ts';
import { createPrepareSeal } from './prepare-seal.ts';
import { createShowTemplateSample } from './show-template-sample.ts';

/** The operations of 文书. */
export function createDocumentOperations(ports: OfficePorts): OfficeOperations['document'] {
  return {
    list: createListDocuments(ports),
    makeTicket: createMakeTicket(ports),
    makeArchiveList: createMakeArchiveList(ports),
    templates: createListTemplates(ports),
    templateSample: createShowTemplateSample(ports),
    prepareSeal: createPrepareSeal(ports),
    completeSeal: createCompleteSeal(ports),
  };
}
