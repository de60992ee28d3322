import { isUnitValidOn, unitsUpFrom } from '../../../shared/domain/desk/organization-tree.ts';
import type { OrganizationUnit } from '../../../shared/domain/desk/organization-unit.ts';
import { isDeskOpenOn } from '../../../shared/domain/desk/service-desk.ts';
import type { ServiceDesk } from '../../../shared/domain/desk/service-desk.ts';
import type { LocalDate } from '../../../shared/kernel/time.ts';

/** A place as the left pane shows it. */
export type UnitLine = {
  readonly key: string;
  readonly unit: OrganizationUnit;
  /** Name of the city or district under which it stands. */
  readonly group: string;
  /** Desks in service there itself. */
  readonly desks: number;
};

/** What stands first under one heading. */
const ORDER: readonly OrganizationUnit['unitKind'][] = ['city', 'district', 'center', 'town', 'station'];

type Register = {
  readonly units: readonly OrganizationUnit[];
  readonly desks: readonly ServiceDesk[];
  readonly day: LocalDate;
};

/** Places of a day, by district; what belongs to the city itself comes first. */
export function unitLines({ units, desks, day }: Register): readonly UnitLine[] {
  const open = new Map<string, number>();
  for (const desk of desks) {
    if (isDeskOpenOn(desk, day)) open.set(desk.unitCode, (open.get(desk.unitCode) ?? 0) + 1);
  }
  const lines = units
    .filter((unit) => isUnitValidOn(unit, day))
    .map((unit) => {
      const { head, districtCode } = headOf(units, unit);
      const count = open.get(unit.unitCode) ?? 0;
      return { line: { key: unit.unitCode, unit, group: head, desks: count }, districtCode };
    });
  return lines
    .toSorted(
      (left, right) =>
        compare(left.districtCode, right.districtCode) ||
        rankOf(left.line.unit) - rankOf(right.line.unit) ||
        compare(left.line.key, right.line.key),
    )
    .map(({ line }) => line);
}

/** The place and everything below it. */
export function unitsBelow(units: readonly OrganizationUnit[], unitCode: string): readonly string[] {
  return units
    .filter((unit) => unitsUpFrom(units, unit.unitCode).some((above) => above.unitCode === unitCode))
    .map((unit) => unit.unitCode);
}

/** The district a place lies in; the city for what lies in none. The code sorts the city before its districts. */
function headOf(
  units: readonly OrganizationUnit[],
  unit: OrganizationUnit,
): { readonly head: string; readonly districtCode: string } {
  const way = unitsUpFrom(units, unit.unitCode);
  const district = way.find(({ unitKind }) => unitKind === 'district');
  const head = district ?? way.at(-1) ?? unit;
  return { head: head.name, districtCode: district?.unitCode ?? '' };
}

function rankOf({ unitKind }: OrganizationUnit): number {
  return ORDER.indexOf(unitKind);
}

function compare(left: string, right: string): number {
  return Number(left > right) - Number(left < right);
}
