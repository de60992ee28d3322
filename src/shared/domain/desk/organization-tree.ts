import type { LocalDate } from '../../kernel/time.ts';
import type { OrganizationUnit } from './organization-unit.ts';

/** Six digits (GB/T 2260) begin the code of every place that lies in a division. */
const DIVISION = /^\d{6}/;

/** True when the place is part of the organisation on the day; both days inclusive. */
export function isUnitValidOn({ validFrom, validTo }: OrganizationUnit, day: LocalDate): boolean {
  return validFrom <= day && (validTo === undefined || day <= validTo);
}

/** The place itself, what it belongs to, and so on up to the city; empty for an unknown code. */
export function unitsUpFrom(
  units: readonly OrganizationUnit[],
  unitCode: string,
): readonly OrganizationUnit[] {
  const byCode = new Map(units.map((unit) => [unit.unitCode, unit]));
  const found = new Set<OrganizationUnit>();
  let unit = byCode.get(unitCode);
  while (unit && !found.has(unit)) {
    found.add(unit);
    unit = unit.parentCode === null ? undefined : byCode.get(unit.parentCode);
  }
  return [...found];
}

/** 镇（街道） a place is or lies in: a village station belongs to its town; undefined for centres of city and district. */
export function townOf(units: readonly OrganizationUnit[], unitCode: string): OrganizationUnit | undefined {
  return unitsUpFrom(units, unitCode).find(({ unitKind }) => unitKind === 'town');
}

/** The division whose code the desks of a place carry in their numbers; undefined when no place above has one. */
export function divisionCodeOf(units: readonly OrganizationUnit[], unitCode: string): string | undefined {
  for (const unit of unitsUpFrom(units, unitCode)) {
    const division = DIVISION.exec(unit.unitCode)?.[0];
    if (division !== undefined) return division;
  }
  return undefined;
}
