import type { ClaimLine, OrganizationView } from '../../src/shared/api/office/desk.ts';
import type { ItemClaim } from '../../src/shared/domain/catalogue/item-claim.ts';
import type { OrganizationUnit } from '../../src/shared/domain/desk/organization-unit.ts';
import type { DeskId, ServiceDesk } from '../../src/shared/domain/desk/service-desk.ts';
import type { CoverageReport } from '../../src/shared/domain/statistics/coverage.ts';
import type { LocalDate } from '../../src/shared/kernel/time.ts';
import type { OfficeClient } from '../../src/renderer/api/clients.ts';
import type { Answer } from './fake-catalogue.ts';
import { makeCoverage } from './sample-coverage.ts';
import { DESK, NOW } from './sample-data.ts';

export function makeUnit(
  unitCode: string,
  unitKind: OrganizationUnit['unitKind'],
  parentCode: string | null,
): OrganizationUnit {
  return {
    unitCode,
    name: `机构${unitCode}`,
    unitKind,
    parentCode,
    validFrom: '2024-01-01' as LocalDate,
    toBeConfirmed: [],
  };
}

export function makeDesk(id: string, more: Partial<ServiceDesk> = {}): ServiceDesk {
  return { ...DESK, id: id as DeskId, name: `窗口${id}`, unitCode: '100001001', ...more };
}

export function makeClaimLine(itemCode: string, more: Partial<ClaimLine> = {}): ClaimLine {
  return {
    itemCode,
    itemName: `事项${itemCode}`,
    departmentName: '人社',
    grassroots: true,
    standing: 'open',
    row: null,
    ...more,
  };
}

/** A city with a district of two towns; one desk in the first. */
export class FakeDesks {
  organization: OrganizationView = {
    units: [
      makeUnit('100000', 'city', null),
      makeUnit('100001', 'district', '100000'),
      makeUnit('100001-01', 'center', '100001'),
      makeUnit('100001001', 'town', '100001'),
      makeUnit('100001002', 'town', '100001'),
    ],
    desks: [makeDesk('desk-101')],
    baselines: [],
  };
  lines: ClaimLine[] = [
    makeClaimLine('G1', { standing: 'claimed', row: makeClaim('G1') }),
    makeClaimLine('G2'),
    makeClaimLine('G3'),
    makeClaimLine('X1', { grassroots: false }),
  ];
  report: CoverageReport = makeCoverage();

  procedures(answer: Answer): OfficeClient['desk'] {
    return {
      organization: answer('desk.organization', () => this.organization),
      claims: answer('desk.claims', () => this.lines),
      recordClaims: answer('desk.recordClaims', ({ itemCodes }: { itemCodes: readonly string[] }) => {
        this.lines = this.lines.map((line) =>
          itemCodes.includes(line.itemCode) ? { ...line, standing: 'claimed' } : line,
        );
        return this.lines;
      }),
      openDesk: answer('desk.openDesk', ({ deskId, name }: { deskId: string; name: string }) => {
        const desk = makeDesk(deskId, { name });
        this.organization = { ...this.organization, desks: [...this.organization.desks, desk] };
        return desk;
      }),
      closeDesk: answer('desk.closeDesk', ({ deskId, closedOn }: { deskId: string; closedOn: string }) =>
        makeDesk(deskId, { closedOn: closedOn as LocalDate }),
      ),
      recordBaseline: answer('desk.recordBaseline', (input: OrganizationView['baselines'][number]) => input),
      coverage: answer('desk.coverage', () => this.report),
    };
  }
}

function makeClaim(itemCode: string): ItemClaim {
  return {
    itemCode,
    unitCode: '100001001',
    kind: 'claim',
    effectiveOn: '2026-01-01' as LocalDate,
    reason: '',
    recordedBy: 'operator1',
    recordedAt: NOW,
  };
}
