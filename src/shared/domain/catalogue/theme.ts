import { z } from 'zod';
import { Condition } from './condition.ts';

const code = z.string().regex(/^[A-Za-z0-9.-]{2,50}$/);

/** A question the clerk asks to find the situation (情形). */
export const Question = z.strictObject({
  questionCode: code,
  text: z.string(),
  choices: z.array(z.strictObject({ value: z.string(), label: z.string() })).min(2),
  when: Condition.optional(),
});
export type Question = z.infer<typeof Question>;

/** An item inside a theme: when it belongs to it, and what must be granted before. */
export const ThemeItem = z.strictObject({
  itemCode: code,
  when: Condition.optional(),
  /** Codes of items whose grant this one waits for. */
  after: z.array(code).default([]),
  /** What becomes of this item when one of `after` is denied. */
  whenPredecessorDenied: z.enum(['terminate', 'goOn']).default('terminate'),
});
export type ThemeItem = z.infer<typeof ThemeItem>;

/** 一件事（主题）. A life event: several linked items in one go. */
export const Theme = z.strictObject({
  themeCode: code,
  version: z.int().min(1),
  name: z.string(),
  aliases: z.array(z.string()).default([]),
  leadDepartmentId: z.string(),
  questions: z.array(Question),
  items: z.array(ThemeItem).min(1),
  toBeConfirmed: z.array(z.string()).default([]),
});
export type Theme = z.infer<typeof Theme>;
