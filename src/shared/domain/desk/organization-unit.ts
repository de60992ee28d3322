import { z } from 'zod';
import { parseLocalDate, type LocalDate } from '../../kernel/time.ts';

const Day = z.string().transform((text, context): LocalDate => {
  const day = parseLocalDate(text);
  if (day === undefined) context.addIssue('not a day of the calendar');
  return day ?? z.NEVER;
});

/** 机构. A place of the organisation: city → district → town → village station, and the centres with windows. */
export const OrganizationUnit = z.strictObject({
  /** Six digits (GB/T 2260), nine with the town; centres and stations as their city writes them. */
  unitCode: z.string().regex(/^[0-9A-Z-]{6,20}$/),
  name: z.string().min(1),
  unitKind: z.enum(['city', 'district', 'town', 'station', 'center']),
  parentCode: z.string().nullable(),
  validFrom: Day,
  validTo: Day.optional(),
  toBeConfirmed: z.array(z.string()).default([]),
});
export type OrganizationUnit = z.infer<typeof OrganizationUnit>;

/** 改革前基数. How many single-domain windows and posts a place had before the reform, as a file proves. */
export type ReformBaseline = {
  readonly unitCode: string;
  readonly countedOn: LocalDate;
  readonly singleDomainDesks: number;
  readonly posts: number;
  /** Name of the paper the figures are from. */
  readonly source: string;
};
