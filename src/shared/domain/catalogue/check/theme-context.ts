import { questionsOfTheme } from '../find-subject.ts';
import type { CatalogueIndex } from '../index-catalogue.ts';
import type { ServiceItem } from '../service-item.ts';
import type { Question, Theme, ThemeItem } from '../theme.ts';
import { allBefore, type Graph } from '../waiting-items.ts';

/** An item of a theme with its place there. */
export type Member = { readonly member: ThemeItem; readonly item: ServiceItem; readonly i: number };

/** What the checks of one theme look at. */
export type ThemeContext = {
  readonly index: CatalogueIndex;
  readonly theme: Theme;
  /** Its questions the catalogue knows, in the order asked. */
  readonly asked: readonly Question[];
  /** Its items the catalogue knows. */
  readonly members: readonly Member[];
  /** Everything an item waits for, near and far. */
  readonly before: ReadonlyMap<string, ReadonlySet<string>>;
};

/** Looks up everything a theme names. */
export function contextOf(index: CatalogueIndex, theme: Theme): ThemeContext {
  const graph: Graph = new Map(theme.items.map(({ itemCode, after }) => [itemCode, after]));
  return {
    index,
    theme,
    asked: questionsOfTheme(index, theme),
    members: theme.items.flatMap((member, i) => {
      const item = index.items.get(member.itemCode)?.entry;
      return item ? [{ member, item, i }] : [];
    }),
    before: new Map([...graph.keys()].map((code) => [code, allBefore(graph, code)])),
  };
}
