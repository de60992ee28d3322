import type { OfficePorts } from '../../ports/office-ports.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { createCloseDesk } from './close-desk.ts';
import { createCountCoverage } from './count-coverage.ts';
import { createGetOrganization } from './get-organization.ts';
import { createListClaims } from './list-claims.ts';
import { createOpenDesk } from './open-desk.ts';
import { createRecordBaseline } from './record-baseline.ts';
import { createRecordClaims } from './record-claims.ts';

/** The operations of 机构、窗口与认领. */
export function createDeskOperations(ports: OfficePorts): OfficeOperations['desk'] {
  return {
    organization: createGetOrganization(ports),
    claims: createListClaims(ports),
    recordClaims: createRecordClaims(ports),
    openDesk: createOpenDesk(ports),
    closeDesk: createCloseDesk(ports),
    recordBaseline: createRecordBaseline(ports),
    coverage: createCountCoverage(ports),
  };
}
