import type { Catalogue } from '../../../shared/domain/catalogue/catalogue.ts';
import type { Condition } from '../../../shared/domain/catalogue/condition.ts';
import { indexCatalogue } from '../../../shared/domain/catalogue/index-catalogue.ts';
import type { MaterialDefinition } from '../../../shared/domain/catalogue/material-definition.ts';
import { SUBSTITUTE_TEXTS } from '../../../shared/texts/catalogue-names.ts';
import { CATALOGUE_TEXTS, conditionText } from '../../../shared/texts/page-catalogue.ts';

/** Names of what a catalogue speaks of by code; an unknown code stands for itself. */
export type CatalogueWords = {
  item(itemCode: string): string;
  department(departmentId: string): string;
  material(materialCode: string): string;
  field(fieldCode: string): string;
  /** When something applies, as a sentence. */
  when(condition: Condition | undefined): string;
};

export function wordsOf(catalogue: Catalogue): CatalogueWords {
  const index = indexCatalogue(catalogue);
  const answersOf = (code: string, values: readonly string[]) => {
    const question = index.questions.get(code)?.entry;
    const labels = values.map(
      (value) => question?.choices.find((choice) => choice.value === value)?.label ?? value,
    );
    return { ask: question?.text ?? code, answers: labels.join(' / ') };
  };
  return {
    item: (code) => index.items.get(code)?.entry.name ?? code,
    department: (id) => index.departments.get(id)?.entry.name ?? id,
    material: (code) => index.materials.get(code)?.entry.name ?? code,
    field: (code) => index.fields.get(code)?.entry.label ?? code,
    when: (condition) => (condition ? conditionText(condition, answersOf) : CATALOGUE_TEXTS.always),
  };
}

/** Where a paper comes from, as tags: from the applicant, a register, a licence, a card. */
export function sourcesOf({ broughtByApplicant, replacedBy }: MaterialDefinition): readonly string[] {
  const substitutes = [...new Set(replacedBy.map(({ kind }) => SUBSTITUTE_TEXTS[kind]))];
  return [...(broughtByApplicant ? [CATALOGUE_TEXTS.brought] : []), ...substitutes];
}

/** True when the member, or something inside it, is marked 待确认. */
export function isToConfirm(marked: readonly string[], ...members: readonly string[]): boolean {
  return members.some((member) => marked.some((path) => path === member || path.startsWith(`${member}.`)));
}
