import type { Catalogue, Subject } from '../../../../shared/domain/catalogue/catalogue.ts';
import type { FieldDefinition, ServiceItem } from '../../../../shared/domain/catalogue/service-item.ts';
import type { Question } from '../../../../shared/domain/catalogue/theme.ts';

/** Everything a subject may ask for in any situation: what is hidden now may be shown after the next answer. */
export type SubjectParts = {
  readonly questions: readonly Question[];
  readonly fields: readonly FieldDefinition[];
  readonly materialCodes: ReadonlySet<string>;
};

/** Collects the questions, fields and materials of a subject over all situations. */
export function partsOf(catalogue: Catalogue, subject: Subject): SubjectParts {
  const items = itemsOf(catalogue, subject);
  const fieldCodes = new Set(items.flatMap((item) => item.fields.map((field) => field.fieldCode)));
  const theme =
    subject.kind === 'theme' && catalogue.themes.find(({ themeCode }) => themeCode === subject.code);
  return {
    questions: theme ? theme.questions : [],
    fields: catalogue.fields.filter(({ fieldCode }) => fieldCodes.has(fieldCode)),
    materialCodes: new Set(items.flatMap((item) => item.materials.map((material) => material.materialCode))),
  };
}

function itemsOf(catalogue: Catalogue, subject: Subject): readonly ServiceItem[] {
  if (subject.kind === 'item') return catalogue.items.filter(({ itemCode }) => itemCode === subject.code);
  const theme = catalogue.themes.find(({ themeCode }) => themeCode === subject.code);
  const codes = new Set(theme?.items.map(({ itemCode }) => itemCode));
  return catalogue.items.filter(({ itemCode }) => codes.has(itemCode));
}
