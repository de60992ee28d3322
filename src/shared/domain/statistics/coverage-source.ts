import type { LocalDate } from '../../kernel/time.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { ItemClaim } from '../catalogue/item-claim.ts';
import { rowsInForce } from '../catalogue/ledger.ts';
import type { SubjectSwitch } from '../catalogue/subject-switch.ts';
import type { DeskDuty } from '../desk/desk-duty.ts';
import { isUnitValidOn, townOf } from '../desk/organization-tree.ts';
import type { OrganizationUnit, ReformBaseline } from '../desk/organization-unit.ts';
import { isDeskOpenOn, type ServiceDesk } from '../desk/service-desk.ts';
import type { UnitName } from './coverage.ts';

/** What the figures of a day are computed from: registers and ledgers, and nothing else. */
export type CoverageSource = {
  readonly on: LocalDate;
  readonly units: readonly OrganizationUnit[];
  readonly desks: readonly ServiceDesk[];
  readonly duties: readonly DeskDuty[];
  /** The catalogue in force on the day. */
  readonly catalogue: Catalogue;
  readonly claims: readonly ItemClaim[];
  readonly switches: readonly SubjectSwitch[];
  readonly baselines: readonly ReformBaseline[];
  readonly calendar: WorkCalendar;
};

/** By place and item the row that holds on a day. */
export type ClaimLedger = ReadonlyMap<string, ReadonlyMap<string, ItemClaim>>;

/** Sorts the rows of the ledger by place and item. */
export function claimsInForce({ claims, on }: Pick<CoverageSource, 'claims' | 'on'>): ClaimLedger {
  const byUnit = Map.groupBy(claims, ({ unitCode }) => unitCode);
  return new Map(
    [...byUnit].map(([unitCode, rows]) => [unitCode, rowsInForce(rows, on, ({ itemCode }) => itemCode)]),
  );
}

/** True when the place takes the item in. */
export function isClaimed(ledger: ClaimLedger, unitCode: string, itemCode: string): boolean {
  return ledger.get(unitCode)?.get(itemCode)?.kind === 'claim';
}

/** The towns the organisation has on the day: every denominator comes from here. */
export function townsOn({ units, on }: Pick<CoverageSource, 'units' | 'on'>): readonly OrganizationUnit[] {
  return units.filter((unit) => unit.unitKind === 'town' && isUnitValidOn(unit, on));
}

/** Desks in service on the day. */
export function desksOn({ desks, on }: Pick<CoverageSource, 'desks' | 'on'>): readonly ServiceDesk[] {
  return desks.filter((desk) => isDeskOpenOn(desk, on));
}

/** Desks in service by the code of the town they stand in; desks of centres are in none. */
export function desksByTown(source: CoverageSource): ReadonlyMap<string, readonly ServiceDesk[]> {
  return Map.groupBy(desksOn(source), ({ unitCode }) => townOf(source.units, unitCode)?.unitCode ?? '');
}

/** The place as a row names it. */
export function toUnitName({ unitCode, name, toBeConfirmed }: OrganizationUnit): UnitName {
  return { unitCode, name, toBeConfirmed };
}
