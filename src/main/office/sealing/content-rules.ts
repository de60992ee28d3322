import type { PdfFile } from './pdf-file.ts';
import type { PdfEntries, PdfValue } from './pdf-syntax.ts';
import { demand } from './refused.ts';
import { dictionaryOf, isName } from './seal-fields.ts';
import type { DocumentView } from './seal-fields.ts';

/*
 * What a paper of ours may hold. Anything that could show something else later (scripts, actions, layers, attachments,
 * further annotations, objects nobody refers to) makes the file unfit for a seal and a sealed file invalid.
 */

const CATALOG_KEYS = new Set(['Type', 'Pages', 'AcroForm', 'Lang', 'ViewerPreferences', 'Perms']);
const FORM_KEYS = new Set(['Fields', 'SigFlags']);
const PAGE_KEYS = new Set(['Type', 'Parent', 'MediaBox', 'Resources', 'Contents', 'Annots']);
const PAGES_KEYS = new Set(['Type', 'Kids', 'Count']);
const WIDGET_KEYS = new Set(['Type', 'Subtype', 'FT', 'T', 'F', 'Rect', 'P', 'V', 'AP']);
const RESOURCE_KEYS = new Set(['Font']);
/** Looked for in every dictionary, reachable or not. */
const FORBIDDEN_KEYS = [
  'JS',
  'JavaScript',
  'OpenAction',
  'AA',
  'OC',
  'OCProperties',
  'EmbeddedFiles',
  'EF',
  'XFA',
  'Launch',
  'Encrypt',
];
/** Printed and locked (ISO 32000-1, table 165): a hidden field could be shown later. */
const WIDGET_FLAGS = 132;
const DEEPEST_PAGES = 8;

/** Checks the newest state of the file; throws `Refused`. */
export function checkContent(file: PdfFile, view: DocumentView): void {
  for (const revision of file.revisions) {
    for (const object of revision.objects.values()) demand(!holdsForbidden(object.value), 'activeContent');
  }
  checkKeys(view.catalog, CATALOG_KEYS, 'catalogKey');
  const form = view.catalog.get('AcroForm');
  if (form) checkKeys(dictionaryOf(form, 'acroForm'), FORM_KEYS, 'acroFormKey');
  const placed = checkPages(view.catalog.get('Pages'), view, 0);
  const widgets = view.fields.map((field) => field.widget.number);
  demand(
    placed.length === widgets.length && widgets.every((number) => placed.includes(number)),
    'annotationForeign',
  );
  for (const { widget } of view.fields) {
    const entries = dictionaryOf(widget.value, 'fieldForm');
    checkKeys(entries, WIDGET_KEYS, 'fieldKey');
    const flags = entries.get('F');
    demand(flags?.kind === 'number' && flags.value === WIDGET_FLAGS, 'fieldFlags');
  }
  demand(countReachable(file, view) === view.objects.size, 'objectUnreferenced');
}

function checkKeys(entries: PdfEntries, allowed: ReadonlySet<string>, reason: string): void {
  for (const key of entries.keys()) demand(allowed.has(key), reason);
}

/** Walks the page tree; gives the numbers of the annotations on its pages. */
function checkPages(value: PdfValue | undefined, view: DocumentView, depth: number): readonly number[] {
  demand(value?.kind === 'reference' && depth < DEEPEST_PAGES, 'pageTree');
  const entries = dictionaryOf(view.objects.get(value.number)?.value, 'pageTree');
  if (isName(entries.get('Type'), 'Pages')) {
    checkKeys(entries, PAGES_KEYS, 'pageKey');
    const kids = entries.get('Kids');
    demand(kids?.kind === 'array', 'pageTree');
    return kids.items.flatMap((kid) => checkPages(kid, view, depth + 1));
  }
  checkKeys(entries, PAGE_KEYS, 'pageKey');
  checkKeys(dictionaryOf(entries.get('Resources'), 'pageResources'), RESOURCE_KEYS, 'pageResources');
  const annotations = entries.get('Annots');
  if (!annotations) return [];
  demand(annotations.kind === 'array', 'pageAnnotations');
  return annotations.items.map((item) => {
    demand(item.kind === 'reference', 'pageAnnotations');
    return item.number;
  });
}

function holdsForbidden(value: PdfValue): boolean {
  if (value.kind === 'array') return value.items.some(holdsForbidden);
  if (value.kind !== 'dictionary') return false;
  return (
    FORBIDDEN_KEYS.some((key) => value.entries.has(key)) || [...value.entries.values()].some(holdsForbidden)
  );
}

function countReachable(file: PdfFile, view: DocumentView): number {
  const reached = new Set<number>();
  const waiting: PdfValue[] = [...(file.revisions[0]?.trailer.values() ?? [])];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (value.kind === 'array') waiting.push(...value.items);
    if (value.kind === 'dictionary') waiting.push(...value.entries.values());
    if (value.kind !== 'reference' || reached.has(value.number)) continue;
    const object = view.objects.get(value.number);
    demand(object, 'referenceDangling');
    reached.add(value.number);
    waiting.push(object.value);
  }
  return reached.size;
}
