import { describe, expect, it } from 'vitest';
import { LEGAL_DEADLINES, legalDeadlineOf } from '../../../src/shared/domain/calendar/legal-deadline.ts';
import { toLocalText } from '../../../src/shared/kernel/time.ts';
import { at } from '../support/make-case.ts';
import { loadCalendar } from '../support/resources.ts';

const FROM = '2026-09-22 15:00';

describe('a legal deadline', () => {
  it.each([
    ['correctionNotice', '2026-09-30'],
    ['hearingRequest', '2026-09-30'],
    ['delivery', '2026-10-13'],
    ['rectification', '2026-10-20'],
    ['decision', '2026-10-27'],
    ['preliminaryReview', '2026-10-27'],
    ['hearing', '2026-10-27'],
    ['jointDecision', '2026-12-01'],
  ] as const)('%s that begins on 2026-09-22 ends at the close of %s', (name, day) => {
    const { dueAt, provisional } = legalDeadlineOf(loadCalendar(), name, at(FROM));

    expect(toLocalText(dueAt)).toBe(`${day} 18:00`);
    expect(provisional).toBe(false);
  });

  it('is provisional where it reaches into an unpublished year', () => {
    expect(legalDeadlineOf(loadCalendar(), 'jointDecision', at('2026-11-20 10:00')).provisional).toBe(true);
  });

  it('names the article of the licensing law', () => {
    const articles = Object.values(LEGAL_DEADLINES).map(({ law, article }) => [law, article === null]);

    expect(articles.filter(([law, none]) => (law === 'administrativeLicensingLaw') === none)).toEqual([]);
  });
});
