import { describe, expect, it } from 'vitest';
import { reviewSteps } from '../../src/renderer/components/review-steps.ts';
import type { SubCaseAction } from '../../src/shared/domain/case/case-action.ts';
import type { ReviewStep } from '../../src/shared/domain/catalogue/service-item.ts';
import type { DepartmentId, OperatorId } from '../../src/shared/domain/staff/operator.ts';
import { REVIEW_STEP_TEXTS } from '../../src/shared/texts/page-approval.ts';
import { CASE_TEXTS } from '../../src/shared/texts/page-case.ts';
import { FakeLink } from './fake-link.ts';
import { openApp } from './open-app.ts';
import { makeApprovalView, makeProjection, makeReceived } from './sample-cases.ts';
import { makeSignedIn, NOW } from './sample-data.ts';

/** T7: the town looks, two bodies countersign, the last one decides. */
const PATH: readonly ReviewStep[] = [
  { kind: 'review', name: '初审', departmentId: 'town' },
  { kind: 'countersign', name: '会签', departmentIds: ['federation', 'civil'] },
  { kind: 'decide', name: '决定' },
];
const NAMES = {
  town: '镇街',
  federation: '残联',
  civil: '民政',
  health: '卫生健康',
  operator1: '沈若澜',
  operator2: '陆知行',
};

function acted(by = 'operator1') {
  return { by: by as OperatorId, effectiveAt: NOW, recordedAt: NOW };
}

function opinion(step: number, departmentId?: string, text = '同意'): SubCaseAction {
  return {
    kind: 'giveOpinion',
    step,
    recommendation: 'grant',
    personal: { opinion: text },
    ...(departmentId !== undefined && { departmentId: departmentId as DepartmentId }),
    ...acted(),
  };
}

function opened(...more: readonly SubCaseAction[]): readonly SubCaseAction[] {
  const due = { dueAt: NOW, provisional: false, explanation: makeExplanation() };
  return [makeReceived(PATH), { kind: 'accept', due, ...acted() }, ...more];
}

function makeExplanation() {
  const limit = { amount: 3, unit: 'workingDay' } as const;
  return { startedAt: NOW, limit, afterCutOff: false, skipped: [], shiftedWorkdays: [] };
}

function statesOf(actions: readonly SubCaseAction[]): readonly string[] {
  return reviewSteps(actions, NAMES).map(({ state }) => state);
}

describe('the path of a part', () => {
  it('begins at its first step', () => {
    expect(statesOf(opened())).toEqual(['due', 'ahead', 'ahead']);
  });

  it('names who works on the step that is due', () => {
    const [first] = reviewSteps(opened({ kind: 'startReview', ...acted('operator2') }), NAMES);

    expect(first?.claimedBy).toBe('陆知行');
  });

  it('waits at 会签 for each department, and says which has spoken', () => {
    const steps = reviewSteps(opened(opinion(0), opinion(1, 'civil', '无不同意见')), NAMES);

    expect(steps.map(({ state }) => state)).toEqual(['done', 'due', 'ahead']);
    expect(steps[1]?.voices.map(({ department, said }) => [department, said?.text ?? null])).toEqual([
      ['残联', null],
      ['民政', '无不同意见'],
    ]);
  });

  it('forgets what was said at a step that was sent back to, and says why', () => {
    const back: SubCaseAction = {
      kind: 'sendBack',
      toStep: 0,
      personal: { reason: '没有说明审查情况' },
      ...acted('operator2'),
    };

    const [first, second] = reviewSteps(opened(opinion(0), opinion(1, 'civil'), back), NAMES);

    expect(first).toMatchObject({
      state: 'due',
      voices: [{ said: null }],
      sentBack: { by: '陆知行', reason: '没有说明审查情况' },
    });
    expect(second?.voices.every(({ said }) => said === null)).toBe(true);
  });

  it('begins again where a supervisor dispatched it to', () => {
    const dispatch: SubCaseAction = {
      kind: 'dispatch',
      departmentId: 'civil' as DepartmentId,
      personal: { reason: '按职责分工' },
      ...acted(),
    };

    const steps = reviewSteps(opened(opinion(0), dispatch), NAMES);

    expect(steps[0]).toMatchObject({ state: 'due', sentBack: null, voices: [{ said: null }] });
    expect(steps[2]?.voices).toMatchObject([{ department: '民政' }]);
  });

  it('is done with the decision', () => {
    const grant: SubCaseAction = {
      kind: 'grant',
      step: 2,
      documentNumber: '1000-ZYXK',
      personal: { opinion: '准予' },
      ...acted('operator2'),
    };

    const steps = reviewSteps(
      opened(opinion(0), opinion(1, 'federation'), opinion(1, 'civil'), grant),
      NAMES,
    );

    expect(steps.map(({ state }) => state)).toEqual(['done', 'done', 'done']);
    expect(steps[2]?.voices[0]?.said).toMatchObject({ verdict: 'grant', by: '陆知行', text: '准予' });
  });

  it('says that words are gone once the key of the case was destroyed', () => {
    const erased: SubCaseAction = { kind: 'giveOpinion', step: 0, recommendation: 'deny', ...acted() };

    const [first] = reviewSteps(opened(erased), NAMES);

    expect(first?.voices[0]?.said).toMatchObject({ verdict: 'deny', text: CASE_TEXTS.erased });
  });

  it('has nothing due any more when the part has ended', () => {
    const ended: SubCaseAction = { kind: 'withdraw', personal: { reason: '不办了' }, ...acted() };

    expect(statesOf(opened(opinion(0), ended))).toEqual(['done', 'ahead', 'ahead']);
  });
});

describe('the page', () => {
  it('shows who is still missing at 会签', async () => {
    const fake = new FakeLink();
    fake.signedIn = makeSignedIn(['approver']);
    fake.approval = makeApprovalView({
      projection: makeProjection({ status: 'accepted', step: 1 }),
      actions: opened(opinion(0), opinion(1, 'civil')),
      step: { kind: 'countersign', name: '会签', departmentIds: ['federation', 'civil'] },
      inTurn: [{ departmentId: 'federation', name: '残联' }],
      departments: Object.entries(NAMES).map(([departmentId, name]) => ({ departmentId, name })),
      obstacle: 'approval.alreadyHeard',
      allowed: [],
    });

    const app = await openApp(fake, '/approvals/sub1');

    expect(app.textOf('[data-missing]')).toBe(REVIEW_STEP_TEXTS.stillMissing('残联'));
    expect(app.textOf('[data-turn]')).toContain('残联');
    expect(app.find('[data-voice="民政"]')?.getAttribute('data-said')).toBe('grant');
  });
});
