import { describe, expect, it } from 'vitest';
import { currentStep, isLastDecider, mayAct } from '../../../src/shared/domain/approval/review-path.ts';
import type { DepartmentId, Operator, OperatorId } from '../../../src/shared/domain/staff/operator.ts';
import {
  makeImmediateOpening,
  makeOpening,
  makeOperator,
  makeStream,
  type Step,
} from '../support/make-case.ts';

const CLERK = 'clerk-1' as OperatorId;
const FIRST = 'approver-1' as OperatorId;
const SECOND = 'approver-2' as OperatorId;
const claimBy = (by: string): Step => ({ kind: 'startReview', by });
const opinionBy = (by: string): Step => ({ kind: 'giveOpinion', by });

const may = (steps: readonly Step[], operator: Partial<Operator> = {}, opening = makeOpening()) => {
  const answer = mayAct(makeStream(opening, 'accept', ...steps), makeOperator(operator), CLERK);
  return answer.ok ? 'yes' : answer.failure.code;
};

describe('the step that is due', () => {
  it.each<[string, Step[], number, string]>([
    ['first review', ['startReview'], 0, 'review'],
    ['decision after the opinion', ['startReview', 'giveOpinion'], 1, 'decide'],
    [
      'review again after sending back',
      ['startReview', 'giveOpinion', 'startReview', 'sendBack'],
      0,
      'review',
    ],
  ])('%s', (_name, steps, ...[index, kind]) => {
    expect(currentStep(makeStream(makeOpening(), 'accept', ...steps))).toMatchObject({
      index,
      step: { kind },
    });
  });
});

describe('who may review a promised item', () => {
  it('is the approver of the department who claimed it', () => {
    expect(may([claimBy(FIRST)])).toBe('yes');
  });

  it.each<[string, Step[], Partial<Operator>]>([
    ['approval.notYourDepartment', [claimBy(FIRST)], { departmentId: 'health' as DepartmentId }],
    ['approval.notClaimed', [], {}],
    ['approval.notClaimed', [claimBy(SECOND)], {}],
    ['approval.notClaimed', [claimBy(FIRST), { kind: 'releaseReview', by: FIRST }], {}],
    ['approval.wrongStep', [claimBy(FIRST), 'withdraw'], {}],
    ['approval.wrongStep', [claimBy(FIRST), 'suspend'], {}],
  ])('is refused with %s', (code, steps, operator) => {
    expect(may(steps, operator)).toBe(code);
  });
});

describe('who may decide a promised item', () => {
  const reviewed = [claimBy(FIRST), opinionBy(FIRST)];

  it('is a second person with that right', () => {
    expect(may([...reviewed, claimBy(SECOND)], { id: SECOND })).toBe('yes');
  });

  it('is not the person who gave the opinion', () => {
    expect(may([...reviewed, claimBy(FIRST)])).toBe('approval.samePerson');
  });

  it('is not a person whose opinion was sent back and given again by another', () => {
    const again = [
      ...reviewed,
      claimBy(SECOND),
      { kind: 'sendBack', by: SECOND } as const,
      claimBy(SECOND),
      opinionBy(SECOND),
    ];

    expect(may([...again, claimBy(FIRST)])).toBe('approval.samePerson');
  });

  it('is not the person who accepted the application', () => {
    expect(may([...reviewed, claimBy(CLERK)], { id: CLERK })).toBe('approval.samePerson');
  });

  it('is not an approver without that right', () => {
    expect(may([...reviewed, claimBy(SECOND)], { id: SECOND, mayDecide: false })).toBe('approval.wrongStep');
  });

  it('is not a clerk to whom it was delegated: only 即办 items are decided at the window', () => {
    const { departmentId: _, ...clerk } = makeOperator({
      id: CLERK,
      roles: ['clerk'],
      delegatedItems: ['N3'],
    });

    const answer = mayAct(makeStream(makeOpening(), 'accept'), clerk, CLERK);

    expect(answer).toEqual({ ok: false, failure: { code: 'approval.notYourDepartment' } });
  });
});

describe('who may decide a 即办 item', () => {
  const opening = makeImmediateOpening();
  const { departmentId: _, ...clerk } = makeOperator({
    id: CLERK,
    roles: ['clerk'],
    mayDecide: false,
    delegatedItems: ['N3'],
  });
  const decide = (operator: Operator, ...steps: readonly Step[]) => {
    const answer = mayAct(makeStream(opening, 'accept', ...steps), operator, CLERK);
    return answer.ok ? 'yes' : answer.failure.code;
  };

  it('is the clerk who accepted it, with that delegation and without a claim', () => {
    expect(decide(clerk)).toBe('yes');
    expect(decide(clerk, claimBy(CLERK))).toBe('yes');
  });

  it('is not a clerk without that delegation', () => {
    expect(decide({ ...clerk, delegatedItems: ['N1'] })).toBe('approval.notYourDepartment');
  });

  it('is not the clerk once an approver has claimed it', () => {
    expect(decide(clerk, claimBy(FIRST))).toBe('approval.notClaimed');
  });

  it('is also an approver of the department who claimed it', () => {
    expect(decide(makeOperator(), claimBy(FIRST))).toBe('yes');
    expect(decide(makeOperator())).toBe('approval.notClaimed');
  });
});

describe('the last one who may decide', () => {
  const others = (...more: readonly Partial<Operator>[]) =>
    more.map((one) => makeOperator({ id: SECOND, ...one }));
  const isLast = (operators: readonly Operator[], me: Partial<Operator> = {}, ...steps: readonly Step[]) =>
    isLastDecider(makeStream(makeOpening(), 'accept', ...steps), makeOperator({ id: FIRST, ...me }), {
      operators: [makeOperator({ id: FIRST, ...me }), ...operators],
      acceptedBy: CLERK,
    });

  it.each<[string, readonly Operator[]]>([
    ['nobody else', []],
    ['one who only reviews', others({ mayDecide: false })],
    ['one of another department', others({ departmentId: 'health' as DepartmentId })],
    ['who accepted the application', others({ id: CLERK })],
    ['one without the role', others({ roles: ['clerk'] })],
  ])('is who stands beside %s', (_name, operators) => {
    expect(isLast(operators)).toBe(true);
  });

  it('is nobody beside another who decides, unless that one gave an opinion', () => {
    expect(isLast(others({}))).toBe(false);
    expect(isLast(others({}), {}, claimBy(SECOND), opinionBy(SECOND))).toBe(true);
  });

  it('is not who could not decide anyway', () => {
    expect(isLast([], { mayDecide: false })).toBe(false);
    expect(isLast([], {}, claimBy(FIRST), opinionBy(FIRST))).toBe(false);
  });
});
