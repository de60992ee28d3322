import { limitInMinutes, promisedMinutesOf } from '../../../shared/domain/catalogue/limit-minutes.ts';
import type { MergedApplication, MergedItem } from '../../../shared/domain/catalogue/merged-application.ts';
import type { Theme } from '../../../shared/domain/catalogue/theme.ts';

/** An item as the graph draws it. */
export type GraphNode = {
  readonly itemCode: string;
  readonly name: string;
  readonly departmentId: string;
  /** From 0: one more than the furthest item it waits for. */
  readonly column: number;
  /** From 0, within its column. */
  readonly row: number;
  /** Working minutes of its own promise. */
  readonly minutes: number;
  /** Working minutes from the acceptance until it is decided, when everybody takes all their time. */
  readonly finishMinutes: number;
  readonly outsidePromise: boolean;
  /** On the longest path of what the promise speaks of. */
  readonly critical: boolean;
};

/** That one item waits for another. */
export type GraphEdge = { readonly from: GraphNode; readonly to: GraphNode; readonly critical: boolean };

/** 办理顺序图 of the items that take part in one situation. */
export type ItemGraph = {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** Names along the longest path, in order. */
  readonly path: readonly string[];
  readonly longestMinutes: number;
  /** Null when the theme itself promises nothing. */
  readonly promisedMinutes: number | null;
};

type Times = ReadonlyMap<string, number>;

/** Lays the items out by what they wait for; a checked catalogue has no cycles, a broken one still ends. */
export function layOutItems(merged: MergedApplication, theme: Theme | null): ItemGraph {
  const { items } = merged;
  const outside = new Set(
    (theme?.items ?? []).filter(({ outsidePromise }) => outsidePromise).map(({ itemCode }) => itemCode),
  );
  const columns = measure(items, () => 1);
  const finishes = measure(items, ({ item }) => promisedMinutesOf(item));
  const path = longestPath(
    items.filter(({ item }) => !outside.has(item.itemCode)),
    finishes,
  );
  const rows = rowsOf(items, columns);
  const nodes = items.map(({ item }) => ({
    itemCode: item.itemCode,
    name: item.name,
    departmentId: item.departmentId,
    column: (columns.get(item.itemCode) ?? 1) - 1,
    row: rows.get(item.itemCode) ?? 0,
    minutes: promisedMinutesOf(item),
    finishMinutes: finishes.get(item.itemCode) ?? 0,
    outsidePromise: outside.has(item.itemCode),
    critical: path.includes(item.itemCode),
  }));
  const last = path.at(-1);
  return {
    nodes,
    edges: edgesOf(items, nodes, path),
    path: path.map((code) => nodes.find(({ itemCode }) => itemCode === code)?.name ?? code),
    longestMinutes: last === undefined ? 0 : (finishes.get(last) ?? 0),
    promisedMinutes: theme?.promisedTimeLimit ? limitInMinutes(theme.promisedTimeLimit) : null,
  };
}

/** The longest way to each item, itself included. */
function measure(items: readonly MergedItem[], weightOf: (item: MergedItem) => number): Times {
  const byCode = new Map(items.map((item) => [item.item.itemCode, item]));
  const known = new Map<string, number>();
  const follow = (code: string, seen: readonly string[]): number => {
    const done = known.get(code);
    if (done !== undefined) return done;
    const entry = byCode.get(code);
    if (!entry || seen.includes(code)) return 0;
    const before = entry.after.map((earlier) => follow(earlier, [...seen, code]));
    const length = weightOf(entry) + Math.max(0, ...before);
    known.set(code, length);
    return length;
  };
  items.forEach(({ item }) => follow(item.itemCode, []));
  return known;
}

/** Codes from the first item to the one that is decided last. */
function longestPath(items: readonly MergedItem[], finishes: Times): readonly string[] {
  const later = (left: string, right: string) => (finishes.get(right) ?? 0) - (finishes.get(left) ?? 0);
  const byCode = new Map(items.map((entry) => [entry.item.itemCode, entry]));
  const path: string[] = [];
  let [next] = [...byCode.keys()].toSorted(later);
  while (next !== undefined && !path.includes(next)) {
    path.unshift(next);
    [next] = (byCode.get(next)?.after ?? []).filter((code) => byCode.has(code)).toSorted(later);
  }
  return path;
}

/** Items of a column stand at the height of what they wait for, so that few arrows cross. */
function rowsOf(items: readonly MergedItem[], columns: Times): Times {
  const rows = new Map<string, number>();
  const height = ({ after }: MergedItem) =>
    after.reduce((sum, code) => sum + (rows.get(code) ?? 0), 0) / Math.max(after.length, 1);
  const columnOf = ({ item }: MergedItem) => columns.get(item.itemCode) ?? 1;
  for (let column = 1; column <= Math.max(0, ...columns.values()); column += 1) {
    items
      .filter((item) => columnOf(item) === column)
      .toSorted((left, right) => height(left) - height(right))
      .forEach(({ item }, row) => rows.set(item.itemCode, row));
  }
  return rows;
}

function edgesOf(
  items: readonly MergedItem[],
  nodes: readonly GraphNode[],
  path: readonly string[],
): readonly GraphEdge[] {
  const byCode = new Map(nodes.map((node) => [node.itemCode, node]));
  return items.flatMap(({ item, after }) => {
    const to = byCode.get(item.itemCode);
    return after.flatMap((code) => {
      const from = byCode.get(code);
      if (!from || !to) return [];
      const at = path.indexOf(code);
      return [{ from, to, critical: at >= 0 && path[at + 1] === item.itemCode }];
    });
  });
}
