import type { CaseStatus } from '../../../shared/domain/case/case-status.ts';

/** Work nobody has decided yet, and that has not ended without. */
export const OPEN: readonly CaseStatus[] = [
  'received',
  'correcting',
  'waiting',
  'accepted',
  'reviewing',
  'suspended',
];
