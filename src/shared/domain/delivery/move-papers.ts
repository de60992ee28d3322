import { fail, succeed } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import { isHandedIn } from '../case/count-case-materials.ts';
import type { ServiceCaseAction } from '../case/case-action.ts';
import { custodyOf } from '../case/custody.ts';
import type { CustodyHolding, PaperPieces } from '../case/custody.ts';
import { receiveActionOf } from '../case/project-case.ts';
import type { CustodyPlace } from '../case/service-case-action.ts';
import type { MergedMaterial } from '../catalogue/merged-application.ts';

type Move = Extract<ServiceCaseAction, { kind: 'moveCustody' }>;

/**
 * 物料台账. Who holds which papers of a case now. Everything handed in, at first or later, began at the desk that took
 * the case in, in as many copies as the items ask for: that is what the receipt says.
 */
export function holdingsOf(
  actions: readonly ServiceCaseAction[],
  materials: readonly Pick<MergedMaterial, 'definition' | 'copies'>[],
): readonly CustodyHolding[] {
  const { deskId } = receiveActionOf(actions);
  return custodyOf(actions, { place: { kind: 'desk', deskId }, pieces: handedInPieces(actions, materials) });
}

function handedInPieces(
  actions: readonly ServiceCaseAction[],
  materials: readonly Pick<MergedMaterial, 'definition' | 'copies'>[],
): readonly PaperPieces[] {
  const copiesOf = new Map(materials.map(({ definition, copies }) => [definition.materialCode, copies]));
  return actions
    .flatMap((action) =>
      action.kind === 'receive' || action.kind === 'supplement' ? (action.personal?.materials ?? []) : [],
    )
    .filter(isHandedIn)
    .map(({ materialCode }) => ({ materialCode, copies: copiesOf.get(materialCode) ?? 1 }));
}

/** The same place. */
export function isSamePlace(one: CustodyPlace, other: CustodyPlace): boolean {
  return keyOf(one) === keyOf(other);
}

function keyOf(place: CustodyPlace): string {
  return place.kind === 'desk' ? `desk:${place.deskId}` : `department:${place.departmentId}`;
}

/** Nothing is passed on that is not there: each paper counted at most once, in no more copies than the place holds. */
export function checkMove(
  holdings: readonly CustodyHolding[],
  { from, to, pieces }: Pick<Move, 'from' | 'to' | 'pieces'>,
): Result<void, 'delivery.countsDiffer' | 'delivery.placeUnfit'> {
  if (isSamePlace(from, to)) return fail('delivery.placeUnfit');
  const held = holdings.find(({ place }) => isSamePlace(place, from))?.pieces ?? [];
  const heldOf = new Map(held.map(({ materialCode, copies }) => [materialCode, copies]));
  const counted = new Set<string>();
  for (const { materialCode, copies } of pieces) {
    const there = counted.has(materialCode) ? 0 : (heldOf.get(materialCode) ?? 0);
    if (copies < 1 || copies > there) {
      return fail('delivery.countsDiffer', { material: materialCode, counted: copies, held: there });
    }
    counted.add(materialCode);
  }
  return pieces.length > 0
    ? succeed(undefined)
    : fail('delivery.countsDiffer', { counted: 0, held: held.length });
}
