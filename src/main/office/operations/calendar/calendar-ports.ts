import type { OfficePorts } from '../../ports/office-ports.ts';

/** What administering the calendar needs. */
export type CalendarPorts = Pick<OfficePorts, 'store' | 'clock' | 'randomness' | 'hasher' | 'changes'> & {
  readonly data: Pick<OfficePorts['data'], 'openingHours'>;
};
