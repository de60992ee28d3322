import type { CustodyPlace, ServiceCaseAction } from './service-case-action.ts';

/** A number of sheets or copies of one paper. */
export type PaperPieces = { readonly materialCode: string; readonly copies: number };

/** 物料. What one place holds of the papers of a case. */
export type CustodyHolding = { readonly place: CustodyPlace; readonly pieces: readonly PaperPieces[] };

/** Who holds which papers: `first` came in at the desks, hand-in by hand-in, and every move took its pieces along. */
export function custodyOf(
  actions: readonly ServiceCaseAction[],
  first: readonly CustodyHolding[],
): readonly CustodyHolding[] {
  const places = new Map<string, { readonly place: CustodyPlace; readonly pieces: Map<string, number> }>();
  const add = (place: CustodyPlace, pieces: readonly PaperPieces[], sign: 1 | -1): void => {
    const key = 'deskId' in place ? `desk:${place.deskId}` : `department:${place.departmentId}`;
    const held = places.get(key) ?? { place, pieces: new Map<string, number>() };
    for (const { materialCode, copies } of pieces) {
      held.pieces.set(materialCode, (held.pieces.get(materialCode) ?? 0) + sign * copies);
    }
    places.set(key, held);
  };
  for (const { place, pieces } of first) add(place, pieces, 1);
  for (const action of actions) {
    if (action.kind !== 'moveCustody') continue;
    add(action.from, action.pieces, -1);
    add(action.to, action.pieces, 1);
  }
  return [...places.values()]
    .map(({ place, pieces }) => ({
      place,
      pieces: [...pieces].flatMap(([materialCode, copies]) => (copies > 0 ? [{ materialCode, copies }] : [])),
    }))
    .filter(({ pieces }) => pieces.length > 0);
}
