/**
 * Why somebody looks at what is masked. A choice and no free text, so that the audit log, in which nothing is ever
 * changed, says nothing a citizen could be known by.
 */
export const REVEAL_REASONS = [
  'verifyIdentity',
  'contactApplicant',
  'checkAnswers',
  'handOver',
  'complaint',
] as const;

/** One of the reasons. */
export type RevealReason = (typeof REVEAL_REASONS)[number];
