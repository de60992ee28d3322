import type { Catalogue } from './catalogue.ts';
import { holds, type Situation } from './condition.ts';
import { entriesOf, indexCatalogue } from './index-catalogue.ts';
import type { MaterialDefinition, RequiredMaterial } from './material-definition.ts';
import type { MergedItem, MergedMaterial } from './merged-application.ts';
import { beforeEach } from './waiting-items.ts';

/** That one item asks for a paper. */
type Want = { readonly itemCode: string; readonly requirement: RequiredMaterial };

/** 一套材料. Each paper of the items once, in the order of the catalogue. */
export function mergeMaterials(
  catalogue: Catalogue,
  items: readonly MergedItem[],
  situation: Situation,
): readonly MergedMaterial[] {
  const asked = new Map<string, Want[]>();
  for (const { item } of items) {
    for (const requirement of item.materials) {
      if (!holds(requirement.when, situation)) continue;
      const known = asked.get(requirement.materialCode) ?? [];
      asked.set(requirement.materialCode, known);
      known.push({ itemCode: item.itemCode, requirement });
    }
  }
  const before = beforeEach(items);
  return entriesOf(indexCatalogue(catalogue).materials, asked.keys()).map((definition) => {
    const wanted = asked.get(definition.materialCode) ?? [];
    return {
      definition,
      ...joinRequirements(wanted),
      neededBy: [...new Set(wanted.map(({ itemCode }) => itemCode))],
      producedBy: producerOf(definition, wanted, before),
    };
  });
}

/** What several items together demand of one paper; the order of the demands does not matter. */
function joinRequirements(
  wanted: readonly Want[],
): Pick<MergedMaterial, 'required' | 'copies' | 'mayFollow' | 'promiseAllowed'> {
  const needed = wanted.filter(({ requirement }) => requirement.required);
  const deciding = needed.length > 0 ? needed : wanted;
  return {
    required: needed.length > 0,
    copies: copiesOf(wanted),
    mayFollow: deciding.every(({ requirement }) => requirement.mayFollow),
    promiseAllowed: deciding.every(({ requirement }) => requirement.promiseAllowed),
  };
}

/** The largest number asked; what each item keeps for itself adds up. */
function copiesOf(wanted: readonly Want[]): number {
  const kept = new Map<string, number>();
  for (const { itemCode, requirement } of wanted) {
    if (!requirement.keptByDepartment) continue;
    kept.set(itemCode, Math.max(kept.get(itemCode) ?? 0, requirement.copies));
  }
  const shown = wanted.map(({ requirement }) => requirement.copies);
  return Math.max(
    ...shown,
    [...kept.values()].reduce((sum, copies) => sum + copies, 0),
  );
}

/**
 * The item of this application that makes the paper, the first of the definition's list. Only when everybody who must
 * have the paper waits for somebody who makes it: a paper that comes too late for one of them is asked for.
 */
function producerOf(
  { producedBy }: MaterialDefinition,
  wanted: readonly Want[],
  before: ReturnType<typeof beforeEach>,
): string | null {
  const needed = wanted.filter(({ requirement }) => requirement.required);
  const waiting = (needed.length > 0 ? needed : wanted).map(({ itemCode }) => before.get(itemCode));
  const inTime = waiting.every((codes) => producedBy.some((maker) => codes?.has(maker)));
  if (!inTime) return null;
  return producedBy.find((maker) => waiting.some((codes) => codes?.has(maker))) ?? null;
}
