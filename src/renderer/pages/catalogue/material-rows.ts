import { holds } from '../../../shared/domain/catalogue/condition.ts';
import type { Situation } from '../../../shared/domain/catalogue/condition.ts';
import type {
  MergedApplication,
  MergedMaterial,
} from '../../../shared/domain/catalogue/merged-application.ts';

/** A paper with what each item alone asks of it, in the order of the items. */
export type MaterialRow = {
  readonly material: MergedMaterial;
  readonly cells: readonly ('asked' | 'optional' | 'none')[];
};

/** 材料对照. What the separate guides of the items ask for, beside what is asked once. */
export function materialRows(merged: MergedApplication, situation: Situation): readonly MaterialRow[] {
  return merged.materials.map((material) => ({
    material,
    cells: merged.items.map(({ item }) => {
      const wanted = item.materials.filter(
        ({ materialCode, when }) =>
          materialCode === material.definition.materialCode && holds(when, situation),
      );
      if (wanted.length === 0) return 'none';
      return wanted.some(({ required }) => required) ? 'asked' : 'optional';
    }),
  }));
}
