import { assert } from '../../../../shared/kernel/assert.ts';
import type { Catalogue, Subject } from '../../../../shared/domain/catalogue/catalogue.ts';
import type { FieldDefinition } from '../../../../shared/domain/catalogue/field-definition.ts';
import { findSubject } from '../../../../shared/domain/catalogue/find-subject.ts';
import type { Question } from '../../../../shared/domain/catalogue/theme.ts';

/** Everything a subject may ask for in any situation: what is hidden now may be shown after the next answer. */
export type SubjectParts = {
  readonly questions: readonly Question[];
  readonly fields: readonly FieldDefinition[];
  readonly materialCodes: ReadonlySet<string>;
};

/** Collects the questions, fields and materials of a subject over all situations. */
export function partsOf(catalogue: Catalogue, subject: Subject): SubjectParts {
  const found = findSubject(catalogue, subject);
  assert(found, 'a draft is judged by a catalogue that holds its subject');
  const codes = new Set(found.items.map(({ itemCode }) => itemCode));
  const items = catalogue.items.filter(({ itemCode }) => codes.has(itemCode));
  const fieldCodes = new Set(items.flatMap((item) => item.fields.map((field) => field.fieldCode)));
  return {
    questions: found.questions,
    fields: catalogue.fields.filter(({ fieldCode }) => fieldCodes.has(fieldCode)),
    materialCodes: new Set(items.flatMap((item) => item.materials.map((material) => material.materialCode))),
  };
}
