import type { Instant, LocalDate } from '../../kernel/time.ts';
import type { CatalogueVersionId } from '../catalogue/catalogue.ts';
import type { ReformBaseline } from '../desk/organization-unit.ts';
import type { DeskKind } from '../desk/service-desk.ts';
import type { MeanRatio, Ratio } from './ratio.ts';

/** Version of the definitions below; whoever computes a report again must use the same. */
export const COVERAGE_DEFINITION = 'coverage-1';

/** A place as a row of a report names it. */
export type UnitName = {
  readonly unitCode: string;
  readonly name: string;
  /** What of the place itself the customer must still confirm. */
  readonly toBeConfirmed: readonly string[];
};

/** 在用窗口. Desks in service on the day, in the whole organisation. */
export type DesksInService = {
  readonly total: number;
  readonly byKind: Readonly<Record<DeskKind, number>>;
  readonly desks: readonly DeskRow[];
};

/** A desk that is counted. */
export type DeskRow = {
  readonly deskId: string;
  readonly name: string;
  readonly deskKind: DeskKind;
  /** Empty for a desk of an early version of the program that was given no place yet. */
  readonly unitCode: string;
  readonly posts: number;
};

/** 认领率 (domain.md E.2). Which of the grassroots items the towns take in. */
export type ClaimFigures = {
  /** 清单: the grassroots items in force on the day. */
  readonly itemCodes: readonly string[];
  /** 平均认领率: the unweighted mean over the towns. */
  readonly mean: MeanRatio;
  /** 合计认领率: all towns together. */
  readonly pooled: Ratio;
  readonly towns: readonly TownClaims[];
};

/** The claims of a town; the items of the list are split into the three groups. */
export type TownClaims = UnitName & {
  readonly ratio: Ratio;
  readonly claimed: readonly string[];
  /** Released, or nobody has said anything: in the denominator. */
  readonly unclaimed: readonly string[];
  /** 不适用: taken out of numerator and denominator, each for its reason. */
  readonly notApplicable: readonly { readonly itemCode: string; readonly reason: string }[];
};

/** 全科服务窗口覆盖度 (domain.md E.3). Towns with at least one general desk that really serves. */
export type CoverageFigures = {
  readonly ratio: Ratio;
  /** First of the last five working days, up to the day of the report: when a desk must have been staffed. */
  readonly staffedSince: LocalDate;
  readonly towns: readonly TownCoverage[];
};

/** A town with its general desks in service. */
export type TownCoverage = UnitName & { readonly covered: boolean; readonly desks: readonly DeskCheck[] };

/** What of a general desk speaks for it; it counts when it was staffed and its place has claimed something. */
export type DeskCheck = {
  readonly deskId: string;
  /** Last day of the five on which somebody signed in there; null when nobody did. */
  readonly lastStaffedOn: LocalDate | null;
  readonly claimedItems: number;
  readonly serves: boolean;
};

/** 一件事覆盖 (domain.md E.3, variant B). Themes with at least one desk that offers them. */
export type ThemeFigures = {
  readonly ratio: Ratio;
  readonly themes: readonly ThemeCoverage[];
  /** 待导入: places on the official lists without a theme; they are in no denominator. */
  readonly waitingSlots: number;
};

/** A theme that is open on the day. */
export type ThemeCoverage = {
  readonly themeCode: string;
  readonly name: string;
  readonly deskIds: readonly string[];
  /** Null when a desk offers it. */
  readonly gap: ThemeGap | null;
};

/** Why no desk offers a theme. */
export type ThemeGap =
  /** These places have claimed all of it, and have no desk in service that takes it in. */
  | { readonly kind: 'noDesk'; readonly unitCodes: readonly string[] }
  /** The place with a desk that lacks the fewest items, and those; null when no desk is in service at all. */
  | { readonly kind: 'notClaimed'; readonly unitCode: string | null; readonly itemCodes: readonly string[] };

/** 窗口减少、人员减少 (domain.md E.4), over the towns that have a baseline. */
export type ReductionFigures = {
  readonly desks: Reduction;
  readonly posts: Reduction;
  readonly towns: readonly TownReduction[];
  /** In no sum: nothing is guessed. */
  readonly withoutBaseline: readonly UnitName[];
};

/** Before, now, and the difference, which may be negative. */
export type Reduction = { readonly before: number; readonly now: number; readonly reduced: number };

/** A town against its own baseline. */
export type TownReduction = UnitName & {
  readonly baseline: ReformBaseline;
  /** 专业窗口. */
  readonly desks: Reduction;
  /** 岗位 at all desks in service. */
  readonly posts: Reduction;
  /** The desks in service whose posts are counted. */
  readonly deskIds: readonly string[];
};

/** The figures of a day; the same ledgers give the same figures. */
export type CoverageCount = {
  readonly definition: string;
  readonly on: LocalDate;
  readonly desks: DesksInService;
  readonly claims: ClaimFigures;
  readonly coverage: CoverageFigures;
  readonly themes: ThemeFigures;
  readonly reduction: ReductionFigures;
};

/** 覆盖度报告. The figures, and what they were computed from. */
export type CoverageReport = CoverageCount & {
  readonly catalogueVersionId: CatalogueVersionId;
  readonly takenAt: Instant;
  /** SHA-256 over definition, day and figures, lower-case hex: other rows give another one. */
  readonly snapshotId: string;
};
