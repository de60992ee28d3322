import { z } from 'zod';
import { parseLocalDate, type LocalDate, type MinuteOfDay } from '../../kernel/time.ts';

const Day = z.string().transform((text, context): LocalDate => {
  const day = parseLocalDate(text);
  if (day === undefined) context.addIssue('not a day of the calendar');
  return day ?? z.NEVER;
});

const NamedDay = z.strictObject({ date: Day, name: z.string().min(1) });

/** One published year: which weekdays are off and which weekend days are worked (notice of the State Council's office). */
export type CalendarYear = {
  readonly year: number;
  readonly holidays: readonly { readonly date: LocalDate; readonly name: string }[];
  /** 调休: weekend days that are worked. */
  readonly shiftedWorkdays: readonly { readonly date: LocalDate; readonly name: string }[];
  /** The notice, for the explanation and the administrator. */
  readonly source: string;
  readonly publishedOn?: LocalDate;
  /** Working days from January to December: a checksum somebody counted by hand. */
  readonly workingDaysByMonth?: readonly number[];
};

/** Reads a file of `resources/calendar`. */
export const CalendarYear: z.ZodType<CalendarYear> = z.strictObject({
  year: z.int().min(2000).max(2200),
  holidays: z.array(NamedDay).max(366),
  shiftedWorkdays: z.array(NamedDay).max(366),
  source: z.string(),
  publishedOn: Day.exactOptional(),
  workingDaysByMonth: z.array(z.int().min(0).max(31)).length(12).exactOptional(),
});

/** Opening hours of a centre in minutes after midnight; a working day is the sum of the spans. */
export type OpeningHours = {
  readonly spans: readonly { readonly from: MinuteOfDay; readonly to: MinuteOfDay }[];
  /** Work accepted at or after this minute counts from the next opening. */
  readonly cutOff: MinuteOfDay;
};

const Minute = z.int().min(0).max(1440);

/** Reads `resources/calendar/opening-hours.json`: spans that do not overlap, in the order of the day. */
export const OpeningHours: z.ZodType<OpeningHours> = z
  .strictObject({ spans: z.array(z.strictObject({ from: Minute, to: Minute })).min(1), cutOff: Minute })
  .refine(
    ({ spans }) => spans.every((span, i) => span.from < span.to && (spans[i - 1]?.to ?? 0) <= span.from),
    {
      error: 'spans overlap or are out of order',
    },
  );

/** 工作日历. Years that were published; any other year is weekends only and provisional. */
export type WorkCalendar = {
  readonly years: readonly CalendarYear[];
  readonly openingHours: OpeningHours;
};
