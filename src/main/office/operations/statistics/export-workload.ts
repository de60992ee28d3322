import { succeed } from '../../../../shared/kernel/result.ts';
import { toWorkloadCsv, WORKLOAD_COLUMNS } from '../../../../shared/domain/statistics/workload-csv.ts';
import { WORKLOAD_DEFINITION, workloadRows } from '../../../../shared/domain/statistics/workload.ts';
import { WORKLOAD_COLUMN_TITLES, WORKLOAD_FILE_NAME } from '../../../../shared/texts/workload-file.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { listRows, toPeriod } from './count-workload.ts';

/**
 * The same rows as the screen, as a file. The snapshot id is the SHA-256 over definition, period and rows: whoever
 * exports the same data again gets the same id, whoever has other rows another one.
 */
export function createExportWorkload(
  ports: Pick<OfficePorts, 'store' | 'clock' | 'hasher'>,
): OfficeOperations['statistics']['exportWorkload'] {
  return async (input) => {
    const period = toPeriod(input);
    if (!period.ok) return period;

    const touched = await ports.store.read((tables) => listRows(tables, period.value));
    const rows = workloadRows(touched, period.value);
    const snapshotId = ports.hasher.sha256(JSON.stringify([WORKLOAD_DEFINITION, period.value, rows]));
    const header = WORKLOAD_COLUMNS.map((column) => WORKLOAD_COLUMN_TITLES[column]);
    const snapshot = { snapshotId, definition: WORKLOAD_DEFINITION, madeAt: ports.clock.now() };
    return succeed({
      fileName: `${WORKLOAD_FILE_NAME}-${input.from}-${input.to}.csv`,
      csv: toWorkloadCsv(rows, header, snapshot),
      snapshotId,
    });
  };
}
