import type {
  Catalogue,
  CatalogueVersion,
  CatalogueVersionId,
  Subject,
} from '../../../shared/domain/catalogue/catalogue.ts';
import type { ItemClaim } from '../../../shared/domain/catalogue/item-claim.ts';
import type { SubjectSwitch } from '../../../shared/domain/catalogue/subject-switch.ts';
import type { OrganizationUnit, ReformBaseline } from '../../../shared/domain/desk/organization-unit.ts';
import type { OperatorId } from '../../../shared/domain/staff/operator.ts';
import type { Instant, LocalDate } from '../../../shared/kernel/time.ts';

/** A version with its content. The same version is always the same object, so that what is computed of it can be kept. */
export type FullCatalogueVersion = CatalogueVersion & { readonly catalogue: Catalogue };

/** Work under a version that is neither ended nor delivered. */
export type OpenWork = {
  readonly versionId: CatalogueVersionId;
  readonly itemCode: string;
  readonly subCases: number;
};

/** Versions of the catalogue; their content never changes. */
export interface CatalogueTable {
  /**
   * Changes of versions follow each other: what is listed after this stays so until the change ends. Waits for every
   * change that has asked what is in force, and lets none ask until this one ends: what is taken in under a version is
   * there to be seen before the version is removed.
   */
  hold(): Promise<void>;
  /** Adds a version under the next number. */
  add(version: Omit<CatalogueVersion, 'versionNumber' | 'removedAt'>, catalogue: Catalogue): Promise<void>;
  /** The version that holds on a day: the latest day of those not removed, then the highest number. */
  findInForce(on: LocalDate): Promise<FullCatalogueVersion | undefined>;
  /** Any version, a removed one too. */
  find(versionId: CatalogueVersionId): Promise<FullCatalogueVersion | undefined>;
  /** The first one: cases of early versions of the program do not say theirs. */
  findFirst(): Promise<FullCatalogueVersion | undefined>;
  /** Newest number first. */
  list(): Promise<readonly CatalogueVersion[]>;
  /** It is never in force again; its content stays, for the cases that name it and what was asked of them. */
  remove(versionId: CatalogueVersionId, at: Instant): Promise<void>;
  /** Open work by version and item; what does not say its version belongs to the first one. */
  listOpenWork(): Promise<readonly OpenWork[]>;
}

/** 启停台账: append-only. */
export interface SwitchTable {
  add(row: SubjectSwitch): Promise<void>;
  /** All rows, oldest first. */
  list(): Promise<readonly SubjectSwitch[]>;
  /** How many rows there are: as long as it is the same, nothing has changed. */
  count(): Promise<number>;
}

/** 认领台账: append-only. */
export interface ClaimTable {
  add(rows: readonly ItemClaim[]): Promise<void>;
  /** Oldest first. */
  listOfUnit(unitCode: string): Promise<readonly ItemClaim[]>;
  /** How many rows a place has: as long as it is the same, nothing has changed there. */
  countOfUnit(unitCode: string): Promise<number>;
  /** Of all places, oldest first. */
  list(): Promise<readonly ItemClaim[]>;
}

/** The organisation's places, and what they were before the reform. */
export interface OrganizationTable {
  /** Adds a place or changes what is known of it. */
  saveUnit(unit: OrganizationUnit): Promise<void>;
  listUnits(): Promise<readonly OrganizationUnit[]>;
  /** A later count of the same place and day replaces the earlier one. */
  saveBaseline(baseline: ReformBaseline): Promise<void>;
  listBaselines(): Promise<readonly ReformBaseline[]>;
}

/** 常用事项 of each clerk. */
export interface FavouriteTable {
  /** In the order they were chosen. */
  listOfOperator(operatorId: OperatorId): Promise<readonly Subject[]>;
  add(operatorId: OperatorId, subject: Subject, at: Instant): Promise<void>;
  remove(operatorId: OperatorId, subject: Subject): Promise<void>;
}
