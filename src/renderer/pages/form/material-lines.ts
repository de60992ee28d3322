import type { DraftView } from '../../../shared/api/office/form.ts';
import type { MergedMaterial } from '../../../shared/domain/catalogue/merged-application.ts';
import { isReplacedByCard } from '../../../shared/domain/form/replaced-by-card.ts';
import type { Edits } from '../../stores/form/edits.ts';
import { issuesLeft, itemNames } from './field-states.ts';
import type { MaterialLine } from './MaterialPanel.vue';

/** The paper list: what is asked first, what the items make themselves last. */
export function linesOf(view: DraftView, edits: Edits, attempted: boolean): readonly MaterialLine[] {
  const open = new Set(
    issuesLeft({ view, edits }).flatMap(({ where, code }) => (where === 'material' ? [code] : [])),
  );
  const lines = view.merged.materials.map((material) => ({
    ...lineOf(material, view, edits),
    missing: attempted && open.has(material.definition.materialCode),
  }));
  return [
    ...lines.filter(({ producedBy }) => producedBy === null),
    ...lines.filter(({ producedBy }) => producedBy !== null),
  ];
}

function lineOf(material: MergedMaterial, view: DraftView, edits: Edits): Omit<MaterialLine, 'missing'> {
  const { materialCode } = material.definition;
  const submitted = view.draft.materials.find((entry) => entry.materialCode === materialCode) ?? null;
  return {
    material,
    submitted,
    originalSeen: edits.originalsSeen[materialCode] ?? submitted?.originalSeen ?? false,
    neededBy: itemNames(view, material.neededBy),
    producedBy: material.producedBy === null ? null : (itemNames(view, [material.producedBy])[0] ?? null),
    replacedByCard: isReplacedByCard(material.definition, view.merged, view.draft),
  };
}
