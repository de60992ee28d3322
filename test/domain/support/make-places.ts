import type { ItemClaim } from '../../../src/shared/domain/catalogue/item-claim.ts';
import type { OrganizationUnit } from '../../../src/shared/domain/desk/organization-unit.ts';
import type { DeskId, ServiceDesk } from '../../../src/shared/domain/desk/service-desk.ts';
import type { CoverageSource } from '../../../src/shared/domain/statistics/coverage-source.ts';
import { toInstant, type LocalDate } from '../../../src/shared/kernel/time.ts';
import { makeCatalogue } from './make-catalogue.ts';
import { loadCalendar } from './resources.ts';

export const day = (text: string) => text as LocalDate;

/** A town of the city `100000` since 2024. */
export function makeUnit(unitCode: string, rest: Partial<OrganizationUnit> = {}): OrganizationUnit {
  return {
    unitCode,
    name: unitCode,
    unitKind: 'town',
    parentCode: '100000',
    validFrom: day('2024-01-01'),
    toBeConfirmed: [],
    ...rest,
  };
}

/** A general desk with one post, open since 2024. */
export function makeDesk(id: string, unitCode: string, rest: Partial<ServiceDesk> = {}): ServiceDesk {
  return {
    id: id as DeskId,
    name: id,
    deskKind: 'general',
    divisionCode: '100000',
    deskNumber: '001',
    centerName: 'Centre',
    unitCode,
    openedOn: day('2024-01-01'),
    closedOn: null,
    posts: 1,
    ...rest,
  };
}

/** That a place takes an item in since 2024. */
export function makeClaim(unitCode: string, itemCode: string, rest: Partial<ItemClaim> = {}): ItemClaim {
  return {
    itemCode,
    unitCode,
    kind: 'claim',
    effectiveOn: day('2024-01-01'),
    reason: '',
    recordedBy: 'operator-1',
    recordedAt: toInstant(Date.parse('2024-01-01T00:00:00Z')),
    ...rest,
  };
}

/** Friday 2026-11-20 in an organisation of nothing but a city, with whatever the test names. */
export function makeSource(rest: Partial<CoverageSource> = {}): CoverageSource {
  const city = makeUnit('100000', { unitKind: 'city', parentCode: null });
  return {
    on: day('2026-11-20'),
    desks: [],
    duties: [],
    catalogue: makeCatalogue(),
    claims: [],
    switches: [],
    baselines: [],
    calendar: loadCalendar(),
    ...rest,
    units: [city, ...(rest.units ?? [])],
  };
}
