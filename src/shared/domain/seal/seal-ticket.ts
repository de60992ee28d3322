import { z } from 'zod';

/** What the office allows one seal key to sign, once (`SignedText` of this as JSON, signed with the office's Ed25519 key). */
export const SealTicket = z.object({
  ticketId: z.uuid(),
  documentId: z.string(),
  sealId: z.string(),
  /** Serial number of the seal key that must sign. */
  sealKeySerial: z.string(),
  /** Operator who seals. */
  approverId: z.string(),
  /** SHA-256 over the byte range of the document, lower-case hex; must stand in the signed attributes. */
  messageDigest: z.string().regex(/^[0-9a-f]{64}$/),
  issuedAt: z.string(),
  expiresAt: z.string(),
});
export type SealTicket = z.infer<typeof SealTicket>;
