import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import { instantAt, parseLocalDate, plusDays } from '../../../../shared/kernel/time.ts';
import type { SubCaseProjection } from '../../../../shared/domain/case/projection.ts';
import { countWorkload } from '../../../../shared/domain/statistics/workload.ts';
import type { Period } from '../../../../shared/domain/statistics/workload.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { Tables } from '../../ports/store.ts';
import { catalogueToday } from '../catalogue-in-use.ts';
import { departmentNameOf } from '../merge-subject.ts';
import type { OfficeOperations } from '../office-operations.ts';

/** The figures of a period, for the whole centre and for each department that had work. */
export function createCountWorkload(
  ports: Pick<OfficePorts, 'store' | 'clock'>,
): OfficeOperations['statistics']['workload'] {
  return async (input) => {
    const period = toPeriod(input);
    if (!period.ok) return period;

    const { rows, catalogue } = await ports.store.read(async (tables) => ({
      rows: await listRows(tables, period.value),
      catalogue: (await catalogueToday(tables, ports.clock)).catalogue,
    }));
    const departments = [...new Set(rows.map(({ departmentId }) => departmentId))].sort();
    return succeed({
      total: countWorkload(rows, period.value),
      byDepartment: departments.map((departmentId) => ({
        departmentName: departmentNameOf(catalogue, departmentId),
        workload: countWorkload(
          rows.filter((row) => row.departmentId === departmentId),
          period.value,
        ),
      })),
      takenAt: ports.clock.now(),
    });
  };
}

/** Reads the days of a period; `to` is included. */
export function toPeriod(input: {
  readonly from: string;
  readonly to: string;
}): Result<Period, 'statistics.periodInvalid'> {
  const from = parseLocalDate(input.from);
  const to = parseLocalDate(input.to);
  return from && to && from <= to ? succeed({ from, to }) : fail('statistics.periodInvalid');
}

/** Every sub-case a figure of the period may count, oldest first: screen and file read the same rows. */
export async function listRows(tables: Tables, { from, to }: Period): Promise<readonly SubCaseProjection[]> {
  const rows = await tables.cases.listTouching(instantAt(from, 0), instantAt(plusDays(to, 1), 0));
  return rows.toSorted((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
}

function keyOf({ receivedAt, subCaseId }: SubCaseProjection): string {
  return `${receivedAt} ${subCaseId}`;
}
