import type { Catalogue } from './catalogue.ts';
import { holds, type Situation } from './condition.ts';
import type { MaterialDefinition, RequiredMaterial } from './material-definition.ts';
import type { MergedItem, MergedMaterial } from './merged-application.ts';

/** 一套材料. Each paper of the items once, in the order of the catalogue. */
export function mergeMaterials(
  catalogue: Pick<Catalogue, 'materials'>,
  items: readonly MergedItem[],
  situation: Situation,
): readonly MergedMaterial[] {
  const asked = new Map<string, { readonly itemCode: string; readonly requirement: RequiredMaterial }[]>();
  for (const { item } of items) {
    for (const requirement of item.materials) {
      if (!holds(requirement.when, situation)) continue;
      const known = asked.get(requirement.materialCode) ?? [];
      asked.set(requirement.materialCode, [...known, { itemCode: item.itemCode, requirement }]);
    }
  }
  return catalogue.materials.flatMap((definition) => {
    const wanted = asked.get(definition.materialCode);
    if (!wanted) return [];
    return {
      definition,
      ...joinRequirements(wanted.map(({ requirement }) => requirement)),
      neededBy: [...new Set(wanted.map(({ itemCode }) => itemCode))],
      producedBy: producerOf(definition, items),
    };
  });
}

/** What several items together demand of one paper; the order of the demands does not matter. */
function joinRequirements(
  requirements: readonly RequiredMaterial[],
): Pick<MergedMaterial, 'required' | 'copies' | 'mayFollow' | 'promiseAllowed'> {
  const needed = requirements.filter(({ required }) => required);
  return {
    required: needed.length > 0,
    copies: copiesOf(requirements),
    mayFollow: needed.every(({ mayFollow }) => mayFollow),
    promiseAllowed: needed.every(({ promiseAllowed }) => promiseAllowed),
  };
}

/** The largest number asked; papers each department keeps add up. */
function copiesOf(requirements: readonly RequiredMaterial[]): number {
  const shown = requirements.filter(({ keptByDepartment }) => !keptByDepartment).map(({ copies }) => copies);
  const kept = requirements.filter(({ keptByDepartment }) => keptByDepartment).map(({ copies }) => copies);
  return Math.max(
    ...shown,
    kept.reduce((sum, copies) => sum + copies, 0),
  );
}

/** Several items may make the same paper: the first of the catalogue's list that takes part. */
function producerOf({ producedBy }: MaterialDefinition, items: readonly MergedItem[]): string | null {
  return producedBy.find((code) => items.some(({ item }) => item.itemCode === code)) ?? null;
}
