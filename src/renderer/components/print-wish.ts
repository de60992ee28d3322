import type { ReprintReason } from '../../shared/domain/document/print-job.ts';

/** Where, how often and why again, as somebody fills it in. */
export type PrintWish = { printer: string; copies: number; reason: ReprintReason | ''; note: string };

/** What the fields hold at the beginning; the printer is not known yet. */
export function emptyWish(): PrintWish {
  return { printer: '', copies: 1, reason: '', note: '' };
}

/** 补打 says why; another reason says it in words. */
export function isReasonMissing({ reason, note }: PrintWish): boolean {
  return reason === '' || (reason === 'other' && note.trim() === '');
}

/** The wish as printing takes it; a first print has no reason. */
export function toChoice({ printer, copies, reason, note }: PrintWish, needsReason: boolean) {
  const count = Math.max(1, Math.round(copies) || 1);
  if (!needsReason || reason === '') return { printer, copies: count };
  const words = note.trim();
  return { printer, copies: count, reason: { kind: reason, ...(words !== '' && { note: words }) } };
}
