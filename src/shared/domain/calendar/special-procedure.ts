/**
 * 特别程序. Work whose time does not count against the promise (Administrative Licensing Law art. 45: the first eight;
 * the applicant must be told in writing), and 公示, which other laws order for some items.
 */
export const SPECIAL_PROCEDURES = [
  'hearing',
  'bidding',
  'auction',
  'inspection',
  'testing',
  'quarantine',
  'appraisal',
  'expertReview',
  'publication',
] as const;

/** 特别程序. Why a clock stands still. */
export type SpecialProcedure = (typeof SPECIAL_PROCEDURES)[number];
