import { z } from 'zod';

/** What a reason is given for; each is an action a person has to explain. */
export const REASON_KINDS = [
  'giveOpinion',
  'grant',
  'deny',
  'sendBack',
  'suspend',
  'resume',
  'extend',
  'disputeOwner',
  'dispatch',
  'urge',
  'answerUrge',
  'expedite',
  'terminate',
  'annul',
  'releaseClaim',
  'refuse',
  'returnToApplicant',
  'withdraw',
  'requestCorrection',
] as const;

/** One of the kinds. */
export type ReasonKind = (typeof REASON_KINDS)[number];

/** 理由模板. A sentence to begin a reason with, and the law it rests on. */
export const ReasonTemplate = z.strictObject({
  kind: z.enum(REASON_KINDS),
  text: z.string().min(1).max(500),
  legalBasis: z.string().min(1).max(300).optional(),
  /** Names of the members the customer must still confirm (待确认). */
  toBeConfirmed: z.array(z.enum(['text', 'legalBasis'])).default([]),
});
export type ReasonTemplate = z.infer<typeof ReasonTemplate>;
