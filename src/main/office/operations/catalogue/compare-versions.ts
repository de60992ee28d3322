import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { DifferenceWithWork } from '../../../../shared/api/office/catalogue.ts';
import type { CatalogueVersionId } from '../../../../shared/domain/catalogue/catalogue.ts';
import type { Catalogue } from '../../../../shared/domain/catalogue/catalogue.ts';
import { compareCatalogues } from '../../../../shared/domain/catalogue/compare-catalogues.ts';
import type { CatalogueDifference } from '../../../../shared/domain/catalogue/compare-catalogues.ts';
import type { OpenWork } from '../../ports/catalogue-tables.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { OfficeOperations } from '../office-operations.ts';

/** 版本比对. What changes from one version to the other, and the open work that keeps the old one. */
export function createCompareVersions({
  store,
}: Pick<OfficePorts, 'store'>): OfficeOperations['catalogue']['compare'] {
  return async ({ before, after }) => {
    const { old, next, openWork } = await store.read(async ({ catalogues }) => ({
      old: await catalogues.find(before as CatalogueVersionId),
      next: await catalogues.find(after as CatalogueVersionId),
      openWork: await catalogues.listOpenWork(),
    }));
    if (!old || !next) return fail('catalogue.versionNotFound');
    const keeping = openWork.filter(({ versionId }) => versionId !== after);
    return succeed(compareWithWork(old.catalogue, next.catalogue, keeping));
  };
}

/** The difference of two catalogues with the open parts of the items it touches, whatever version they are under. */
export function compareWithWork(
  before: Catalogue,
  after: Catalogue,
  openWork: readonly OpenWork[],
): DifferenceWithWork {
  const difference = compareCatalogues(before, after);
  const touched = touchedItems(before, difference);
  const counts = new Map<string, number>();
  for (const { itemCode, subCases } of openWork) {
    if (touched.has(itemCode)) counts.set(itemCode, (counts.get(itemCode) ?? 0) + subCases);
  }
  const lines = [...counts].map(([itemCode, subCases]) => ({ itemCode, subCases }));
  return { ...difference, openWork: lines.toSorted(byItemCode) };
}

/** Items that differ themselves, and those that ask for a field or a paper that differs. */
function touchedItems(before: Catalogue, { changes }: CatalogueDifference): ReadonlySet<string> {
  const codesOf = (wanted: (typeof changes)[number]['part']) =>
    new Set(changes.filter(({ part }) => part === wanted).map(({ code }) => code));
  const [items, fields, materials] = [codesOf('items'), codesOf('fields'), codesOf('materials')];
  const touched = before.items.filter(
    (item) =>
      items.has(item.itemCode) ||
      item.fields.some(({ fieldCode }) => fields.has(fieldCode)) ||
      item.materials.some(({ materialCode }) => materials.has(materialCode)),
  );
  return new Set(touched.map(({ itemCode }) => itemCode));
}

function byItemCode(left: { readonly itemCode: string }, right: { readonly itemCode: string }): number {
  return left.itemCode < right.itemCode ? -1 : 1;
}
