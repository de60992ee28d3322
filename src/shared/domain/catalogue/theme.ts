import { z } from 'zod';
import { CatalogueCode, CatalogueDay, Validity } from './codes.ts';
import { Condition } from './condition.ts';
import { Choice } from './field-definition.ts';
import { TimeLimitSchema } from './service-item.ts';

/** A question the clerk asks to find the situation (情形); the same code in two themes is the same question. */
export const Question = z.strictObject({
  questionCode: CatalogueCode,
  text: z.string().min(1),
  choices: z.array(Choice).min(2),
  when: Condition.optional(),
});
export type Question = z.infer<typeof Question>;

/** An item inside a theme: when it belongs to it, and what must be granted before. */
export const ThemeItem = z.strictObject({
  itemCode: CatalogueCode,
  when: Condition.optional(),
  /** Codes of items whose grant this one waits for. */
  after: z.array(CatalogueCode).default([]),
  /** What becomes of this item when one of `after` is denied. */
  whenPredecessorDenied: z.enum(['terminate', 'goOn']).default('terminate'),
  /** True when the theme's promise does not speak of it (a card is made, a bank opens an account). */
  outsidePromise: z.boolean().default(false),
});
export type ThemeItem = z.infer<typeof ThemeItem>;

/** 集中办理期. Applications are taken from `opensOn` to `closesOn` and all decided by the end of `resultOn`. */
export const BatchPeriod = z.strictObject({
  name: z.string().min(1),
  opensOn: CatalogueDay,
  closesOn: CatalogueDay,
  resultOn: CatalogueDay,
});
export type BatchPeriod = z.infer<typeof BatchPeriod>;

/** 一件事（主题）. A life event: several linked items in one go. */
export const Theme = z.strictObject({
  themeCode: CatalogueCode,
  version: z.int().min(1),
  name: z.string().min(1),
  aliases: z.array(z.string().min(1)).default([]),
  leadDepartmentId: z.string(),
  /** Who put it on the list. */
  level: z.enum(['national', 'provincial', 'city', 'district']),
  /** Codes of its questions, in the order they are asked. */
  questions: z.array(CatalogueCode),
  items: z.array(ThemeItem).min(1),
  /** 承诺时限 of the whole theme; none when only its items promise. */
  promisedTimeLimit: TimeLimitSchema.optional(),
  /** Fixed dates instead of a clock (教育入学); the clock of each item when empty. */
  batchPeriods: z.array(BatchPeriod).default([]),
  /** For 公民身后: the page uses no cheerful word. */
  quiet: z.boolean().default(false),
  ...Validity,
  toBeConfirmed: z.array(z.string()).default([]),
});
export type Theme = z.infer<typeof Theme>;

/** One place on the official list of themes; the unknown ones wait to be imported (待导入). */
export const ThemeSlot = z.strictObject({
  slotNumber: z.int().min(1),
  level: z.enum(['provincial', 'city']),
  name: z.string().min(1).nullable(),
  /** The theme of this catalogue that fills it. */
  themeCode: CatalogueCode.nullable(),
  toBeConfirmed: z.array(z.string()).default([]),
});
export type ThemeSlot = z.infer<typeof ThemeSlot>;
