import type { OfficePorts } from '../../ports/office-ports.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { createCountWorkload } from './count-workload.ts';
import { createExportWorkload } from './export-workload.ts';

/** The operations of 统计. */
export function createStatisticsOperations(ports: OfficePorts): OfficeOperations['statistics'] {
  return {
    workload: createCountWorkload(ports),
    exportWorkload: createExportWorkload(ports),
  };
}
