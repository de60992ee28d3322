import { describe, expect, it } from 'vitest';
import type { SubCaseId } from '../../../src/shared/domain/case/case-action.ts';
import { countWorkload, workloadRows } from '../../../src/shared/domain/statistics/workload.ts';
import type { LocalDate } from '../../../src/shared/kernel/time.ts';
import { makeImmediateOpening, projectStory, type Step } from '../support/make-case.ts';

const day = (text: string) => text as LocalDate;
const part = (subCaseId: string, receivedAt: string, ...steps: readonly Step[]) => ({
  ...projectStory(makeImmediateOpening({ subCaseId: subCaseId as SubCaseId }), ...steps),
  receivedAt: new Date(`${receivedAt}:00+08:00`).toISOString() as ReturnType<
    typeof projectStory
  >['receivedAt'],
});
const september = { from: day('2026-09-01'), to: day('2026-09-30') };

describe('the workload of a period', () => {
  it('includes both days, from midnight to midnight in China', () => {
    const rows = [
      part('before', '2026-08-31T23:59'),
      part('first', '2026-09-01T00:00'),
      part('last', '2026-09-30T23:59'),
      part('after', '2026-10-01T00:00'),
    ];

    expect(countWorkload(rows, september)).toMatchObject({
      received: 2,
      open: 3,
      balance: { carriedOver: 1, holds: true },
    });
    expect(workloadRows(rows, september).map(({ subCaseId }) => subCaseId)).toEqual([
      'before',
      'first',
      'last',
    ]);
  });

  it('counts the day of each event, not that of receiving', () => {
    const row = part(
      'a',
      '2026-08-30T10:00',
      { kind: 'accept', at: '2026-08-30 10:05' },
      { kind: 'grant', at: '2026-09-02 10:00' },
      { kind: 'produce', at: '2026-09-03 10:00' },
      { kind: 'deliver', at: '2026-10-03 10:00' },
    );

    expect(countWorkload([row], september)).toMatchObject({
      received: 0,
      accepted: 0,
      concluded: 1,
      delivered: 0,
      open: 0,
    });
    expect(countWorkload([row], { from: day('2026-10-01'), to: day('2026-10-31') }).delivered).toBe(1);
  });

  it('leaves annulled ones out of everything and says how many', () => {
    const rows = [
      part('a', '2026-09-02T10:00', { kind: 'annul', at: '2026-09-03 10:00' }),
      part('b', '2026-08-02T10:00', { kind: 'annul', at: '2026-08-03 10:00' }),
    ];

    const workload = countWorkload(rows, september);

    expect(workload).toMatchObject({ received: 0, open: 0, excludedAnnulled: 1, balance: { holds: true } });
    expect(workloadRows(rows, september)).toEqual([]);
  });

  it('tells when the books do not balance', () => {
    const broken = { ...part('a', '2026-10-02T10:00', 'accept', 'grant') };

    expect(countWorkload([broken], september).balance).toMatchObject({
      concluded: 1,
      received: 0,
      holds: false,
    });
  });

  it('counts nothing of nothing', () => {
    expect(countWorkload([], september)).toMatchObject({
      received: 0,
      excludedAnnulled: 0,
      balance: { holds: true },
    });
  });
});
