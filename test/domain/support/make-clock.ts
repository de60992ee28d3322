import type { CaseClock, Extension, Suspension } from '../../../src/shared/domain/calendar/case-clock.ts';
import type { CalendarYear } from '../../../src/shared/domain/calendar/work-calendar.ts';
import type { LocalDate } from '../../../src/shared/kernel/time.ts';
import type { TimeLimit } from '../../../src/shared/domain/calendar/due-date.ts';
import { at } from './make-case.ts';

/** A promise that nothing has moved. */
export function makeClock(
  startedAt: string,
  amount: number,
  unit: TimeLimit['unit'] = 'workingDay',
): CaseClock {
  return { startedAt: at(startedAt), limit: { amount, unit }, suspensions: [], extensions: [] };
}

/** 检测，告知书 3 号. */
export function makeSuspension(
  suspendedAt: string,
  resumedAt: string | null,
  documentNumber = '3',
): Suspension {
  return {
    procedure: 'testing',
    documentNumber,
    suspendedAt: at(suspendedAt),
    resumedAt: resumedAt === null ? null : at(resumedAt),
  };
}

/** 告知书 4 号, by the head of the body. */
export function makeExtension(extendedAt: string, workingDays: number): Extension {
  return { extendedAt: at(extendedAt), workingDays, basis: 'ownBody', documentNumber: '4' };
}

/** A year that was not published when this was written: the dates are invented. */
export function makeYear2027(): CalendarYear {
  const days = (name: string, ...dates: readonly string[]) =>
    dates.map((date) => ({ date: `2027-${date}` as LocalDate, name }));
  return {
    year: 2027,
    holidays: [
      ...days('元旦', '01-01', '01-02', '01-03'),
      ...days('春节', '02-05', '02-06', '02-07', '02-08', '02-09', '02-10', '02-11'),
      ...days('清明节', '04-03', '04-04', '04-05'),
      ...days('劳动节', '05-01', '05-02', '05-03', '05-04', '05-05'),
      ...days('端午节', '06-07', '06-08', '06-09'),
      ...days('中秋节', '09-15', '09-16', '09-17'),
      ...days('国庆节', '10-01', '10-02', '10-03', '10-04', '10-05', '10-06', '10-07'),
    ],
    shiftedWorkdays: days(
      '调休',
      '01-30',
      '02-20',
      '05-08',
      '05-15',
      '06-05',
      '06-19',
      '09-11',
      '09-25',
      '10-09',
    ),
    source: 'x',
  };
}
