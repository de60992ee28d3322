import type { PointToMend } from '../../../../shared/domain/case/plan-intake.ts';
import { neededBy } from '../../../../shared/domain/case/plan-intake.ts';
import type { MergedApplication } from '../../../../shared/domain/catalogue/merged-application.ts';
import type { PaperPoint } from '../../../../shared/texts/documents-intake.ts';

/** The points of a notice in the words of the form. */
export function namePoints(merged: MergedApplication, points: readonly PointToMend[]): readonly PaperPoint[] {
  return points.map((point) => ({
    name: nameOf(merged, point),
    kind: point.where,
    remedy: point.remedy,
    itemNames: itemNamesOf(merged, neededBy(merged, point)),
  }));
}

/** The points as one text, for the log. */
export function pointsText(merged: MergedApplication, points: readonly PointToMend[]): string {
  return points.map((point) => `${nameOf(merged, point)}：${point.remedy}`).join('；');
}

/** Names of items, in the order of the application. */
export function itemNamesOf({ items }: MergedApplication, itemCodes: readonly string[]): readonly string[] {
  return items.filter(({ item }) => itemCodes.includes(item.itemCode)).map(({ item }) => item.name);
}

function nameOf({ fields, materials }: MergedApplication, { where, code }: PointToMend): string {
  const name =
    where === 'field'
      ? fields.find(({ definition }) => definition.fieldCode === code)?.definition.label
      : materials.find(({ definition }) => definition.materialCode === code)?.definition.name;
  return name ?? code;
}
