import { createSystemRandomness } from '../../../../src/main/office/access/system-randomness.ts';
import { settleCalendar } from '../../../../src/main/office/operations/calendar/settle-calendar.ts';
import { openOfficeStore } from '../../../../src/main/office/storage/open-office-store.ts';
import type { LocalDate } from '../../../../src/shared/kernel/time.ts';
import { makeYear2027 } from '../../../domain/support/make-clock.ts';
import { fakeClock } from '../../../support/fake-clock.ts';
import { bringYear, calendarPorts } from './use-calendar.ts';

/**
 * The part of an office that takes one file of 2027 after the other into use, every second one with two working
 * weekend days less; `daysOff` more days of January are off. It is killed without warning when it has looked at the clock so many times: each row of a log
 * looks there once, so that is in the middle of a transaction more often than not.
 */
const [database = '', masterKeyFile = '', looks = '1', daysOff = '0'] = process.argv.slice(2);
const { now } = fakeClock();
let left = Number(looks);
const clock = {
  now: () => {
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
    return now();
  },
};
const randomness = createSystemRandomness({ now });
const store = await openOfficeStore({ database, masterKeyFile, clock, randomness });
const year = makeYear2027();
const days = ['04', '05', '06', '07', '08'].slice(0, Number(daysOff));
const more = days.map((day) => ({ date: `2027-01-${day}` as LocalDate, name: '停办' }));
const holidays = [...year.holidays, ...more];
for (let i = 0; ; i += 1) {
  const shiftedWorkdays = year.shiftedWorkdays.slice(i % 2 === 0 ? 2 : 0);
  await bringYear({ office: { store }, clock }, { ...year, holidays, shiftedWorkdays });
  await settleCalendar(calendarPorts({ office: { store }, clock }));
}
