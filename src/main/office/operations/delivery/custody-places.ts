import type { NamedPlace } from '../../../../shared/api/office/delivery-answers.ts';
import type { Catalogue } from '../../../../shared/domain/catalogue/catalogue.ts';
import type { SubCase } from '../../../../shared/domain/case/case-action.ts';
import { departmentsOfPath } from '../../../../shared/domain/case/review-position.ts';
import type { CustodyPlace } from '../../../../shared/domain/case/service-case-action.ts';
import { mayServe } from '../../../../shared/domain/desk/may-serve.ts';
import { isDeskOpenOn } from '../../../../shared/domain/desk/service-desk.ts';
import type { DeskId, ServiceDesk } from '../../../../shared/domain/desk/service-desk.ts';
import { hasRole } from '../../../../shared/domain/staff/operator.ts';
import type { Operator } from '../../../../shared/domain/staff/operator.ts';
import { localDateOf } from '../../../../shared/kernel/time.ts';
import type { Instant } from '../../../../shared/kernel/time.ts';
import type { Session } from '../../ports/caller.ts';
import type { Tables } from '../../ports/store.ts';
import { departmentNameOf } from '../merge-subject.ts';

/** Where the papers of a case may lie: the departments that look at it, and open desks that serve citizens. */
export async function placesOf(
  tables: Tables,
  catalogue: Catalogue,
  { subCases, now }: { readonly subCases: readonly SubCase[]; readonly now: Instant },
): Promise<readonly NamedPlace[]> {
  const departments = [...new Set(subCases.flatMap(({ actions }) => departmentsOfPath(actions)))];
  const desks = (await tables.desks.list()).filter(
    (desk) => isDeskOpenOn(desk, localDateOf(now)) && servesCitizens(desk),
  );
  return [
    ...departments.map((departmentId): NamedPlace => {
      const name = departmentNameOf(catalogue, departmentId);
      return { place: { kind: 'department', departmentId }, name };
    }),
    ...desks.map(({ id, name }): NamedPlace => ({ place: { kind: 'desk', deskId: id }, name })),
  ];
}

/** 专业窗口 are registered to be counted only. */
function servesCitizens(desk: ServiceDesk): boolean {
  return mayServe({ roles: ['clerk', 'issuer'] }, desk);
}

/** Name of a place, also of a desk that was closed since. */
export async function nameOfPlace(
  tables: Tables,
  catalogue: Catalogue,
  place: CustodyPlace,
): Promise<string> {
  if (place.kind === 'department') return departmentNameOf(catalogue, place.departmentId);
  return (await tables.desks.find(place.deskId))?.name ?? place.deskId;
}

/** Whether the person signed in speaks for the place: the desk they sit at, or the department they work for. */
export function isOwnPlace(place: CustodyPlace, { operator, deskId }: Session): boolean {
  if (place.kind === 'desk') return place.deskId === deskId;
  return hasRole(operator, ['approver']) && place.departmentId === operator.departmentId;
}

/** Whether an operator may take papers for the place. */
export async function mayTakeFor(
  tables: Tables,
  place: CustodyPlace,
): Promise<(operator: Operator) => boolean> {
  if (place.kind === 'department') {
    return (operator) => hasRole(operator, ['approver']) && operator.departmentId === place.departmentId;
  }
  const desk = await tables.desks.find(place.deskId);
  return (operator) => desk !== undefined && mayServe(operator, desk);
}

/** The place as the domain names it. */
export function toPlace(
  place:
    | { readonly kind: 'desk'; readonly deskId: string }
    | { readonly kind: 'department'; readonly departmentId: string },
): CustodyPlace {
  return place.kind === 'desk' ? { kind: 'desk', deskId: place.deskId as DeskId } : place;
}
