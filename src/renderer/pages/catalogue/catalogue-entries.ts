import type { CatalogueView } from '../../../shared/api/office/catalogue.ts';
import type { Subject } from '../../../shared/domain/catalogue/catalogue.ts';
import { entriesOf, indexCatalogue } from '../../../shared/domain/catalogue/index-catalogue.ts';
import { normalizeWord } from '../../../shared/domain/catalogue/normalize-word.ts';
import type { ServiceItem } from '../../../shared/domain/catalogue/service-item.ts';
import type { ThemeSlot } from '../../../shared/domain/catalogue/theme.ts';
import type { LocalDate } from '../../../shared/kernel/time.ts';
import { THEME_LEVEL_TEXTS } from '../../../shared/texts/catalogue-names.ts';
import { CATALOGUE_TEXTS } from '../../../shared/texts/page-catalogue.ts';
import { standingsOn } from './switch-state.ts';
import type { Standing } from './switch-state.ts';

/** What the left pane can show. */
export const FILTERS = ['themes', 'items', 'grassroots', 'toConfirm', 'slots'] as const;
export type Filter = (typeof FILTERS)[number];

/** What has a page of its own. */
export type EntryKind = 'theme' | 'item' | 'material' | 'slot';

/** A line of the left pane. */
export type CatalogueEntry = {
  /** `theme:T1`; unique in the list. */
  readonly key: string;
  readonly kind: EntryKind;
  readonly code: string;
  readonly name: string;
  readonly group: string;
  /** Second line. */
  readonly note: string;
  readonly standing: Standing | 'waiting';
  readonly toConfirm: number;
  readonly grassroots: boolean;
  readonly departmentId: string;
  readonly words: readonly string[];
};

/** Everything of a catalogue that can be looked at, each once, in the order of the list. */
export type CatalogueEntries = Readonly<Record<Filter, readonly CatalogueEntry[]>>;

/** More lines help nobody and slow the page down. */
export const MOST_LINES = 300;

const THEME_LEVELS = ['national', 'provincial', 'city', 'district'] as const;

/** The lines of every filter; made once for each answer of the office. */
export function entriesOfView(view: CatalogueView, day: LocalDate): CatalogueEntries {
  const themes = themeLines(view, day);
  const items = itemLines(view, day);
  const slots = slotLines(view);
  const open = [...themes, ...items, ...materialLines(view)].map((entry) => ({
    ...entry,
    group: groupOfKind(entry.kind),
  }));
  return {
    themes,
    items,
    grassroots: items.filter(({ grassroots }) => grassroots),
    toConfirm: open.filter(({ toConfirm }) => toConfirm > 0),
    slots,
  };
}

/** The lines that hold the text and belong to the department; empty text and department let everything through. */
export function searchEntries(
  entries: readonly CatalogueEntry[],
  text: string,
  departmentId: string,
): readonly CatalogueEntry[] {
  const wanted = normalizeWord(text);
  return entries.filter(
    (entry) =>
      (departmentId === '' || entry.departmentId === departmentId) &&
      (wanted === '' || entry.words.some((word) => normalizeWord(word).includes(wanted))),
  );
}

function groupOfKind(kind: EntryKind): string {
  return CATALOGUE_TEXTS[kind];
}

function themeLines(view: CatalogueView, day: LocalDate): readonly CatalogueEntry[] {
  const { catalogue } = view;
  const standingOf = standingsOn(view, day);
  const order = (level: (typeof THEME_LEVELS)[number]) => THEME_LEVELS.indexOf(level);
  return catalogue.themes
    .toSorted((left, right) => order(left.level) - order(right.level))
    .map((theme): CatalogueEntry => {
      const departments = departmentsOfItems(
        catalogue,
        theme.items.map(({ itemCode }) => itemCode),
      );
      const note = CATALOGUE_TEXTS.itemCount(theme.items.length, departments.length);
      return {
        ...line('theme', theme.themeCode, theme.name),
        group: THEME_LEVEL_TEXTS[theme.level],
        note,
        standing: standingOf({ kind: 'theme', code: theme.themeCode }),
        toConfirm: theme.toBeConfirmed.length,
        departmentId: theme.leadDepartmentId,
        words: [theme.name, theme.themeCode, ...theme.aliases, ...departments],
      };
    });
}

function itemLines(view: CatalogueView, day: LocalDate): readonly CatalogueEntry[] {
  const { catalogue } = view;
  const standingOf = standingsOn(view, day);
  const positions = new Map(
    catalogue.departments.map(({ departmentId }, position) => [departmentId, position]),
  );
  const names = new Map(catalogue.departments.map(({ departmentId, name }) => [departmentId, name]));
  const order = (departmentId: string) => positions.get(departmentId) ?? positions.size;
  return catalogue.items
    .toSorted((left, right) => order(left.departmentId) - order(right.departmentId))
    .map((item) => {
      const group = names.get(item.departmentId) ?? item.departmentId;
      const subject: Subject = { kind: 'item', code: item.itemCode };
      return {
        ...line('item', item.itemCode, item.name),
        group,
        note: item.itemCode,
        standing: standingOf(subject),
        toConfirm: item.toBeConfirmed.length,
        grassroots: item.grassroots,
        departmentId: item.departmentId,
        words: [item.name, item.itemCode, ...item.aliases, ...codesOf(item), group],
      };
    });
}

function materialLines({ catalogue }: CatalogueView): readonly CatalogueEntry[] {
  return catalogue.materials.map(({ materialCode, name, issuer, toBeConfirmed }) => ({
    ...line('material', materialCode, name),
    note: issuer ?? materialCode,
    toConfirm: toBeConfirmed.length,
    words: [name, materialCode, ...(issuer === undefined ? [] : [issuer])],
  }));
}

function slotLines({ catalogue }: CatalogueView): readonly CatalogueEntry[] {
  const themes = new Map(catalogue.themes.map(({ themeCode, name }) => [themeCode, name]));
  const { themeSlots } = catalogue.head;
  return themeSlots
    .toSorted((left, right) => Number(left.level === 'city') - Number(right.level === 'city'))
    .map((slot): CatalogueEntry => {
      const filled = slot.themeCode === null ? undefined : themes.get(slot.themeCode);
      const name = slot.name ?? filled ?? CATALOGUE_TEXTS.slotWaiting;
      return {
        ...line('slot', slotCodeOf(slot), name),
        group: THEME_LEVEL_TEXTS[slot.level],
        note: CATALOGUE_TEXTS.slotNumber(slot.slotNumber),
        standing: filled === undefined ? 'waiting' : 'on',
        toConfirm: slot.toBeConfirmed.length,
        words: [name, ...(slot.themeCode === null ? [] : [slot.themeCode])],
      };
    });
}

/** Slots are numbered within their list. */
export function slotCodeOf({ level, slotNumber }: Pick<ThemeSlot, 'level' | 'slotNumber'>): string {
  return `${level}-${slotNumber}`;
}

function codesOf({ officialCodes }: ServiceItem): readonly string[] {
  return Object.values(officialCodes).filter((code) => code !== undefined);
}

function line(kind: EntryKind, code: string, name: string): CatalogueEntry {
  return {
    key: `${kind}:${code}`,
    kind,
    code,
    name,
    group: '',
    note: '',
    standing: 'on',
    toConfirm: 0,
    grassroots: false,
    departmentId: '',
    words: [],
  };
}

/** Names of the departments of some items, each once. */
export function departmentsOfItems(
  catalogue: CatalogueView['catalogue'],
  itemCodes: readonly string[],
): readonly string[] {
  const { items, departments } = indexCatalogue(catalogue);
  const ids = entriesOf(items, itemCodes).map(({ departmentId }) => departmentId);
  return entriesOf(departments, ids).map(({ name }) => name);
}
