/** A member of an item or theme that is not the same in two versions. */
export type ChangedMember = {
  /** Where it stands, e.g. `materials.birthCertificate.copies`. */
  readonly path: string;
  /** JSON text; null when it is new. */
  readonly before: string | null;
  /** JSON text; null when it is gone. */
  readonly after: string | null;
};

/** An item, theme, field, material, question or department that differs between two versions. */
export type CatalogueChange = {
  readonly part: 'departments' | 'fields' | 'materials' | 'questions' | 'items' | 'themes';
  readonly code: string;
  readonly name: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Empty unless `changed`. */
  readonly members: readonly ChangedMember[];
};

/** 版本比对. What changes from one version to another, by part and code. */
export type CatalogueDifference = { readonly changes: readonly CatalogueChange[] };
