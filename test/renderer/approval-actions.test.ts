import { beforeEach, describe, expect, it } from 'vitest';
import type { ApprovalView } from '../../src/shared/api/office/approval.ts';
import type { SubCaseAction } from '../../src/shared/domain/case/case-action.ts';
import type { OperatorId } from '../../src/shared/domain/staff/operator.ts';
import { SPECIAL_PROCEDURE_TEXTS } from '../../src/shared/texts/due-date.ts';
import { APPROVAL_TEXTS, PART_ACTION_TEXTS, PART_FORM_TEXTS } from '../../src/shared/texts/page-approval.ts';
import { choose } from './choose.ts';
import { FakeLink } from './fake-link.ts';
import { openApp } from './open-app.ts';
import { makeApprovalView, makePaper, makeProjection } from './sample-cases.ts';
import { makeSignedIn, NOW } from './sample-data.ts';

let fake: FakeLink;
const ME = 'operator1' as OperatorId;
const ACTED = { by: ME, effectiveAt: NOW, recordedAt: NOW };

beforeEach(() => {
  fake = new FakeLink();
  fake.signedIn = makeSignedIn(['approver']);
});

function claimed(more: Partial<ApprovalView> = {}): ApprovalView {
  return makeApprovalView({
    projection: makeProjection({ status: 'reviewing', claimedBy: ME, version: 3 }),
    obstacle: null,
    allowed: ['grant', 'deny', 'releaseReview', 'handOn', 'suspend', 'extend'],
    ...more,
  });
}

function suspended(): ApprovalView {
  const suspend: SubCaseAction = {
    kind: 'suspend',
    specialProcedure: 'appraisal',
    documentId: 'paper9',
    documentNumber: '1000-TSCX',
    expectedWorkingDays: 10,
    personal: { reason: '需要鉴定' },
    ...ACTED,
  };
  return makeApprovalView({
    projection: makeProjection({ status: 'suspended', version: 4 }),
    actions: [...makeApprovalView().actions, suspend],
    documents: [makePaper({ documentId: 'paper9', kind: 'specialProcedureNotice', subCaseId: 'sub1' })],
    obstacle: 'approval.wrongStep',
    allowed: ['resume'],
  });
}

function offered(): readonly (string | null)[] {
  return [...document.querySelectorAll('[data-action]')].map((button) => button.getAttribute('data-action'));
}

describe('what is offered', () => {
  it('is what the office would take, and nothing that lacks a day or a colleague', async () => {
    fake.approval = claimed({ extensions: [{ basis: 'ownBody', workingDays: 0 }], colleagues: [] });

    await openApp(fake, '/approvals/sub1');

    expect(offered()).toEqual(['suspend', 'releaseReview']);
  });

  it('is no longer time once the due date has passed', async () => {
    fake.approval = claimed({ color: 'red' });

    await openApp(fake, '/approvals/sub1');

    expect(offered()).not.toContain('extend');
  });

  it('is reached by F4, gone along by arrows and opened by Enter; Esc leads back', async () => {
    fake.approval = claimed();
    const app = await openApp(fake, '/approvals/sub1');

    await app.press('F4');
    await app.press('ArrowRight');
    const second = app.focused('action');
    await app.press('Enter');
    const inForm = document.activeElement?.id;
    await app.press('Escape');

    expect(second).toBe('extend');
    expect(inForm).toBe('extend-days');
    expect(app.focused('action')).toBe('suspend');
    expect(app.find('[data-submit-action]')).toBeNull();
  });
});

describe('a special procedure', () => {
  it('is begun with procedure, days and reason, weighed twice, and shows its notice', async () => {
    fake.approval = claimed();
    const app = await openApp(fake, '/approvals/sub1');
    await app.click('[data-action="suspend"]');
    await app.type('#suspend-days', '10');
    await app.type('#action-reason', '需要听证');

    await app.press('Enter', { ctrlKey: true });
    const askedFirst = app.textOf('[role="alert"]');
    const sentBefore = fake.inputsOf('approval.suspend').length;
    fake.approval = suspended();
    await app.press('Enter', { ctrlKey: true });

    expect(askedFirst).toBe(PART_ACTION_TEXTS.suspend.consequence);
    expect(sentBefore).toBe(0);
    expect(fake.inputsOf('approval.suspend')).toMatchObject([
      { specialProcedure: 'hearing', expectedWorkingDays: 10, reason: '需要听证', expectedVersion: 3 },
    ]);
    expect(fake.inputsOf('files.readDocument')).toEqual(['paper9']);
  });

  it('is not sent without days: they get the focus', async () => {
    fake.approval = claimed({ procedures: ['appraisal', 'hearing'] });
    const app = await openApp(fake, '/approvals/sub1');
    await app.click('[data-action="suspend"]');
    const focusedFirst = document.activeElement?.id;
    await choose('#suspend-procedure', 'hearing');
    await app.type('#action-reason', '需要听证');

    await app.press('Enter', { ctrlKey: true });

    expect(focusedFirst).toBe('suspend-procedure');
    expect(app.find('[role="alert"]')).toBeNull();
    expect(document.activeElement?.id).toBe('suspend-days');
  });

  it('says since when the clock stands still, for how long, and by which notice', async () => {
    fake.approval = suspended();

    const app = await openApp(fake, '/approvals/sub1');

    const notice = app.textOf('[data-notice="suspended"]');
    expect(notice).toContain(SPECIAL_PROCEDURE_TEXTS.appraisal);
    expect(notice).toContain(APPROVAL_TEXTS.expectedDays(10));
    expect(notice).toContain('1000-TSCX');
    expect(app.find('[data-obstacle]')).toBeNull();
  });

  it('is ended with a note from a template by its digit', async () => {
    fake.approval = suspended();
    const app = await openApp(fake, '/approvals/sub1');
    await app.press('F4');
    await app.press('Enter');

    await app.press('1');
    await app.press('Enter', { ctrlKey: true });

    expect(fake.inputsOf('approval.resume')).toMatchObject([{ note: '结论已收到。', expectedVersion: 4 }]);
  });
});

describe('more time', () => {
  it('stays within what the law leaves', async () => {
    fake.approval = claimed({
      extensions: [
        { basis: 'ownBody', workingDays: 4 },
        { basis: 'jointHandling', workingDays: 9 },
      ],
    });
    const app = await openApp(fake, '/approvals/sub1');
    await app.click('[data-action="extend"]');
    await app.type('#extend-days', '5');
    await app.type('#action-reason', '案情复杂');

    await app.press('Enter', { ctrlKey: true });

    expect(app.textOf('[data-limit]')).toBe(PART_FORM_TEXTS.leftDays(4));
    expect(app.find('#extend-days')?.getAttribute('aria-invalid')).toBe('true');
    expect(app.find('[role="alert"]')).toBeNull();
  });

  it('is given with days, basis and reason after a second key press', async () => {
    fake.approval = claimed();
    const app = await openApp(fake, '/approvals/sub1');
    await app.click('[data-action="extend"]');
    await app.type('#extend-days', '3');
    await app.type('#action-reason', '案情复杂');

    await app.press('Enter', { ctrlKey: true });
    await app.press('Enter');

    expect(fake.inputsOf('approval.extend')).toMatchObject([
      { workingDays: 3, basis: 'ownBody', reason: '案情复杂' },
    ]);
  });
});

describe('the claim', () => {
  it('goes to a colleague who could claim it', async () => {
    fake.approval = claimed({ colleagues: [{ operatorId: 'operator7', displayName: '陆知行' }] });
    const app = await openApp(fake, '/approvals/sub1');
    await app.click('[data-action="handOn"]');

    await app.press('Enter', { ctrlKey: true });

    expect(fake.inputsOf('approval.handOn')).toMatchObject([{ to: 'operator7' }]);
  });

  it('is given back at once', async () => {
    fake.approval = claimed();
    const app = await openApp(fake, '/approvals/sub1');

    await app.click('[data-action="releaseReview"]');

    expect(fake.inputsOf('approval.release')).toHaveLength(1);
  });
});

describe('a dispute, an answer, an end', () => {
  it('says that the item is not ours, after a second key press', async () => {
    fake.approval = makeApprovalView({ allowed: ['startReview', 'disputeOwner'] });
    const app = await openApp(fake, '/approvals/sub1');
    await app.click('[data-action="disputeOwner"]');
    await app.press('1');

    await app.press('Enter', { ctrlKey: true });
    await app.press('Enter');

    expect(fake.inputsOf('approval.disputeOwner')).toMatchObject([{ reason: '不属于本部门。' }]);
  });

  it('shows what the supervisor asks and takes the answer', async () => {
    const urge: SubCaseAction = {
      kind: 'urge',
      answerBy: NOW,
      personal: { reason: '请说明进度' },
      ...ACTED,
    };
    fake.approval = claimed({
      projection: makeProjection({ status: 'reviewing', claimedBy: ME, urged: true }),
      actions: [...makeApprovalView().actions, urge],
      allowed: ['answerUrge'],
    });
    const app = await openApp(fake, '/approvals/sub1');
    await app.click('[data-action="answerUrge"]');
    await app.type('#action-reason', '明天决定');

    await app.press('Enter', { ctrlKey: true });

    expect(app.textOf('[data-notice="urged"]')).toContain('请说明进度');
    expect(fake.inputsOf('approval.answerUrge')).toMatchObject([{ answer: '明天决定' }]);
  });

  it('ends the part and shows how it stands then', async () => {
    fake.approval = claimed({ allowed: ['terminate'] });
    const app = await openApp(fake, '/approvals/sub1');
    await app.click('[data-action="terminate"]');
    await app.type('#action-reason', '依据已经废止');
    await app.press('Enter', { ctrlKey: true });

    fake.approval = makeApprovalView({
      projection: makeProjection({ status: 'terminated', version: 4, endedAt: NOW }),
      allowed: [],
    });
    await app.press('Enter');

    expect(fake.inputsOf('approval.terminate')).toMatchObject([{ reason: '依据已经废止' }]);
    expect(app.find('.approval-head [data-status="terminated"]')).not.toBeNull();
  });

  it('keeps the words when the office refuses', async () => {
    fake.approval = claimed({ allowed: ['terminate'] });
    fake.refuse('approval.terminate', 'approval.decidersOnly');
    const app = await openApp(fake, '/approvals/sub1');
    await app.click('[data-action="terminate"]');
    await app.type('#action-reason', '依据已经废止');
    await app.press('Enter', { ctrlKey: true });

    await app.press('Enter');

    expect(app.find('[data-failure="approval.decidersOnly"]')).not.toBeNull();
    expect((app.find('#action-reason') as HTMLTextAreaElement).value).toBe('依据已经废止');
  });
});
