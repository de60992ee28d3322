import type { ReprintReason } from '../domain/document/print-job.ts';
import { toLocalText } from '../kernel/time.ts';
import type { Instant } from '../kernel/time.ts';

/** 补打原因. */
export const REPRINT_REASON_TEXTS: Readonly<Record<ReprintReason, string>> = {
  lost: '遗失',
  damaged: '污损',
  misprinted: '打印质量不合格',
  extraCopy: '加份',
  other: '其他',
};

/** What the mark of a copy says. */
export type CopyMark = {
  readonly copyNumber: number;
  readonly reason: ReprintReason;
  /** In the words of whoever asked for it; null when nothing was written. */
  readonly note: string | null;
  readonly at: Instant;
};

/** 副本标记: the line in the margin of every page of a paper that is printed again. */
export function copyMark({ copyNumber, reason, note, at }: CopyMark): string {
  const why = note === null ? REPRINT_REASON_TEXTS[reason] : `${REPRINT_REASON_TEXTS[reason]}（${note}）`;
  return `副本 第${copyNumber}份 · 补打原因：${why} · ${toLocalText(at)}`;
}

/** What people call the simulated printer. */
export const SIMULATED_PRINTER_NAME = '模拟打印机';
