import type { CoverageCount } from '../../../../shared/domain/statistics/coverage.ts';
import { countCoverage } from '../../../../shared/domain/statistics/count-coverage.ts';
import { staffedSinceOf } from '../../../../shared/domain/statistics/coverage-towns.ts';
import { fail, succeed } from '../../../../shared/kernel/result.ts';
import { localDateOf } from '../../../../shared/kernel/time.ts';
import type { LocalDate } from '../../../../shared/kernel/time.ts';
import type { FullCatalogueVersion } from '../../ports/catalogue-tables.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { Tables } from '../../ports/store.ts';
import { calendarInForce } from '../calendar-in-use.ts';
import type { OfficeOperations } from '../office-operations.ts';

type CoveragePorts = Pick<OfficePorts, 'store' | 'clock' | 'hasher' | 'data'>;

/** The figures of a day up to today: of a day to come nobody knows who will be on duty. */
export function createCountCoverage(ports: CoveragePorts): OfficeOperations['desk']['coverage'] {
  return async ({ on }) => {
    const takenAt = ports.clock.now();
    if (on > localDateOf(takenAt)) return fail('statistics.dayInvalid');

    const counted = await ports.store.read(async (tables) => {
      const version = await tables.catalogues.findInForce(on);
      return version && { version, count: await countDay(ports, tables, { on, version }) };
    });
    if (!counted) return fail('statistics.dayInvalid');

    const { version, count } = counted;
    const snapshotId = ports.hasher.sha256(JSON.stringify([version.versionId, count]));
    return succeed({ ...count, catalogueVersionId: version.versionId, takenAt, snapshotId });
  };
}

async function countDay(
  { data }: Pick<CoveragePorts, 'data'>,
  tables: Tables,
  { on, version }: { readonly on: LocalDate; readonly version: FullCatalogueVersion },
): Promise<CoverageCount> {
  const calendar = await calendarInForce(tables, data);
  return countCoverage({
    on,
    calendar,
    catalogue: version.catalogue,
    units: await tables.organization.listUnits(),
    desks: await tables.desks.list(),
    duties: await tables.duties.listBetween(staffedSinceOf(calendar, on), on),
    claims: await tables.claims.list(),
    switches: await tables.switches.list(),
    baselines: await tables.organization.listBaselines(),
  });
}
