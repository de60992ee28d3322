import { z } from 'zod';
import { FieldDefinition, MaterialDefinition, ServiceItem } from './service-item.ts';
import { Theme } from './theme.ts';

/** 部门. A body that decides items and owns a seal. */
export const Department = z.strictObject({
  departmentId: z.string(),
  name: z.string(),
  /** Full name of the body as its seal and its papers carry it. */
  organizationName: z.string(),
});
export type Department = z.infer<typeof Department>;

/** The whole catalogue of a centre in one version. */
export const Catalogue = z.strictObject({
  departments: z.array(Department),
  fields: z.array(FieldDefinition),
  materials: z.array(MaterialDefinition),
  items: z.array(ServiceItem),
  themes: z.array(Theme),
});
export type Catalogue = z.infer<typeof Catalogue>;

/** What a citizen comes with: a theme, or one plain item. */
export const Subject = z.strictObject({ kind: z.enum(['theme', 'item']), code: z.string() });
export type Subject = z.infer<typeof Subject>;
