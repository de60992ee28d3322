import { z } from 'zod';
import { parseLocalDate, type LocalDate } from '../../kernel/time.ts';

/**
 * Code of anything in a catalogue: text, never computed with. Answers are kept under codes, so none may be what every
 * object answers to (`constructor`, `toString`).
 */
export const CatalogueCode = z
  .string()
  .regex(/^[A-Za-z0-9.-]{2,50}$/)
  .refine((code) => !(code in Object.prototype));

/** A day of the calendar, `2026-01-01`. */
export const CatalogueDay = z.string().transform((text, context): LocalDate => {
  const day = parseLocalDate(text);
  if (day === undefined) context.addIssue('not a day of the calendar');
  return day ?? z.NEVER;
});

/** When a part of the catalogue is in use; both days inclusive, open-ended without the second. */
export const Validity = { validFrom: CatalogueDay, validTo: CatalogueDay.optional() };

/** 事项类型 (GB/T 39046-2020 A.1). */
export const MATTER_TYPES = ['00', '01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '20'] as const;

/** 结果文书: how the paper of a sealed result is written; one that names none is written as 批准书. */
export const OUTCOME_TEMPLATES = ['approval', 'grantDecision', 'certificate'] as const;

/** 行使层级 (GB/T 39046-2020 A.2): 1 nation, 2 province, 3 city, 4 county, 5 town, 6 village, 7 several. */
export const EXERCISE_LEVELS = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** 实施主体性质 (GB/T 39046-2020 A.3): 1 organ by law, 2 authorised, 3 entrusted, 9 other. */
export const BODY_NATURES = ['1', '2', '3', '9'] as const;

/** 服务对象 (GB/T 39046-2020 A.4): 1 person, 2 company, 3 institution, 4 social organisation, 5 organ, 6 other. */
export const SERVED_OBJECTS = ['1', '2', '3', '4', '5', '6'] as const;

/** 办理形式 (GB/T 39046-2020 A.5): 1 window, 2 computer, 3 mobile, 4 courier, 9 other. */
export const HANDLING_FORMS = ['1', '2', '3', '4', '9'] as const;
