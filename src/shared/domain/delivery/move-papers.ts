import { fail, succeed } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import { isHandedIn } from '../case/count-case-materials.ts';
import type { ServiceCaseAction } from '../case/case-action.ts';
import { custodyOf } from '../case/custody.ts';
import type { CustodyHolding, PaperPieces } from '../case/custody.ts';
import { receiveActionOf } from '../case/project-case.ts';
import type { CustodyPlace } from '../case/service-case-action.ts';
import type { MaterialDefinition } from '../catalogue/material-definition.ts';
import type { MergedMaterial } from '../catalogue/merged-application.ts';
import type { DeskId } from '../desk/service-desk.ts';
import type { SubmittedMaterial } from '../form/draft.ts';
import { mayBeReplacedByCard } from '../form/replaced-by-card.ts';

type Move = Extract<ServiceCaseAction, { kind: 'moveCustody' }>;

type Materials = readonly Pick<MergedMaterial, 'definition' | 'copies'>[];

/**
 * 物料台账. Who holds which papers of a case now. What was left began at the desk where it came in, at first or with a
 * supplement, in as many copies as the items ask for: that is what the receipt says.
 */
export function holdingsOf(
  actions: readonly ServiceCaseAction[],
  materials: Materials,
): readonly CustodyHolding[] {
  const handIns = actions.flatMap((action, index): readonly CustodyHolding[] => {
    if (action.kind !== 'receive' && action.kind !== 'supplement') return [];
    const deskId = action.deskId ?? deskOfVisit(actions[index + 1]) ?? receiveActionOf(actions).deskId;
    const pieces = leftPieces(action.personal?.materials ?? [], materials);
    return [{ place: { kind: 'desk', deskId }, pieces }];
  });
  return custodyOf(actions, handIns);
}

/** A supplement of an early version does not say where; the visit that was written beside it does. */
function deskOfVisit(action: ServiceCaseAction | undefined): DeskId | undefined {
  return action?.kind === 'visit' && action.purpose === 'supply' ? action.deskId : undefined;
}

function leftPieces(submitted: readonly SubmittedMaterial[], materials: Materials): readonly PaperPieces[] {
  const known = new Map(materials.map((material) => [material.definition.materialCode, material]));
  return submitted
    .filter((paper) => isLeft(paper, known.get(paper.materialCode)?.definition))
    .map(({ materialCode }) => ({ materialCode, copies: known.get(materialCode)?.copies ?? 1 }));
}

/**
 * True for paper that stays with the office. A card is shown and given back; of an original that was scanned the scan
 * stays (已核验原件，留存电子件), and of a scan alone there is no paper at all.
 */
function isLeft(paper: SubmittedMaterial, definition: MaterialDefinition | undefined): boolean {
  const isCard = definition !== undefined && mayBeReplacedByCard(definition);
  return isHandedIn(paper) && paper.files.length === 0 && !isCard;
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
