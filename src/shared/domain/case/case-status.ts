/** 办件状态 of a sub-case; identifiers are fixed (DESIGN.md §5). */
export const CASE_STATUSES = [
  'received',
  'correcting',
  'refused',
  'accepted',
  'waiting',
  'reviewing',
  'suspended',
  'grantedDecision',
  'deniedDecision',
  'returned',
  'withdrawn',
  'terminated',
  'annulled',
  'ready',
  'delivered',
  'archived',
] as const;

/** One of the statuses; a draft is not a case and has none. */
export type CaseStatus = (typeof CASE_STATUSES)[number];
