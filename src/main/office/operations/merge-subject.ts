import { assert } from '../../../shared/kernel/assert.ts';
import type { Catalogue, Subject } from '../../../shared/domain/catalogue/catalogue.ts';
import type { Situation } from '../../../shared/domain/catalogue/condition.ts';
import { mergeApplication } from '../../../shared/domain/catalogue/merge-application.ts';
import type { MergedApplication } from '../../../shared/domain/catalogue/merged-application.ts';
import type { ServiceItem } from '../../../shared/domain/catalogue/service-item.ts';

/** A draft with its situation, or a case, whose situation goes when its personal data are erased. */
type Asked = { readonly subject: Subject } & (
  { readonly situation: Situation } | { readonly personal?: { readonly situation?: Situation } }
);

/** What is asked of a citizen who came with a subject the catalogue was known to hold. */
export function mergeSubject(catalogue: Catalogue, about: Asked): MergedApplication {
  const situation = 'situation' in about ? about.situation : (about.personal?.situation ?? {});
  const merged = mergeApplication(catalogue, about.subject, situation);
  assert(merged.ok, 'a subject stays in the catalogue as long as drafts or cases name it');
  return merged.value;
}

/** The item of a sub-case. */
export function itemOf(catalogue: Catalogue, itemCode: string): ServiceItem {
  const item = catalogue.items.find((candidate) => candidate.itemCode === itemCode);
  assert(item, 'an item stays in the catalogue as long as cases name it');
  return item;
}

/** Name of a department; its code when the catalogue no longer holds it. */
export function departmentNameOf(catalogue: Catalogue, departmentId: string): string {
  return (
    catalogue.departments.find((candidate) => candidate.departmentId === departmentId)?.name ?? departmentId
  );
}

/** Full name of the body a department is, as its papers carry it. */
export function organizationNameOf(catalogue: Catalogue, departmentId: string): string {
  const department = catalogue.departments.find((candidate) => candidate.departmentId === departmentId);
  assert(department, 'every item names a department of the catalogue');
  return department.organizationName;
}
