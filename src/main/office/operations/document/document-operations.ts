import type { OfficePorts } from '../../ports/office-ports.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { createCompleteSeal } from './complete-seal.ts';
import { createListDocuments } from './list-documents.ts';
import { createPrepareSeal } from './prepare-seal.ts';

/** The operations of 文书. */
export function createDocumentOperations(ports: OfficePorts): OfficeOperations['document'] {
  return {
    list: createListDocuments(ports),
    prepareSeal: createPrepareSeal(ports),
    completeSeal: createCompleteSeal(ports),
  };
}
