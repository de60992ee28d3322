import { z } from 'zod';

/**
 * What every kind of card says, under the names the form knows. A text is empty where that kind of card does not bear
 * the datum, so that nothing is filled from it.
 */
const common = {
  /** As the chip has it: rare characters may be surrogate pairs or private-use code units. */
  name: z.string(),
  /** GB/T 2261.1: 0 unknown, 1 male, 2 female, 9 not stated. */
  sexCode: z.enum(['0', '1', '2', '9']),
  /** GB/T 3304, two digits. */
  nationCode: z.string(),
  /** `YYYY-MM-DD`. */
  bornOn: z.string(),
  address: z.string(),
  /** 公民身份号码, 18 characters (GB 11643); on cards of foreigners the number of the card. */
  identityNumber: z.string(),
  issuingAuthority: z.string(),
  validFrom: z.string(),
  /** `YYYY-MM-DD`, or null for 长期 (no end). */
  validUntil: z.string().nullable(),
};

/** What only the cards of foreigners say. */
const foreign = {
  chineseName: z.string(),
  englishName: z.string(),
  /** GB/T 2659, three letters. */
  nationalityCode: z.string(),
};

/** 居民身份证. What the chip of a resident identity card says (GA 490 data items, layout in devices.md A.5). */
export const ResidentCard = z.object({ kind: z.literal('resident'), ...common });
export type ResidentCard = z.infer<typeof ResidentCard>;

/** 港澳台居民居住证. Residence permit of people from Hong Kong, Macau and Taiwan (type `J` on the chip). */
export const ResidencePermit = z.object({
  kind: z.literal('residencePermit'),
  ...common,
  /** 通行证号码. */
  travelPermitNumber: z.string(),
  /** 签发次数, two digits. */
  issueCount: z.string(),
});
export type ResidencePermit = z.infer<typeof ResidencePermit>;

/** 外国人永久居留身份证 of the format of 2017 (type `I`). `name` is the Chinese one where the card bears one. */
export const ForeignerCard2017 = z.object({
  kind: z.literal('foreigner2017'),
  ...common,
  ...foreign,
  cardVersion: z.string(),
  acceptingAuthorityCode: z.string(),
});
export type ForeignerCard2017 = z.infer<typeof ForeignerCard2017>;

/** 外国人永久居留身份证 of the format of 2023 (type `Y`). `name` is the Chinese one where the card bears one. */
export const ForeignerCard2023 = z.object({
  kind: z.literal('foreigner2023'),
  ...common,
  ...foreign,
  /** 换证次数, two digits. */
  renewalCount: z.string(),
  /** 既往版本证件号码关联项: ties this number to the former card's, three characters. */
  formerCardLink: z.string(),
});
export type ForeignerCard2023 = z.infer<typeof ForeignerCard2023>;

/** 身份证件. A card of one of the four kinds the reader knows; `kind` says which. */
export const IdentityCard = z.discriminatedUnion('kind', [
  ResidentCard,
  ResidencePermit,
  ForeignerCard2017,
  ForeignerCard2023,
]);
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
  /** 追加住址. The newest address on the chip, null when the card has none; absent when it was not asked for. */
  newestAddress: z.string().nullable().optional(),
});
export type CardReading = z.infer<typeof CardReading>;
