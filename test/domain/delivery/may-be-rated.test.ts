import { describe, expect, it } from 'vitest';
import type { SubCase } from '../../../src/shared/domain/case/case-action.ts';
import { mayDo, statusOf } from '../../../src/shared/domain/case/case-flow.ts';
import { mayBeRated } from '../../../src/shared/domain/delivery/rating-standing.ts';
import { makeOpening, makeStream, type Step } from '../support/make-case.ts';

const part = (...steps: readonly Step[]): Pick<SubCase, 'actions'> => ({
  actions: makeStream(makeOpening(), ...steps),
});

describe('a matter of which nothing was handed over', () => {
  it.each<[string, boolean, readonly (readonly Step[])[]]>([
    ['that was granted without an outcome', true, [['accept', 'startReview', 'grant', 'archive']]],
    ['that was refused', true, [['refuse']]],
    ['that was withdrawn', true, [['accept', 'withdraw']]],
    ['of which one part is still open', false, [['refuse'], ['accept']]],
    ['whose paper is not served yet', false, [['accept', 'startReview', 'deny', 'produce']]],
    ['of which a part was annulled and the other ended', true, [['annul'], ['terminate']]],
    ['that was annulled', false, [['annul']]],
  ])('%s may be rated: %s', (_name, expected, parts) => {
    const statuses = parts.map((steps) => statusOf(part(...steps).actions));

    expect(mayBeRated([], statuses)).toBe(expected);
  });
});

describe('an outcome another decision replaced', () => {
  const ready = ['accept', 'startReview', 'grant', 'produce'] as const;
  const { actions } = part(...ready, 'replaceOutcome');

  it('is not given out and does not come back; it may be destroyed', () => {
    expect(mayDo(part(...ready).actions, 'deliver')).toBe(true);
    expect(mayDo(actions, 'deliver')).toBe(false);
    expect(mayDo(actions, 'failServing')).toBe(false);
    expect(mayDo(actions, 'destroyOutcome')).toBe(true);
  });
});
