import type { PointToMend } from '../../../../shared/domain/case/plan-intake.ts';
import { neededBy } from '../../../../shared/domain/case/plan-intake.ts';
import type { PartOfForm } from '../../../../shared/domain/case/supply.ts';
import type { MergedApplication } from '../../../../shared/domain/catalogue/merged-application.ts';
import type { PaperPoint } from '../../../../shared/texts/documents-intake.ts';

/** The points of a notice in the words of the form. */
export function namePoints(merged: MergedApplication, points: readonly PointToMend[]): readonly PaperPoint[] {
  return points.map((point) => ({
    name: nameOfPart(merged, point),
    kind: point.where,
    remedy: point.remedy,
    itemNames: itemNamesOf(merged, neededBy(merged, point)),
  }));
}

/** The points as one text, for the log. */
export function pointsText(merged: MergedApplication, points: readonly PointToMend[]): string {
  return points.map((point) => `${nameOfPart(merged, point)}：${point.remedy}`).join('；');
}

/** Names of items, in the order of the application. */
export function itemNamesOf({ items }: MergedApplication, itemCodes: readonly string[]): readonly string[] {
  return items.filter(({ item }) => itemCodes.includes(item.itemCode)).map(({ item }) => item.name);
}

/** A question, field or paper in the words of the form. */
export function nameOfPart(merged: MergedApplication, { where, code }: PartOfForm): string {
  const { questions, fields, materials } = merged;
  switch (where) {
    case 'question':
      return questions.find(({ questionCode }) => questionCode === code)?.text ?? code;
    case 'field':
      return fields.find(({ definition }) => definition.fieldCode === code)?.definition.label ?? code;
    case 'material':
      return materials.find(({ definition }) => definition.materialCode === code)?.definition.name ?? code;
  }
}
