import type { SubCaseOpening } from '../../../../shared/domain/case/sub-case-action.ts';
import type { Waivers } from '../../../../shared/domain/case/intake-actions.ts';
import type {
  MergedApplication,
  MergedMaterial,
} from '../../../../shared/domain/catalogue/merged-application.ts';
import type { Draft } from '../../../../shared/domain/form/draft.ts';
import { isReplacedByCard } from '../../../../shared/domain/form/replaced-by-card.ts';
import type { PaperMaterial, PaperPromise } from '../../../../shared/texts/documents-window.ts';

type Given = Pick<Draft, 'answers' | 'materials'>;

/** Every material that is asked for, and how it came in. */
export function toPaperMaterials(
  merged: MergedApplication,
  given: Given,
  waivers: Waivers,
): readonly PaperMaterial[] {
  return merged.materials.map((material) => ({
    name: material.definition.name,
    copies: material.copies,
    taken: howTaken(material, { merged, given, waivers }),
    takenOverFrom: submittedOf(material, given)?.takenOver?.caseNumber ?? null,
  }));
}

/** What every item applied for promises once it is accepted. */
export function toPaperPromises(openings: readonly SubCaseOpening[]): readonly PaperPromise[] {
  return openings.map(({ itemName, promisedTimeLimit: promised, fixed }) => ({
    itemName,
    promised,
    ...(fixed && { fixed }),
  }));
}

function submittedOf({ definition }: MergedMaterial, { materials }: Given) {
  return materials.find(({ materialCode }) => materialCode === definition.materialCode);
}

type Taking = {
  readonly merged: MergedApplication;
  readonly given: Given;
  readonly waivers: Waivers;
};

function howTaken(material: MergedMaterial, { merged, given, waivers }: Taking): PaperMaterial['taken'] {
  const { definition, producedBy, required } = material;
  if (producedBy !== null) return 'producedHere';
  const handedIn = howHandedIn(submittedOf(material, given));
  if (handedIn) return handedIn;
  if (isReplacedByCard(definition, merged, given)) return 'cardReading';
  if (waivers.deferred.includes(definition.materialCode)) return 'deferred';
  if (waivers.promised.includes(definition.materialCode)) return 'promised';
  return required ? 'missing' : 'notGiven';
}

function howHandedIn(submitted: Given['materials'][number] | undefined): PaperMaterial['taken'] | undefined {
  if (!submitted) return undefined;
  if (submitted.takenOver) return 'takenOver';
  const scanned = submitted.files.length > 0;
  if (submitted.originalSeen) return scanned ? 'originalAndScan' : 'original';
  return scanned ? 'scan' : undefined;
}
