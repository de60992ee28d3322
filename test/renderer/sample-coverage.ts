import type { CatalogueVersionId } from '../../src/shared/domain/catalogue/catalogue.ts';
import { COVERAGE_DEFINITION } from '../../src/shared/domain/statistics/coverage.ts';
import type { CoverageReport } from '../../src/shared/domain/statistics/coverage.ts';
import { meanRatioOf, ratioOf } from '../../src/shared/domain/statistics/ratio.ts';
import type { LocalDate } from '../../src/shared/kernel/time.ts';
import { NOW } from './sample-data.ts';

const FIRST = { unitCode: '100001001', name: '城东街道', toBeConfirmed: [] };
const SECOND = { unitCode: '100001002', name: '河口镇', toBeConfirmed: ['name'] };

/** Two towns: the first has claimed two of three items and has a desk, the second has nothing. */
export function makeCoverage(more: Partial<CoverageReport> = {}): CoverageReport {
  const [first, second] = [ratioOf(2, 3), ratioOf(0, 3)];
  return {
    definition: COVERAGE_DEFINITION,
    on: '2026-11-20' as LocalDate,
    catalogueVersionId: 'version2' as CatalogueVersionId,
    takenAt: NOW,
    snapshotId: 'ab'.repeat(32),
    desks: {
      total: 1,
      byKind: { general: 1, special: 0, issuing: 0, singleDomain: 0, assisted: 0, partner: 0 },
      desks: [
        {
          deskId: 'desk-101',
          name: '综合窗口101号',
          deskKind: 'general',
          unitCode: FIRST.unitCode,
          posts: 2,
        },
      ],
    },
    claims: {
      itemCodes: ['N1', 'N2', 'N3'],
      mean: meanRatioOf([first, second]),
      pooled: ratioOf(2, 6),
      towns: [
        { ...FIRST, ratio: first, claimed: ['N1', 'N2'], unclaimed: ['N3'], notApplicable: [] },
        { ...SECOND, ratio: second, claimed: [], unclaimed: ['N1', 'N2', 'N3'], notApplicable: [] },
      ],
    },
    coverage: {
      ratio: ratioOf(1, 2),
      staffedSince: '2026-11-16' as LocalDate,
      towns: [
        {
          ...FIRST,
          covered: true,
          desks: [
            {
              deskId: 'desk-101',
              lastStaffedOn: '2026-11-19' as LocalDate,
              claimedItems: 2,
              serves: true,
            },
          ],
        },
        { ...SECOND, covered: false, desks: [] },
      ],
    },
    themes: {
      ratio: ratioOf(0, 1),
      themes: [
        {
          themeCode: 'T1',
          name: '新生儿出生',
          deskIds: [],
          gap: { kind: 'notClaimed', unitCode: '100001001', itemCodes: ['N3'] },
        },
      ],
      waitingSlots: 1,
    },
    reduction: {
      desks: { before: 0, now: 0, reduced: 0 },
      posts: { before: 0, now: 0, reduced: 0 },
      towns: [],
      withoutBaseline: [FIRST, SECOND],
    },
    ...more,
  };
}
