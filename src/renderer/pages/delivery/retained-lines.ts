import type { RetainedPart } from '../../../shared/api/office/delivery-answers.ts';
import { RETENTION_STEPS, retentionStepOf } from '../../../shared/domain/delivery/retention.ts';
import { RETAINED_TEXTS } from '../../../shared/texts/page-delivery.ts';

/** A line of the list, under the heading of the step it has reached. */
export type RetainedLine = RetainedPart & { readonly key: string; readonly group: string };

/** The oldest first, as the office lists them. */
export function toRetainedLines(parts: readonly RetainedPart[]): readonly RetainedLine[] {
  return parts.map((part) => ({
    ...part,
    key: part.subCaseId,
    group: RETAINED_TEXTS.groups[retentionStepOf(part.retainedDays)],
  }));
}

/** 留存天数 to choose from. */
export const SINCE = [0, ...RETENTION_STEPS].map((days) => ({
  value: String(days),
  label: RETAINED_TEXTS.since(days),
}));
