import { instantAt, plusDays, type Instant, type LocalDate } from '../../kernel/time.ts';
import type { SubCaseProjection } from '../case/projection.ts';

/** Both days inclusive: `[from 00:00, to 24:00)` in China's time; the day of the event decides. */
export type Period = { readonly from: LocalDate; readonly to: LocalDate };

/** Version of the definitions below; an export carries it. */
export const WORKLOAD_DEFINITION = 'workload-2';

/** What is counted, each figure by the moment of one action. */
export const WORKLOAD_FIGURES = [
  'received', // 收件量: receive
  'accepted', // 受理量: accept
  'concluded', // 办结量: grant, deny; the decision, not the pick-up
  'delivered', // 出件量: deliver
  'open', // 在办量 at the end of the period
  'carriedOver', // 上期结转: open before the period
  'refused',
  'returned',
  'withdrawn',
  'terminated',
  'transferredOut', // 转递: decided by the body of the applicant's own place
] as const;

/** One of the figures. */
export type WorkloadFigure = (typeof WORKLOAD_FIGURES)[number];

/** What one sub-case adds to each figure. */
type Counts = Readonly<Record<WorkloadFigure, 0 | 1>>;

/** 办件量 of a period. */
export type Workload = {
  readonly period: Period;
  readonly received: number;
  readonly accepted: number;
  readonly concluded: number;
  readonly delivered: number;
  readonly open: number;
  /** carriedOver + received = concluded + refused + returned + withdrawn + terminated + transferredOut + carriedForward. */
  readonly balance: {
    readonly carriedOver: number;
    readonly received: number;
    readonly concluded: number;
    readonly refused: number;
    readonly returned: number;
    readonly withdrawn: number;
    readonly terminated: number;
    readonly transferredOut: number;
    readonly carriedForward: number;
    readonly holds: boolean;
  };
  /** 作废 that touch the period, for the footnote; they are in no figure. */
  readonly excludedAnnulled: number;
};

/** A sub-case that is counted somewhere, with what it adds to each figure: column sums are the figures. */
export type WorkloadRow = Pick<
  SubCaseProjection,
  | 'subCaseId'
  | 'caseId'
  | 'itemCode'
  | 'itemName'
  | 'departmentId'
  | 'deskId'
  | 'handlingKind'
  | 'receivedAt'
  | 'acceptedAt'
  | 'dueAt'
  | 'decidedAt'
  | 'decision'
  | 'deliveredAt'
  | 'endedAt'
  | 'endedAs'
> &
  Counts;

type Bounds = { readonly begin: Instant; readonly end: Instant };

/** Counts the sub-cases of a period by the definitions of domain.md E.1. */
export function countWorkload(rows: readonly SubCaseProjection[], period: Period): Workload {
  const bounds = boundsOf(period);
  const sums: Record<WorkloadFigure, number> = { ...NOTHING };
  let excludedAnnulled = 0;
  for (const row of rows) {
    if (isExcluded(row)) excludedAnnulled += touches(row, bounds) ? 1 : 0;
    else {
      const counts = countsOf(row, bounds);
      for (const figure of WORKLOAD_FIGURES) sums[figure] += counts[figure];
    }
  }
  const { received, accepted, concluded, delivered, open } = sums;
  return {
    period,
    received,
    accepted,
    concluded,
    delivered,
    open,
    balance: balanceOf(sums),
    excludedAnnulled,
  };
}

/** One row per sub-case that any figure counts, in the order given. */
export function workloadRows(rows: readonly SubCaseProjection[], period: Period): readonly WorkloadRow[] {
  const bounds = boundsOf(period);
  return rows
    .filter((row) => !isExcluded(row))
    .map((row) => toWorkloadRow(row, countsOf(row, bounds)))
    .filter((row) => WORKLOAD_FIGURES.some((figure) => row[figure] === 1));
}

const NOTHING = Object.fromEntries(WORKLOAD_FIGURES.map((figure) => [figure, 0])) as Record<
  WorkloadFigure,
  0
>;

function boundsOf({ from, to }: Period): Bounds {
  return { begin: instantAt(from, 0), end: instantAt(plusDays(to, 1), 0) };
}

function isExcluded({ endedAs }: SubCaseProjection): boolean {
  return endedAs === 'annulled';
}

/** Received before the end of the period and not closed before it began. */
function touches(row: SubCaseProjection, { begin, end }: Bounds): boolean {
  const closedAt = row.decidedAt ?? row.endedAt;
  return row.receivedAt < end && (closedAt === null || closedAt >= begin);
}

function countsOf(row: SubCaseProjection, bounds: Bounds): Counts {
  const within = (at: Instant | null): 0 | 1 =>
    at !== null && at >= bounds.begin && at < bounds.end ? 1 : 0;
  const openAt = (moment: Instant): 0 | 1 =>
    row.receivedAt < moment && !isClosedBefore(row, moment) ? 1 : 0;
  const endedAs = (as: SubCaseProjection['endedAs']): 0 | 1 => (row.endedAs === as ? within(row.endedAt) : 0);
  return {
    received: within(row.receivedAt),
    accepted: within(row.acceptedAt),
    concluded: within(row.decidedAt),
    delivered: within(row.deliveredAt),
    open: openAt(bounds.end),
    carriedOver: openAt(bounds.begin),
    refused: endedAs('refused'),
    returned: endedAs('returned'),
    withdrawn: endedAs('withdrawn'),
    terminated: endedAs('terminated'),
    transferredOut: endedAs('transferredOut'),
  };
}

function isClosedBefore({ decidedAt, endedAt }: SubCaseProjection, moment: Instant): boolean {
  return (decidedAt !== null && decidedAt < moment) || (endedAt !== null && endedAt < moment);
}

function balanceOf(sums: Readonly<Record<WorkloadFigure, number>>): Workload['balance'] {
  const {
    carriedOver,
    received,
    concluded,
    refused,
    returned,
    withdrawn,
    terminated,
    transferredOut,
    open: carriedForward,
  } = sums;
  const ended = refused + returned + withdrawn + terminated + transferredOut;
  const out = concluded + ended + carriedForward;
  const holds = carriedOver + received === out;
  return {
    carriedOver,
    received,
    concluded,
    refused,
    returned,
    withdrawn,
    terminated,
    transferredOut,
    carriedForward,
    holds,
  };
}

function toWorkloadRow(row: SubCaseProjection, counts: Counts): WorkloadRow {
  const { subCaseId, caseId, itemCode, itemName, departmentId, deskId, handlingKind } = row;
  const { receivedAt, acceptedAt, dueAt, decidedAt, decision, deliveredAt, endedAt, endedAs } = row;
  const names = { subCaseId, caseId, itemCode, itemName, departmentId, deskId, handlingKind };
  const moments = { receivedAt, acceptedAt, dueAt, decidedAt, decision, deliveredAt, endedAt, endedAs };
  return { ...names, ...moments, ...counts };
}
