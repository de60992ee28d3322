import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkTurn,
  decidersLeft,
  mayAct,
  onlyOthersCountersigned,
} from '../../../src/shared/domain/approval/review-path.ts';
import type { SubCaseAction, SubCaseOpening } from '../../../src/shared/domain/case/case-action.ts';
import { mayDo } from '../../../src/shared/domain/case/case-flow.ts';
import {
  decidingDepartment,
  departmentsInTurn,
  departmentsOfPath,
  reviewPositionOf,
} from '../../../src/shared/domain/case/review-position.ts';
import type { ReviewStep } from '../../../src/shared/domain/catalogue/service-item.ts';
import type { DepartmentId, Operator, OperatorId } from '../../../src/shared/domain/staff/operator.ts';
import { makeOpening, makeOperator, makeStream, type Step } from '../support/make-case.ts';
import { runs } from '../support/properties.ts';

const CLERK = 'clerk-1' as OperatorId;
const TOWN: ReviewStep = { kind: 'review', name: 'town', departmentId: 'town' };
const BOTH: ReviewStep = { kind: 'countersign', name: 'both', departmentIds: ['city', 'ecology'] };
const DECIDE: ReviewStep = { kind: 'decide', name: 'decision' };

const of = (departmentId: string, rest: Partial<Operator> = {}): Operator =>
  makeOperator({
    id: `${departmentId}-1` as OperatorId,
    departmentId: departmentId as DepartmentId,
    ...rest,
  });

const path = (...reviewPath: readonly ReviewStep[]): SubCaseOpening =>
  makeOpening({ reviewPath, departmentId: 'water' as DepartmentId });

/** The opinion of a department at a step that waits for several. */
function opinionOf(departmentId: string, before: readonly SubCaseAction[]): SubCaseAction {
  const [first] = before;
  if (!first) throw new Error('a stream begins with receive');
  const { effectiveAt, recordedAt } = first;
  const { step } = reviewPositionOf(before);
  return {
    kind: 'giveOpinion',
    step,
    recommendation: 'grant',
    departmentId: departmentId as DepartmentId,
    by: `${departmentId}-1` as OperatorId,
    effectiveAt,
    recordedAt,
  };
}

describe('whose turn it is on a path of several departments', () => {
  const opening = path(TOWN, BOTH, DECIDE);
  const turn = (departmentId: string, actions: readonly SubCaseAction[]) => {
    const answer = checkTurn(actions, of(departmentId));
    return answer.ok ? 'yes' : answer.failure.code;
  };
  const atBoth = makeStream(opening, 'accept', 'startReview', 'giveOpinion');
  const oneHeard = [...atBoth, opinionOf('city', atBoth)];
  const bothHeard = [...oneHeard, opinionOf('ecology', oneHeard)];

  it.each<[string, readonly SubCaseAction[], readonly string[]]>([
    ['the town first', makeStream(opening, 'accept'), ['yes', 'notInTurn', 'notInTurn', 'notInTurn']],
    ['then both at once', atBoth, ['notInTurn', 'yes', 'yes', 'notInTurn']],
    ['then the one not heard yet', oneHeard, ['notInTurn', 'alreadyHeard', 'yes', 'notInTurn']],
    ['then whose the item is', bothHeard, ['notInTurn', 'notInTurn', 'notInTurn', 'yes']],
  ])('is %s', (_name, actions, expected) => {
    const answers = ['town', 'city', 'ecology', 'water'].map((one) => turn(one, actions));

    expect(answers.map((code) => code.replace('approval.', ''))).toEqual(expected);
    expect(turn('police', actions)).toBe('approval.notYourDepartment');
  });

  it('needs no claim at 会签, and nobody claims there', () => {
    expect(mayAct(atBoth, of('city'), CLERK).ok).toBe(true);
    expect(mayDo(atBoth, 'startReview')).toBe(false);
  });

  it('follows the item to the department it was dispatched to', () => {
    const dispatched = makeStream(opening, 'accept', 'disputeOwner', 'dispatch');

    expect(departmentsOfPath(dispatched).toSorted()).toEqual(['city', 'ecology', 'health', 'town']);
    expect(decidingDepartment(dispatched)).toBe('health');
  });

  it('is nobody’s while the departments dispute', () => {
    const disputed = makeStream(path(DECIDE), 'accept', 'startReview', 'disputeOwner');

    const answer = mayAct(disputed, of('water', { id: 'approver-1' as OperatorId }), CLERK);

    expect(answer).toEqual({ ok: false, failure: { code: 'approval.ownerDisputed' } });
  });
});

describe('who is left to decide', () => {
  const opening = path(TOWN, DECIDE);
  const left = (operators: readonly Operator[], ...steps: readonly Step[]) =>
    decidersLeft(makeStream(opening, 'accept', ...steps), { operators, acceptedBy: CLERK }).map(
      ({ id }) => id,
    );

  it('are those of the deciding department only, and not who accepted or gave an opinion', () => {
    const operators = [
      of('town'),
      of('water'),
      of('water', { id: 'water-2' as OperatorId, mayDecide: false }),
      of('water', { id: 'water-3' as OperatorId }),
      of('water', { id: CLERK }),
    ];

    expect(left(operators)).toEqual(['water-1', 'water-3']);
    expect(left(operators, { kind: 'giveOpinion', by: 'water-3' })).toEqual(['water-1']);
  });
});

describe('what other departments said meanwhile', () => {
  const begun = makeStream(path(BOTH, DECIDE), 'accept');
  const heard = [...begun, opinionOf('city', begun)];

  it('is no conflict for a department that says its own at the same step', () => {
    expect(onlyOthersCountersigned(heard, begun.length, of('ecology'))).toBe(true);
  });

  it.each<[string, readonly SubCaseAction[], string]>([
    ['it was a colleague of the same department', heard, 'city'],
    ['everybody has spoken', [...heard, opinionOf('ecology', heard)], 'ecology'],
    ['something else happened too', [...heard, ...makeStream(path(BOTH), 'expedite').slice(1)], 'ecology'],
    ['nothing happened', begun, 'ecology'],
  ])('is a matter of its own when %s', (_name, actions, departmentId) => {
    expect(onlyOthersCountersigned(actions, begun.length, of(departmentId))).toBe(false);
  });
});

const DEPARTMENTS = ['town', 'city', 'ecology', 'health', 'water'] as const;
const someStep = fc.oneof(
  fc.constantFrom(...DEPARTMENTS).map((id): ReviewStep => ({ kind: 'review', name: id, departmentId: id })),
  fc
    .uniqueArray(fc.constantFrom(...DEPARTMENTS), { minLength: 2, maxLength: 4 })
    .map((ids): ReviewStep => ({ kind: 'countersign', name: 'all', departmentIds: ids })),
);
const somePath = fc
  .array(someStep, { maxLength: 4 })
  .map((steps) => path(...steps, { kind: 'decide', name: 'decision' }));

/** Everybody: two approvers for each department, both with the right to decide. */
const STAFF = DEPARTMENTS.flatMap((id) => [1, 2].map((nth) => of(id, { id: `${id}-${nth}` as OperatorId })));

const KINDS = ['startReview', 'giveOpinion', 'sendBack', 'grant', 'deny'] as const;

/** What this person would write down now; undefined when the rules do not let them. */
function attempt(
  actions: readonly SubCaseAction[],
  operator: Operator,
  kind: (typeof KINDS)[number],
): SubCaseAction | undefined {
  if (!mayDo(actions, kind)) return undefined;
  const { step } = reviewPositionOf(actions);
  const { id: by, departmentId } = operator;
  const [plain] = makeStream(path(DECIDE), { kind, by }).slice(1);
  const content = { step, toStep: step - 1, ...(departmentId && { departmentId }) };
  const made = { ...plain, ...content } as SubCaseAction;
  const claimed = kind === 'startReview' ? [...actions, made] : actions;
  return mayAct(claimed, operator, CLERK).ok ? made : undefined;
}

/** Goes on as long as somebody may do something; each pick chooses one of the things that are allowed. */
function play(opening: SubCaseOpening, picks: readonly number[]): readonly SubCaseAction[] {
  const actions = [...makeStream(opening, { kind: 'accept', by: CLERK })];
  for (const pick of picks) {
    const possible = STAFF.flatMap((one) => KINDS.flatMap((kind) => attempt(actions, one, kind) ?? []));
    const next = possible[pick % Math.max(possible.length, 1)];
    if (!next) break;
    actions.push(next);
  }
  return actions;
}

describe('any path of departments, whoever tries what', () => {
  const stories = fc.record({ opening: somePath, picks: fc.array(fc.nat(), { maxLength: 25 }) });

  it('is decided by somebody of the deciding department who neither accepted nor gave an opinion', () => {
    let decided = 0;
    fc.assert(
      fc.property(stories, ({ opening, picks }) => {
        const actions = play(opening, picks);

        const decision = actions.find(({ kind }) => kind === 'grant' || kind === 'deny');
        const decider = STAFF.find(({ id }) => id === decision?.by);
        const opinions = actions.filter(({ kind }) => kind === 'giveOpinion');
        decided += decision ? 1 : 0;
        expect(decision === undefined || decider?.departmentId === 'water').toBe(true);
        expect(opinions.map(({ by }) => by)).not.toContain(decision?.by);
      }),
      runs(300, 10_000),
    );
    expect(decided).toBeGreaterThan(50);
  });

  it('asks only departments of the path, each at 会签 once, and moves on when all have spoken', () => {
    fc.assert(
      fc.property(stories, ({ opening, picks }) => {
        const actions = play(opening, picks);

        const inTurn = departmentsInTurn(actions);
        const { step, heard } = reviewPositionOf(actions);
        expect(departmentsOfPath(actions)).toEqual(expect.arrayContaining([...inTurn]));
        expect(heard.filter((id) => inTurn.includes(id))).toEqual([]);
        expect(new Set(heard).size).toBe(heard.length);
        expect(inTurn.length).toBeGreaterThan(0);
        expect(step).toBeLessThan(opening.reviewPath.length);
      }),
      runs(300, 10_000),
    );
  });

  it('comes to the same point in whatever order the departments of a 会签 speak', () => {
    const someOrder = fc
      .uniqueArray(fc.constantFrom(...DEPARTMENTS), { minLength: 2, maxLength: 4 })
      .chain((ids) => fc.tuple(fc.constant(ids), fc.shuffledSubarray(ids, { minLength: ids.length })));
    fc.assert(
      fc.property(someOrder, ([ids, order]) => {
        const opening = path({ kind: 'countersign', name: 'all', departmentIds: ids }, DECIDE);
        const begun = makeStream(opening, 'accept');

        const speak = (turns: readonly string[]) =>
          turns.reduce<readonly SubCaseAction[]>((actions, id) => [...actions, opinionOf(id, begun)], begun);

        const half = order.slice(0, order.length - 1);
        expect(reviewPositionOf(speak(order))).toEqual(reviewPositionOf(speak(ids)));
        expect(reviewPositionOf(speak(half)).step).toBe(0);
        expect(onlyOthersCountersigned(speak(half), begun.length, of(order.at(-1) ?? ''))).toBe(true);
      }),
      runs(200, 2_000),
    );
  });
});
