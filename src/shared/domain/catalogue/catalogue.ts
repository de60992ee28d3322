import { z } from 'zod';
import type { Brand } from '../../kernel/brand.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';
import { FieldDefinition } from './field-definition.ts';
import { MaterialDefinition } from './material-definition.ts';
import { ServiceItem } from './service-item.ts';
import { Question, Theme, ThemeSlot } from './theme.ts';

/** 部门. A body that decides items and owns a seal. */
export const Department = z.strictObject({
  departmentId: z.string().min(1),
  name: z.string().min(1),
  /** Full name of the body as its seal and its papers carry it. */
  organizationName: z.string().min(1),
  /** What people call it (人社, 市监局): searches find its items by these. */
  aliases: z.array(z.string().min(1)).optional(),
  /** True for water, power, gas and telecom companies and banks: they take part, but are no organ of government. */
  enterprise: z.boolean().default(false),
});
export type Department = z.infer<typeof Department>;

/** What holds for a whole catalogue: its name, and how official codes look at this centre. */
export const CatalogueHead = z.strictObject({
  name: z.string().min(1),
  /** Six digits (GB/T 2260) of the place. */
  divisionCode: z.string().regex(/^\d{6}$/),
  /** Regular expressions for whole codes; GB/T 39046-2020 says up to 10 and up to 24 places, practice knows 12, 31 and 33. */
  codePatterns: z.strictObject({
    basic: z.string().min(1),
    implementation: z.string().min(1),
    handling: z.string().min(1),
  }),
  /** Places of the official lists of themes (省 26, 市 40). */
  themeSlots: z.array(ThemeSlot).default([]),
});
export type CatalogueHead = z.infer<typeof CatalogueHead>;

/** The whole catalogue of a centre in one version. */
export const Catalogue = z.strictObject({
  head: CatalogueHead,
  departments: z.array(Department),
  fields: z.array(FieldDefinition),
  materials: z.array(MaterialDefinition),
  questions: z.array(Question),
  items: z.array(ServiceItem),
  themes: z.array(Theme),
});
export type Catalogue = z.infer<typeof Catalogue>;

/** 目录版本编号. */
export type CatalogueVersionId = Brand<string, 'CatalogueVersionId'>;

/** 目录版本. What the office knows of one version besides its content, which never changes. */
export type CatalogueVersion = {
  readonly versionId: CatalogueVersionId;
  /** Counts versions of this office, from 1. */
  readonly versionNumber: number;
  /** What the administrator called it. */
  readonly label: string;
  /** First day it is in force; of several, the one with the latest day and then the highest number holds. */
  readonly validFrom: LocalDate;
  readonly importedAt: Instant;
  /** Null for the one that came with the program. */
  readonly importedBy: string | null;
  /** SHA-256 of the content, lower-case hex. */
  readonly sha256: string;
  /** Set once it was removed: it is never in force again and kept only for the cases that name it. */
  readonly removedAt: Instant | null;
};

/** What a citizen comes with: a theme, one plain item, or several plain items (`code` joins theirs with `+`). */
export const Subject = z.strictObject({
  kind: z.enum(['theme', 'item', 'items']),
  code: z.string().min(1).max(2_500),
});
export type Subject = z.infer<typeof Subject>;
