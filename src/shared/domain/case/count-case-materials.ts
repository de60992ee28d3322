import { holds } from '../catalogue/condition.ts';
import type { Situation } from '../catalogue/condition.ts';
import type { MergedApplication } from '../catalogue/merged-application.ts';
import type { SubmittedMaterial } from '../form/draft.ts';
import type { CountedMaterials } from './service-case-action.ts';

/**
 * 材料数 (domain.md E.8). `base`: rows the items ask for in this situation, counted per item, as papers carried to each
 * counter; what nobody insists on counts only when it was handed in, so that the reduction is not made to look larger.
 * `actual`: different papers really handed in; what was taken over, read from a card, made by another item or promised
 * is not.
 */
export function countCaseMaterials(
  { items, materials }: Pick<MergedApplication, 'items' | 'materials'>,
  situation: Situation,
  submitted: readonly SubmittedMaterial[],
): CountedMaterials {
  const asked = new Set(materials.map(({ definition }) => definition.materialCode));
  const handedIn = new Set(submitted.filter(isHandedIn).map(({ materialCode }) => materialCode));
  const rows = items.map(({ item }) => {
    const wanted = item.materials.filter(
      ({ materialCode, required, when }) =>
        holds(when, situation) && (required || handedIn.has(materialCode)),
    );
    return new Set(wanted.map(({ materialCode }) => materialCode)).size;
  });
  return {
    base: rows.reduce((sum, count) => sum + count, 0),
    actual: [...handedIn].filter((code) => asked.has(code)).length,
  };
}

/** 交来的材料. Seen as an original or scanned now, and not taken over from an earlier case. */
export function isHandedIn({ originalSeen, files, takenOver }: SubmittedMaterial): boolean {
  return takenOver === undefined && (originalSeen || files.length > 0);
}
