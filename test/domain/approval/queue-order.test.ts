import { describe, expect, it } from 'vitest';
import { byDueDate, timelinessOf } from '../../../src/shared/domain/approval/queue-order.ts';
import type { SubCaseId } from '../../../src/shared/domain/case/case-action.ts';
import { at, makeDue, makeOpening, projectStory, type Step } from '../support/make-case.ts';

const accept = (due: string | null): Step => ({
  kind: 'accept',
  at: '2026-09-14 10:00',
  due: due === null ? null : makeDue(at(due)),
});

describe('the order of a queue', () => {
  it('is due date first, then what came first, what waits last', () => {
    const part = (subCaseId: string, due: string | null, receivedAt = '2026-09-14 09:00') => ({
      ...projectStory(makeOpening({ subCaseId: subCaseId as SubCaseId }), accept(due)),
      receivedAt: at(receivedAt),
    });
    const queue = [
      part('waits', null),
      part('late', '2026-09-20 18:00'),
      part('soonButLater', '2026-09-17 18:00', '2026-09-14 11:00'),
      part('soon', '2026-09-17 18:00'),
    ];

    expect(queue.toSorted(byDueDate).map(({ subCaseId }) => subCaseId)).toEqual([
      'soon',
      'soonButLater',
      'late',
      'waits',
    ]);
  });
});

describe('an expedited part', () => {
  it('comes before everything that is due earlier', () => {
    const part = (subCaseId: string, due: string, ...more: readonly Step[]) =>
      projectStory(makeOpening({ subCaseId: subCaseId as SubCaseId }), accept(due), ...more);
    const queue = [
      part('soon', '2026-09-17 18:00'),
      part('expeditedLater', '2026-09-30 18:00', 'expedite'),
      part('expedited', '2026-09-29 18:00', 'expedite'),
    ];

    expect(queue.toSorted(byDueDate).map(({ subCaseId }) => subCaseId)).toEqual([
      'expedited',
      'expeditedLater',
      'soon',
    ]);
  });
});

describe('timeliness of a promise up to the 18th 10:00', () => {
  const decided = (when: string): Step[] => [
    'startReview',
    'giveOpinion',
    'startReview',
    { kind: 'grant', at: when },
  ];

  it.each<[string, Step[], string, string]>([
    ['due the day after tomorrow', [], '2026-09-16 23:59', 'onTime'],
    ['due tomorrow', [], '2026-09-17 00:00', 'dueSoon'],
    ['the last moment', [], '2026-09-18 10:00', 'dueSoon'],
    ['past it', [], '2026-09-18 10:01', 'overdue'],
    ['decided in time, whatever the day today', decided('2026-09-18 10:00'), '2027-01-01', 'onTime'],
    ['decided late', decided('2026-09-18 10:01'), '2026-09-19', 'overdue'],
    ['withdrawn', ['withdraw'], '2026-12-01', 'noLimit'],
    ['suspended', ['startReview', 'suspend'], '2026-12-01', 'noLimit'],
  ])('%s', (_name, steps, ...[now, expected]) => {
    expect(timelinessOf(projectStory(makeOpening(), accept('2026-09-18 10:00'), ...steps), at(now))).toBe(
      expected,
    );
  });

  it('has no limit while it waits for another item', () => {
    expect(timelinessOf(projectStory(makeOpening(), accept(null)), at('2027-01-01'))).toBe('noLimit');
  });
});
