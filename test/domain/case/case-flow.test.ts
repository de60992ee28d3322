import { describe, expect, it } from 'vitest';
import type { SubCaseActionKind } from '../../../src/shared/domain/case/case-action.ts';
import { ACTION_ROLES, mayDo, NEXT_ACTIONS, statusOf } from '../../../src/shared/domain/case/case-flow.ts';
import { CASE_STATUSES, type CaseStatus } from '../../../src/shared/domain/case/case-status.ts';
import { makeImmediateOpening, makeOpening, makeStream, type Step } from '../support/make-case.ts';

/** The shortest story that leads to each status. */
const STORIES: Record<CaseStatus, readonly Step[]> = {
  received: [],
  correcting: ['requestCorrection'],
  refused: ['refuse'],
  returned: ['returnToApplicant'],
  accepted: ['accept'],
  waiting: [{ kind: 'accept', due: null }],
  reviewing: ['accept', 'startReview'],
  suspended: ['accept', 'startReview', 'suspend'],
  grantedDecision: ['accept', 'startReview', 'giveOpinion', 'startReview', 'grant'],
  deniedDecision: ['accept', 'startReview', 'giveOpinion', 'startReview', 'deny'],
  withdrawn: ['accept', 'withdraw'],
  terminated: [{ kind: 'accept', due: null }, 'terminate'],
  annulled: ['annul'],
  ready: ['accept', 'startReview', 'giveOpinion', 'startReview', 'grant', 'produce'],
  delivered: ['accept', 'startReview', 'giveOpinion', 'startReview', 'grant', 'produce', 'deliver'],
  archived: ['refuse', 'archive'],
};

const CORRECTED_ONCE: readonly Step[] = ['requestCorrection', 'supplyCorrection'];

const KINDS = Object.keys(ACTION_ROLES) as SubCaseActionKind[];

describe('the status', () => {
  it.each(CASE_STATUSES)('%s is reached by actions that the table allows', (status) => {
    const steps = STORIES[status];

    const actions = makeStream(makeOpening(), ...steps);

    expect(statusOf(actions)).toBe(status);
    const refused = actions.slice(1).filter((action, i) => !mayDo(actions.slice(0, i + 1), action.kind));
    expect(refused.map(({ kind }) => kind)).toEqual([]);
  });

  it.each<[SubCaseActionKind, Step[], CaseStatus]>([
    ['supplyCorrection', ['requestCorrection', 'supplyCorrection'], 'received'],
    ['startClock', [{ kind: 'accept', due: null }, 'startClock'], 'accepted'],
    ['releaseReview', ['accept', 'startReview', 'releaseReview'], 'reviewing'],
    ['giveOpinion', ['accept', 'startReview', 'giveOpinion'], 'reviewing'],
    ['sendBack', ['accept', 'startReview', 'giveOpinion', 'startReview', 'sendBack'], 'reviewing'],
    ['resume', ['accept', 'startReview', 'suspend', 'resume'], 'reviewing'],
    ['archive', ['refuse', 'archive'], 'archived'],
  ])('after %s', (_kind, steps, status) => {
    expect(statusOf(makeStream(makeOpening(), ...steps))).toBe(status);
  });
});

describe('what may be done next', () => {
  it('begins with receive and nothing else', () => {
    expect(KINDS.filter((kind) => mayDo([], kind))).toEqual(['receive']);
  });

  it.each(CASE_STATUSES)('in %s, nothing outside the table', (status) => {
    const actions = makeStream(makeOpening(), ...STORIES[status]);

    const allowed: readonly SubCaseActionKind[] = NEXT_ACTIONS[status];
    expect(KINDS.filter((kind) => mayDo(actions, kind) && !allowed.includes(kind))).toEqual([]);
  });

  it.each<CaseStatus>(['annulled', 'archived'])('nothing at all in %s', (status) => {
    const actions = makeStream(makeOpening(), ...STORIES[status]);

    expect(KINDS.filter((kind) => mayDo(actions, kind))).toEqual([]);
  });

  it.each<[string, readonly Step[], SubCaseActionKind, boolean]>([
    ['nobody claims what somebody has', ['accept', 'startReview'], 'startReview', false],
    ['the next step is free again', ['accept', 'startReview', 'giveOpinion'], 'startReview', true],
    ['no opinion without a claim', ['accept', 'startReview', 'releaseReview'], 'giveOpinion', false],
    ['no decision at the step of review', ['accept', 'startReview'], 'grant', false],
    [
      'no opinion at the step of decision',
      ['accept', 'startReview', 'giveOpinion', 'startReview'],
      'giveOpinion',
      false,
    ],
    ['nothing to send back at the first step', ['accept', 'startReview'], 'sendBack', false],
    ['a promised item is not decided unseen', ['accept'], 'grant', false],
    ['a second correction is an exception', CORRECTED_ONCE, 'requestCorrection', true],
    [
      'and the last one',
      [...CORRECTED_ONCE, 'requestCorrection', 'supplyCorrection'],
      'requestCorrection',
      false,
    ],
    ['a paper is handed over before it is filed', STORIES.grantedDecision.slice(), 'archive', false],
    ['what waits is not reviewed', [{ kind: 'accept', due: null }], 'startReview', false],
  ])('%s', (_name, steps, ...[kind, expected]) => {
    expect(mayDo(makeStream(makeOpening(), ...steps), kind)).toBe(expected);
  });

  it('lets 即办 items be decided straight after acceptance', () => {
    const actions = makeStream(makeImmediateOpening(), 'accept');

    expect(mayDo(actions, 'grant')).toBe(true);
    expect(mayDo(actions, 'deny')).toBe(true);
  });

  it('lets a promised item be decided only after a claim, even when its path is the decision alone', () => {
    const opening = makeOpening({ reviewPath: [{ kind: 'decide', name: 'decision' }] });

    expect(mayDo(makeStream(opening, 'accept'), 'grant')).toBe(false);
    expect(mayDo(makeStream(opening, 'accept', 'startReview'), 'grant')).toBe(true);
  });

  it('files an item without outcome straight after its grant, but serves its denial', () => {
    const opening = makeImmediateOpening({ outcomeKind: 'none' });

    expect(mayDo(makeStream(opening, 'accept', 'grant'), 'archive')).toBe(true);
    expect(mayDo(makeStream(opening, 'accept', 'grant'), 'produce')).toBe(false);
    expect(mayDo(makeStream(opening, 'accept', 'deny'), 'produce')).toBe(true);
  });
});

it('leaves to the program what follows from other actions', () => {
  expect(KINDS.filter((kind) => ACTION_ROLES[kind].length === 0).toSorted()).toEqual([
    'recalculate',
    'replaceOutcome',
    'startClock',
  ]);
});
