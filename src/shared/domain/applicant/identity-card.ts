import { z } from 'zod';

/** 居民身份证. What the chip of a resident identity card says (GA 490 data items, layout in devices.md A.5). */
export const IdentityCard = z.object({
  kind: z.literal('resident'),
  name: z.string(),
  /** GB/T 2261.1: 0 unknown, 1 male, 2 female, 9 not stated. */
  sexCode: z.enum(['0', '1', '2', '9']),
  /** GB/T 3304, two digits. */
  nationCode: z.string(),
  /** `YYYY-MM-DD`. */
  bornOn: z.string(),
  address: z.string(),
  /** 公民身份号码, 18 characters (GB 11643). */
  identityNumber: z.string(),
  issuingAuthority: z.string(),
  validFrom: z.string(),
  /** `YYYY-MM-DD`, or null for 长期 (no end). */
  validUntil: z.string().nullable(),
});
export type IdentityCard = z.infer<typeof IdentityCard>;

/** One reading of a card, as the station states and signs it (`SignedText` of this as JSON). */
export const CardReading = z.object({
  readingId: z.uuid(),
  /** The station that read, as enrolled at the office. */
  stationId: z.string(),
  /** SAM id of the reader, e.g. `05.01-20250101-0001234567-0007654321`. */
  deviceSerial: z.string(),
  /** True when reader or card are simulated; such a reading marks everything it fills. */
  simulated: z.boolean(),
  readAt: z.string(),
  /** After this moment the office refuses the reading. */
  expiresAt: z.string(),
  card: IdentityCard,
});
export type CardReading = z.infer<typeof CardReading>;
