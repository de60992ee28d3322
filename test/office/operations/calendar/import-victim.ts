import { createSystemRandomness } from '../../../../src/main/office/access/system-randomness.ts';
import { settleCalendar } from '../../../../src/main/office/operations/calendar/settle-calendar.ts';
import { openOfficeStore } from '../../../../src/main/office/storage/open-office-store.ts';
import { makeYear2027 } from '../../../domain/support/make-clock.ts';
import { fakeClock } from '../../../support/fake-clock.ts';
import { bringYear, calendarPorts } from './use-calendar.ts';

/**
 * The part of an office that takes one file of 2027 after the other into use, every second one with two working
 * weekend days less, until somebody kills it. A line goes out for every case it has moved.
 */
process.stdin.resume().once('end', () => process.exit()); // never outlives the test
const [database = '', masterKeyFile = ''] = process.argv.slice(2);
const clock = fakeClock();
const randomness = createSystemRandomness(clock);
const store = await openOfficeStore({ database, masterKeyFile, clock, randomness });
const ports = calendarPorts({ office: { store }, clock });
const changes = {
  ...ports.changes,
  publish: ({ id }: { readonly id: string }) => void process.stdout.write(`${id}\n`),
};
const year = makeYear2027();
for (let i = 0; ; i += 1) {
  const shiftedWorkdays = year.shiftedWorkdays.slice(i % 2 === 0 ? 2 : 0);
  await bringYear({ office: { store }, clock }, { ...year, shiftedWorkdays });
  await settleCalendar({ ...ports, changes });
}
