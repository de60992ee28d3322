import { describe, expect, it } from 'vitest';
import type { CaseId, ServiceCaseAction } from '../../../src/shared/domain/case/case-action.ts';
import {
  openingOf,
  projectServiceCase,
  receiveActionOf,
} from '../../../src/shared/domain/case/project-case.ts';
import {
  at,
  makeDue,
  makeImmediateOpening,
  makeOpening,
  makeReceive,
  makeStream,
  projectStory,
} from '../support/make-case.ts';

describe('the projection of a part', () => {
  it('names the moment of each action', () => {
    const projection = projectStory(
      makeOpening(),
      { kind: 'accept', at: '2026-09-14 13:00', due: makeDue(at('2026-09-17 18:00')) },
      { kind: 'startReview', at: '2026-09-15 09:00', by: 'approver-1' },
      { kind: 'giveOpinion', at: '2026-09-15 10:00', by: 'approver-1' },
      { kind: 'startReview', at: '2026-09-15 11:00', by: 'approver-2' },
      { kind: 'grant', at: '2026-09-15 14:00', by: 'approver-2' },
      { kind: 'produce', at: '2026-09-15 15:00' },
      { kind: 'deliver', at: '2026-09-16 09:00' },
    );

    expect(projection).toMatchObject({
      status: 'delivered',
      version: 8,
      step: 1,
      claimedBy: 'approver-2',
      receivedAt: at('2026-09-14 12:00'),
      acceptedAt: at('2026-09-14 13:00'),
      dueAt: at('2026-09-17 18:00'),
      dueProvisional: false,
      decidedAt: at('2026-09-15 14:00'),
      decision: 'granted',
      readyAt: at('2026-09-15 15:00'),
      deliveredAt: at('2026-09-16 09:00'),
      endedAt: null,
    });
  });

  it('has no due date while it waits, and that of the clock once it starts', () => {
    const due = makeDue(at('2026-09-21 18:00'), true);

    expect(projectStory(makeOpening(), { kind: 'accept', due: null }).dueAt).toBeNull();
    expect(
      projectStory(makeOpening(), { kind: 'accept', due: null }, { kind: 'startClock', due }),
    ).toMatchObject({
      dueAt: at('2026-09-21 18:00'),
      dueProvisional: true,
      status: 'accepted',
    });
  });

  it('moves the due date when a suspension ends', () => {
    const later = makeDue(at('2026-09-23 18:00'));

    const { dueAt } = projectStory(makeOpening(), 'accept', 'startReview', 'suspend', {
      kind: 'resume',
      due: later,
    });

    expect(dueAt).toBe(later.dueAt);
  });

  it.each([
    ['refuse', 'refused'],
    ['returnToApplicant', 'returned'],
    ['withdraw', 'withdrawn'],
    ['terminate', 'terminated'],
    ['annul', 'annulled'],
  ] as const)('says after %s that it ended as %s, also when it was filed', (kind, endedAs) => {
    const projection = projectStory(makeOpening(), kind, 'archive');

    expect(projection).toMatchObject({
      endedAs,
      endedAt: at('2026-09-14 12:00'),
      decidedAt: null,
      status: 'archived',
    });
  });

  it('goes back a step and is free when sent back', () => {
    const projection = projectStory(
      makeOpening(),
      'accept',
      'startReview',
      'giveOpinion',
      'startReview',
      'sendBack',
    );

    expect(projection).toMatchObject({ step: 0, claimedBy: null, status: 'reviewing' });
  });

  it('takes the opening from the first action', () => {
    const opening = makeImmediateOpening();

    expect(openingOf(makeStream(opening, 'accept'))).toBe(opening);
    expect(() => openingOf([])).toThrow('Assertion failed');
  });
});

describe('the projection of a whole case', () => {
  it('has the facts of receiving and no person', () => {
    const receive = makeReceive({ simulated: true });

    const projection = projectServiceCase('case-1' as CaseId, [receive]);

    expect(projection).toMatchObject({
      caseNumber: receive.caseNumber,
      version: 1,
      simulated: true,
      ratingLevel: null,
    });
    expect(JSON.stringify(projection)).not.toContain(receive.personal?.applicant.identityNumber);
  });

  it('has the last rating', () => {
    const rate = (level: 1 | 5): ServiceCaseAction => {
      const moment = at('2026-09-16 10:00');
      return {
        kind: 'rate',
        level,
        ratedBy: 'citizen',
        by: 'system',
        effectiveAt: moment,
        recordedAt: moment,
      };
    };

    expect(projectServiceCase('case-1' as CaseId, [makeReceive(), rate(1), rate(5)]).ratingLevel).toBe(5);
  });

  it('begins with receive', () => {
    expect(receiveActionOf([makeReceive()])).toEqual(makeReceive());
    expect(() => receiveActionOf([])).toThrow('Assertion failed');
  });
});
