import { holds, type Situation } from './condition.ts';
import type { CatalogueIndex } from './index-catalogue.ts';
import type { MergedItem } from './merged-application.ts';
import type { ServiceItem } from './service-item.ts';
import type { ThemeItem } from './theme.ts';

/** For each item, codes of items. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/** Everything an item waits for, near and far; the item itself only in a cycle. */
export function allBefore(graph: Graph, itemCode: string): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [itemCode];
  for (const code of open) {
    for (const before of graph.get(code) ?? []) {
      if (found.has(before)) continue;
      found.add(before);
      open.push(before);
    }
  }
  return found;
}

/** Everything each item of an application waits for, near and far, by its code. */
export function beforeEach(items: readonly MergedItem[]): ReadonlyMap<string, ReadonlySet<string>> {
  const graph = new Map(items.map(({ item, after }) => [item.itemCode, after]));
  return new Map([...graph.keys()].map((code) => [code, allBefore(graph, code)]));
}

/**
 * What each item that takes part waits for. Where a predecessor does not take part, its own predecessors stand in for
 * it, so that the order the theme was checked for holds in every situation.
 */
export function waitingInTheme(members: readonly ThemeItem[], taking: readonly ServiceItem[]): Graph {
  const graph = new Map(members.map(({ itemCode, after }) => [itemCode, after]));
  const codes = new Set(taking.map(({ itemCode }) => itemCode));
  return new Map([...codes].map((code) => [code, nearestBefore(graph, codes, code)]));
}

function nearestBefore(graph: Graph, taking: ReadonlySet<string>, itemCode: string): readonly string[] {
  const found = new Set<string>();
  const open = [...(graph.get(itemCode) ?? [])];
  const seen = new Set<string>([itemCode]);
  for (const code of open) {
    if (seen.has(code)) continue;
    seen.add(code);
    if (taking.has(code)) found.add(code);
    else open.push(...(graph.get(code) ?? []));
  }
  return [...found];
}

/**
 * Plain items taken in together have no order of their own, but what one of them makes (a paper, a number), the other
 * waits for: nobody is asked for what the same application is about to produce. Where two wait for each other, neither
 * could begin: there nobody waits, and both are asked for. What is not required makes nobody wait.
 */
export function waitingOfPlainItems(
  index: CatalogueIndex,
  items: readonly ServiceItem[],
  situation: Situation,
): Graph {
  const codes = new Set(items.map(({ itemCode }) => itemCode));
  const possible = new Map(
    items.map((item) => {
      const makers = makersFor(index, item, situation).map((list) => list.filter((code) => codes.has(code)));
      return [item.itemCode, makers] as const;
    }),
  );
  const graph = new Map([...possible].map(([code, makers]) => [code, makers.flat()]));
  const before = new Map([...codes].map((code) => [code, allBefore(graph, code)]));
  return new Map(
    [...possible].map(([code, makers]) => {
      const first = makers.flatMap((list) => list.find((maker) => !before.get(maker)?.has(code)) ?? []);
      return [code, [...new Set(first)]];
    }),
  );
}

/** For each thing an item must have, the other items that make it. */
function makersFor(
  index: CatalogueIndex,
  { itemCode, fields, materials }: ServiceItem,
  situation: Situation,
): readonly (readonly string[])[] {
  const wanted = [
    ...fields.map((field) => ({ ...field, makers: index.fields.get(field.fieldCode)?.entry.producedBy })),
    ...materials.map((paper) => ({
      ...paper,
      makers: index.materials.get(paper.materialCode)?.entry.producedBy,
    })),
  ];
  return wanted
    .filter(({ required, when }) => required && holds(when, situation))
    .flatMap(({ makers }) => (makers ? [makers.filter((code) => code !== itemCode)] : []));
}
