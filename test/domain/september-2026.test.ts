import { describe, expect, it } from 'vitest';
import { timelinessOf } from '../../src/shared/domain/approval/queue-order.ts';
import { computeDueDate, workingMinutesBetween } from '../../src/shared/domain/calendar/working-time.ts';
import { statusOf } from '../../src/shared/domain/case/case-flow.ts';
import type { SubCaseId } from '../../src/shared/domain/case/case-action.ts';
import { projectSubCase } from '../../src/shared/domain/case/project-case.ts';
import type { SubCaseProjection } from '../../src/shared/domain/case/projection.ts';
import { countWorkload, workloadRows } from '../../src/shared/domain/statistics/workload.ts';
import { toLocalText, type Instant, type LocalDate } from '../../src/shared/kernel/time.ts';
import { at, makeImmediateOpening, makeOpening, makeStream, type Step } from './support/make-case.ts';
import { loadCalendar } from './support/resources.ts';

/* The worked example of domain.md E.12: twelve parts of one town in September 2026. */

const calendar = loadCalendar();

type Line = {
  readonly id: string;
  readonly received: string;
  readonly accepted?: string;
  readonly days: number;
  readonly suspendedDays?: number;
  readonly end?: readonly [kind: 'grant' | 'deny' | 'refuse' | 'returnToApplicant' | 'withdraw', at: string];
  readonly due?: string;
};

const LINES: readonly Line[] = [
  {
    id: 'A01',
    received: '14 09:30',
    accepted: '14 09:40',
    days: 5,
    end: ['grant', '17 10:00'],
    due: '2026-09-20',
  },
  {
    id: 'A02',
    received: '14 10:00',
    accepted: '14 10:10',
    days: 5,
    end: ['grant', '21 16:00'],
    due: '2026-09-20',
  },
  {
    id: 'A03',
    received: '15 14:00',
    accepted: '15 14:05',
    days: 5,
    suspendedDays: 2,
    end: ['grant', '23 09:10'],
    due: '2026-09-23',
  },
  {
    id: 'A04',
    received: '16 11:00',
    accepted: '16 11:05',
    days: 3,
    end: ['grant', '24 17:00'],
    due: '2026-09-20',
  },
  {
    id: 'A05',
    received: '17 09:00',
    accepted: '17 09:05',
    days: 0,
    end: ['grant', '17 09:25'],
    due: '2026-09-17',
  },
  {
    id: 'A06',
    received: '18 17:50',
    accepted: '18 17:55',
    days: 0,
    end: ['grant', '21 09:05'],
    due: '2026-09-20',
  },
  {
    id: 'A07',
    received: '20 10:00',
    accepted: '20 10:02',
    days: 0,
    end: ['grant', '20 10:20'],
    due: '2026-09-20',
  },
  {
    id: 'A08',
    received: '21 09:00',
    accepted: '21 09:10',
    days: 10,
    end: ['deny', '30 12:00'],
    due: '2026-10-12',
  },
  { id: 'A09', received: '22 15:00', days: 5, end: ['refuse', '24 15:30'] },
  { id: 'A10', received: '23 10:00', days: 5, end: ['returnToApplicant', '28 10:00'] },
  { id: 'A11', received: '24 09:00', accepted: '24 09:05', days: 5, due: '2026-10-09' },
  {
    id: 'A12',
    received: '24 16:00',
    accepted: '24 16:20',
    days: 20,
    end: ['withdraw', '29 09:30'],
    due: '2026-10-29',
  },
];

const september = (dayAndTime: string): string => `2026-09-${dayAndTime}`;

/** Suspended whole days are added to the promise, which is what the ledger of suspensions does to whole days. */
function stepsOf({ accepted, days, suspendedDays = 0, end }: Line): readonly Step[] {
  if (accepted === undefined) return end ? [{ kind: end[0], at: september(end[1]) }] : [];
  const due = (amount: number) =>
    computeDueDate(calendar, at(september(accepted)), { amount, unit: 'workingDay' });
  const accept: Step = { kind: 'accept', at: september(accepted), due: due(days) };
  const claim: Step = { kind: 'startReview', at: september(accepted) };
  const resume: Step[] =
    suspendedDays > 0 ? ['suspend', { kind: 'resume', due: due(days + suspendedDays) }] : [];
  const review: Step[] = days === 0 ? [] : [claim, ...resume, 'giveOpinion', claim];
  return [accept, ...(end ? review : []), ...(end ? [{ kind: end[0], at: september(end[1]) } as const] : [])];
}

const parts: ReadonlyMap<string, SubCaseProjection> = new Map(
  LINES.map((line) => {
    const subCaseId = line.id as SubCaseId;
    const opening = line.days === 0 ? makeImmediateOpening({ subCaseId }) : makeOpening({ subCaseId });
    const [receive, ...rest] = makeStream(opening, ...stepsOf(line));
    const moment = at(september(line.received));
    const actions = receive ? [{ ...receive, effectiveAt: moment, recordedAt: moment }, ...rest] : rest;
    return [line.id, projectSubCase(subCaseId, actions)];
  }),
);
const rows = [...parts.values()];
const concluded = rows.filter(({ decidedAt }) => decidedAt !== null);
const period = { from: '2026-09-01' as LocalDate, to: '2026-09-30' as LocalDate };

describe('September 2026', () => {
  it('counts received, accepted, concluded and open', () => {
    expect(countWorkload(rows, period)).toMatchObject({ received: 12, accepted: 10, concluded: 8, open: 1 });
    expect(workloadRows(rows, period)).toHaveLength(12);
  });

  it('balances', () => {
    expect(countWorkload(rows, period).balance).toEqual({
      carriedOver: 0,
      received: 12,
      concluded: 8,
      refused: 1,
      returned: 1,
      withdrawn: 1,
      terminated: 0,
      transferredOut: 0,
      carriedForward: 1,
      holds: true,
    });
  });

  it.each(LINES.filter(({ due }) => due !== undefined))('$id is due at the close of $due', ({ id, due }) => {
    const { dueAt } = parts.get(id) ?? { dueAt: null };

    expect(dueAt && toLocalText(dueAt)).toBe(`${due} 18:00`);
  });

  it('concludes A01, A03, A05, A07 and A08 on time: 5 of 8', () => {
    const onTime = concluded.filter((part) => timelinessOf(part, at('2026-10-01')) === 'onTime');

    expect(onTime.map(({ subCaseId }) => subCaseId)).toEqual(['A01', 'A03', 'A05', 'A07', 'A08']);
    expect(concluded).toHaveLength(8);
  });

  it('concludes 2 of 3 即办 items by their due day', () => {
    const immediate = concluded.filter(({ handlingKind }) => handlingKind === 'immediate');
    const inTime = immediate.filter(
      ({ decidedAt, dueAt }) => decidedAt !== null && dueAt !== null && decidedAt <= dueAt,
    );

    expect([inTime.length, immediate.length]).toEqual([2, 3]);
  });

  it('takes 1753.5 working minutes on average, suspended days taken off', () => {
    const minutes = concluded.map(({ subCaseId, acceptedAt, decidedAt }) => {
      const suspended = subCaseId === 'A03' ? 2 * 480 : 0;
      return workingMinutesBetween(calendar, acceptedAt as Instant, decidedAt as Instant) - suspended;
    });

    expect(minutes).toEqual([1460, 3170, 2165, 3655, 20, 490, 18, 3050]);
    expect(minutes.reduce((sum, each) => sum + each, 0) / 8).toBe(1753.5);
  });

  it('ends the four others as the story says', () => {
    expect(['A09', 'A10', 'A11', 'A12'].map((id) => parts.get(id)?.status)).toEqual([
      'refused',
      'returned',
      'accepted',
      'withdrawn',
    ]);
    expect(statusOf(makeStream(makeOpening()))).toBe('received');
  });
});
