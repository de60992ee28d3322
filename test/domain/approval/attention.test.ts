import { describe, expect, it } from 'vitest';
import { attentionOf } from '../../../src/shared/domain/approval/attention.ts';
import type { Attention } from '../../../src/shared/domain/approval/attention.ts';
import type { SubCaseAction } from '../../../src/shared/domain/case/case-action.ts';
import { projectSubCase } from '../../../src/shared/domain/case/project-case.ts';
import type { Operator, OperatorId } from '../../../src/shared/domain/staff/operator.ts';
import { at, makeDue, makeOpening, makeOperator, makeStream, type Step } from '../support/make-case.ts';
import { loadCalendar } from '../support/resources.ts';

const CLERK = 'clerk-1' as OperatorId;
const opening = makeOpening();
const ACCEPTED: Step = { kind: 'accept', at: '2026-09-14 10:00', due: makeDue(at('2026-09-17 18:00')) };
const CLAIMED: Step = { kind: 'startReview', at: '2026-09-14 11:00' };

type Given = {
  readonly now?: string;
  readonly operators?: readonly Operator[];
  /** Before which nobody may have left work lying. */
  readonly idleBefore?: string;
};

function attentionTo(
  actions: readonly SubCaseAction[],
  { now = '2026-09-15 09:00', operators = [makeOperator()], idleBefore = '2026-09-15 00:00' }: Given = {},
): readonly Attention[] {
  const projection = projectSubCase(opening.subCaseId, actions);
  const limits = { unclaimedBefore: at(idleBefore), heldBefore: at('2026-09-14 00:00') };
  const judged = { now: at(now), calendar: loadCalendar(), operators, acceptedBy: CLERK, ...limits };
  return attentionOf({ projection, actions }, judged);
}

const kinds = (given: Given, ...steps: readonly Step[]) =>
  attentionTo(makeStream(opening, ACCEPTED, ...steps), given).map(({ kind }) => kind);

describe('a part that needs a supervisor', () => {
  it.each<[string, Given, readonly Step[], readonly string[]]>([
    ['nothing, when somebody has it and there is time', {}, [CLAIMED], []],
    ['that nobody has taken it', {}, [], ['unclaimed']],
    ['nothing while it has not waited for long', { idleBefore: '2026-09-14 09:00' }, [], []],
    ['that somebody took it long ago', {}, [{ kind: 'startReview', at: '2026-09-13 10:00' }], ['heldLong']],
    ['that it is due soon', { now: '2026-09-16 09:00' }, [CLAIMED], ['dueSoon']],
    ['that it is late', { now: '2026-09-18 09:00' }, [CLAIMED], ['overdue']],
    ['that departments dispute', {}, [CLAIMED, 'disputeOwner'], ['disputed']],
    ['no more of a dispute that was decided', {}, ['disputeOwner', 'dispatch', CLAIMED], ['noDecider']],
    ['that it was urged', {}, [CLAIMED, 'urge'], ['urged']],
    ['no more of an urge that was answered', {}, [CLAIMED, 'urge', 'answerUrge'], []],
    ['that it is expedited', {}, [CLAIMED, 'expedite'], ['expedited']],
    ['that nobody is left to decide', { operators: [] }, [CLAIMED], ['noDecider']],
    [
      'that the only one left gave the opinion',
      { operators: [makeOperator()] },
      [CLAIMED, 'giveOpinion'],
      ['noDecider', 'unclaimed'],
    ],
    ['nothing once it is decided', { now: '2026-09-30 09:00' }, [CLAIMED, 'grant'], []],
  ])('says %s', (_name, given, ...[steps, expected]) => {
    expect(kinds(given, ...steps)).toEqual(expected);
  });

  it('tells since when work has waited for a person', () => {
    const stream = makeStream(opening, ACCEPTED, CLAIMED, { kind: 'giveOpinion', at: '2026-09-14 15:00' });
    const second = makeOperator({ id: 'approver-2' as OperatorId });

    expect(attentionTo(stream, { operators: [second] })).toEqual([
      { kind: 'unclaimed', since: at('2026-09-14 15:00') },
    ]);
  });

  it('tells what a suspension was expected to take, and when it lasts longer', () => {
    const suspended = makeStream(opening, ACCEPTED, CLAIMED, { kind: 'suspend', at: '2026-09-14 16:00' }).map(
      (action) => (action.kind === 'suspend' ? { ...action, expectedWorkingDays: 5 } : action),
    );
    const suspension = { kind: 'suspended', procedure: 'hearing', since: at('2026-09-14 16:00') };
    const expectedUntil = at('2026-09-20 18:00'); // a Sunday that is worked

    expect(attentionTo(suspended)).toEqual([{ ...suspension, expectedUntil, late: false }]);
    expect(attentionTo(suspended, { now: '2026-09-21 09:00' })).toEqual([
      { ...suspension, expectedUntil, late: true },
    ]);
  });

  it('counts papers that are to follow, and names the first day', () => {
    const deferred = [
      { materialCode: 'later', until: at('2026-09-16 18:00') },
      { materialCode: 'sooner', until: at('2026-09-15 18:00') },
    ];
    const stream = makeStream(opening, ACCEPTED, CLAIMED).map((action) =>
      action.kind === 'accept' ? { ...action, deferred } : action,
    );

    expect(attentionTo(stream)).toEqual([
      { kind: 'materialsOutstanding', count: 2, until: at('2026-09-15 18:00') },
    ]);
  });
});
