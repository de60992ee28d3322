import type { FormIssue } from '../../../shared/domain/form/draft.ts';
import type { ReusableMaterial } from '../../../shared/domain/form/earlier-work.ts';
import type { DraftView } from '../../../shared/api/office/form.ts';
import type { MergedMaterial } from '../../../shared/domain/catalogue/merged-application.ts';
import { isReplacedByCard } from '../../../shared/domain/form/replaced-by-card.ts';
import type { Edits } from '../../stores/form/edits.ts';
import { issuesLeft, itemNames, wordsOf } from './field-states.ts';
import type { IsLocked } from './field-states.ts';
import type { MaterialLine } from './MaterialPanel.vue';

type Given = { readonly view: DraftView; readonly edits: Edits };

/** The paper list: what is asked first, what the items make themselves last. */
export function linesOf(
  {
    view,
    edits,
    offers,
    isLocked,
  }: Given & { readonly offers: readonly ReusableMaterial[]; readonly isLocked: IsLocked },
  attempted: boolean,
): readonly MaterialLine[] {
  const open = issuesLeft({ view, edits }).filter(({ where }) => where === 'material');
  const lines = view.merged.materials.map((material) => ({
    ...lineOf(material, { view, edits }),
    isLocked: isLocked('material', material.definition.materialCode),
    offer: offers.find(({ materialCode }) => materialCode === material.definition.materialCode) ?? null,
    ...verdictOn(
      open.find(({ code }) => code === material.definition.materialCode),
      attempted,
    ),
  }));
  return [
    ...lines.filter(({ producedBy }) => producedBy === null),
    ...lines.filter(({ producedBy }) => producedBy !== null),
  ];
}

function lineOf(
  material: MergedMaterial,
  { view, edits }: Given,
): Omit<MaterialLine, 'isLocked' | 'missing' | 'offer' | 'problem'> {
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

/** A paper nobody took in yet is marked after an attempt to accept; one that may not be used is at once. */
function verdictOn(issue: FormIssue | undefined, attempted: boolean) {
  if (!issue) return { missing: false, problem: null };
  const isMissing = issue.reason === 'required';
  return { missing: attempted || !isMissing, problem: isMissing ? null : wordsOf(issue) };
}
