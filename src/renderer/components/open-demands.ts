import type { SubCaseAction } from '../../shared/domain/case/case-action.ts';
import type { CaseStatus } from '../../shared/domain/case/case-status.ts';
import { correctUntilOf, openDeferrals } from '../../shared/domain/case/deadlines.ts';
import type { CorrectionPoint } from '../../shared/domain/case/sub-case-action.ts';
import type { MergedApplication } from '../../shared/domain/catalogue/merged-application.ts';
import type { Instant } from '../../shared/kernel/time.ts';

/** Something the applicant was asked for. */
export type DemandedPoint = CorrectionPoint & {
  readonly key: string;
  readonly name: string;
  /** How to mend it, as the notice said; empty for a paper that may follow. */
  readonly remedy: string;
};

/** 待补交. What is still asked for by one moment: by a correction notice, or because papers were let follow. */
export type Demand = {
  readonly key: string;
  readonly kind: 'correction' | 'deferral';
  /** Null for an early notice without an end. */
  readonly until: Instant | null;
  readonly parts: readonly DemandedPart[];
  readonly points: readonly DemandedPoint[];
};

/** A part that waits for it, with the keys of the points it waits for. */
export type DemandedPart = {
  readonly subCaseId: string;
  readonly itemName: string;
  readonly pointKeys: readonly string[];
};

type Part = {
  readonly projection: { readonly subCaseId: string; readonly itemName: string; readonly status: CaseStatus };
  readonly actions: readonly SubCaseAction[];
};

type Asked = {
  readonly subCases: readonly Part[];
  readonly merged: Pick<MergedApplication, 'fields' | 'materials'>;
};

const MAY_FOLLOW: readonly CaseStatus[] = ['waiting', 'accepted', 'reviewing', 'suspended'];

/** Everything that is still asked for, what ends first before the rest. One notice about several parts is one demand. */
export function openDemands({ subCases, merged }: Asked): readonly Demand[] {
  const demands = new Map<string, Demand>();
  for (const demand of subCases.flatMap((part) => demandsOf(part, merged))) {
    const before = demands.get(demand.key);
    demands.set(demand.key, before ? joined(before, demand) : demand);
  }
  return [...demands.values()].sort((left, right) => (left.until ?? '~').localeCompare(right.until ?? '~'));
}

function joined(left: Demand, right: Demand): Demand {
  const known = new Set(left.points.map(({ key }) => key));
  return {
    ...left,
    parts: [...left.parts, ...right.parts],
    points: [...left.points, ...right.points.filter(({ key }) => !known.has(key))],
  };
}

function demandsOf(part: Part, merged: Asked['merged']): readonly Demand[] {
  if (part.projection.status === 'correcting') return correctionOf(part, merged);
  return MAY_FOLLOW.includes(part.projection.status) ? deferralsOf(part, merged) : [];
}

function correctionOf(part: Part, merged: Asked['merged']): readonly Demand[] {
  const notice = part.actions.findLast((action) => action.kind === 'requestCorrection');
  if (notice?.kind !== 'requestCorrection') return [];
  const { materialCodes, fieldCodes = [], personal } = notice;
  const points = [
    ...fieldCodes.map((code) => toPoint({ where: 'field', code }, merged)),
    ...materialCodes.map((code) => toPoint({ where: 'material', code }, merged)),
  ].map((point) => ({ ...point, remedy: personal?.remedies?.[point.code] ?? '' }));
  return [toDemand('correction', correctUntilOf(part.actions) ?? null, { part, points })];
}

function deferralsOf(part: Part, merged: Asked['merged']): readonly Demand[] {
  return openDeferrals(part.actions).map(({ materialCode, until }) => {
    const points = [toPoint({ where: 'material', code: materialCode }, merged)];
    return toDemand('deferral', until, { part, points });
  });
}

function toDemand(
  kind: Demand['kind'],
  until: Instant | null,
  { part, points }: { readonly part: Part; readonly points: readonly DemandedPoint[] },
): Demand {
  const { subCaseId, itemName } = part.projection;
  const pointKeys = points.map(({ key }) => key);
  return { key: `${kind} ${until}`, kind, until, parts: [{ subCaseId, itemName, pointKeys }], points };
}

function toPoint(point: CorrectionPoint, { fields, materials }: Asked['merged']): DemandedPoint {
  const { where, code } = point;
  const name =
    where === 'field'
      ? fields.find(({ definition }) => definition.fieldCode === code)?.definition.label
      : materials.find(({ definition }) => definition.materialCode === code)?.definition.name;
  return { where, code, key: `${where}:${code}`, name: name ?? code, remedy: '' };
}
