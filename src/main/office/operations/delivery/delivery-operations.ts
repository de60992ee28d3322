import type { OfficePorts } from '../../ports/office-ports.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { createFindCollections } from './find-collections.ts';
import { createHandOver } from './hand-over.ts';
import { createListReadyCases } from './list-ready-cases.ts';
import { createRateCase } from './rate-case.ts';

/** The operations of 出件. */
export function createDeliveryOperations(ports: OfficePorts): OfficeOperations['delivery'] {
  return {
    list: createListReadyCases(ports),
    find: createFindCollections(ports),
    handOver: createHandOver(ports),
    rate: createRateCase(ports),
  };
}
