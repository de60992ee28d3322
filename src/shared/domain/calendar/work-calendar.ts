import type { LocalDate, MinuteOfDay } from '../../kernel/time.ts';

/** One published year: which weekdays are off and which weekend days are worked (notice of the State Council's office). */
export type CalendarYear = {
  readonly year: number;
  readonly holidays: readonly { readonly date: LocalDate; readonly name: string }[];
  /** 调休: weekend days that are worked. */
  readonly shiftedWorkdays: readonly { readonly date: LocalDate; readonly name: string }[];
  /** The notice, for the explanation and the administrator. */
  readonly source: string;
};

/** Opening hours of a centre in minutes after midnight; a working day is the sum of the spans. */
export type OpeningHours = {
  readonly spans: readonly { readonly from: MinuteOfDay; readonly to: MinuteOfDay }[];
  /** Work accepted at or after this minute counts from the next opening. */
  readonly cutOff: MinuteOfDay;
};

/** 工作日历. Years that were published; any other year is weekends only and provisional. */
export type WorkCalendar = {
  readonly years: readonly CalendarYear[];
  readonly openingHours: OpeningHours;
};
