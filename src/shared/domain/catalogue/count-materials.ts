import { succeed, type Result } from '../../kernel/result.ts';
import type { Catalogue, Subject } from './catalogue.ts';
import { holds, type Situation } from './condition.ts';
import { askQuestions, mergeApplication } from './merge-application.ts';
import type { ServiceItem } from './service-item.ts';

/** 材料减少. How many papers an application asks for, counted as domain.md E.8 says. */
export type MaterialCount = {
  /** Rows the items ask for when each is applied for alone: the papers a citizen would carry to each counter. */
  readonly separately: number;
  /** Different papers still asked for, each once. */
  readonly together: number;
  /** Of these, papers a card reading, a licence or shared data may stand for. */
  readonly replaceable: number;
  /** Papers that an item of the application makes. */
  readonly produced: number;
  /** (separately − together) ÷ separately in percent, two digits, half up; null without papers. */
  readonly reductionPercent: string | null;
  /** The same with what may be replaced taken off too. */
  readonly reductionWithReplacementPercent: string | null;
};

/**
 * Counts the papers of a subject in one situation. Only what must be there counts: a paper nobody insists on would
 * make the reduction look larger than a citizen feels it. A row is a paper of an item, whatever the number of copies.
 */
export function countMaterials(
  catalogue: Catalogue,
  subject: Subject,
  situation: Situation,
): Result<MaterialCount, 'catalogue.subjectNotFound'> {
  const merged = mergeApplication(catalogue, subject, situation);
  if (!merged.ok) return merged;
  const { answers } = askQuestions(merged.value.questions, situation);
  const needed = merged.value.materials.filter(({ required }) => required);
  const asked = needed.filter(({ producedBy }) => producedBy === null);
  const replaceable = asked.filter(({ definition }) => definition.replacedBy.length > 0).length;
  const separately = merged.value.items.reduce((sum, { item }) => sum + countRows(item, answers), 0);
  return succeed({
    separately,
    together: asked.length,
    replaceable,
    produced: needed.length - asked.length,
    reductionPercent: percentOf(separately - asked.length, separately),
    reductionWithReplacementPercent: percentOf(separately - asked.length + replaceable, separately),
  });
}

function countRows({ materials }: ServiceItem, situation: Situation): number {
  const rows = materials.filter(({ required, when }) => required && holds(when, situation));
  return new Set(rows.map(({ materialCode }) => materialCode)).size;
}

/** Two digits, rounded half up, in whole numbers only; nothing of nothing is no share (domain.md E.0). */
function percentOf(part: number, whole: number): string | null {
  if (whole === 0) return null;
  const hundredths = Math.floor((2 * part * 10_000 + whole) / (2 * whole));
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
}
