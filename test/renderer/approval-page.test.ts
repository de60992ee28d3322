import { beforeEach, describe, expect, it } from 'vitest';
import type { SubCaseId } from '../../src/shared/domain/case/case-action.ts';
import type { OperatorId } from '../../src/shared/domain/staff/operator.ts';
import { FAILURE_TEXTS } from '../../src/shared/texts/failures.ts';
import { APPROVAL_TEXTS } from '../../src/shared/texts/page-approval.ts';
import { TIMELINESS_TEXTS } from '../../src/shared/texts/page-case.ts';
import { FORM_TEXTS } from '../../src/shared/texts/page-form.ts';
import { FRAME_TEXTS } from '../../src/shared/texts/page.ts';
import { FakeLink } from './fake-link.ts';
import { openApp } from './open-app.ts';
import { makeApprovalView, makeProjection, makeQueueEntry } from './sample-cases.ts';
import { makeSignedIn, NOW } from './sample-data.ts';

let fake: FakeLink;
const ME = 'operator1' as OperatorId;

beforeEach(() => {
  fake = new FakeLink();
  fake.signedIn = makeSignedIn(['approver']);
});

function claimed(more: Parameters<typeof makeApprovalView>[0] = {}) {
  return makeApprovalView({
    projection: makeProjection({ status: 'reviewing', claimedBy: ME, version: 3 }),
    obstacle: null,
    ...more,
  });
}

describe('the queue', () => {
  it('opens what is due first, and says by word and shape how urgent it is', async () => {
    fake.queue = { toDo: [makeQueueEntry({ timeliness: 'overdue' })], toSeal: [] };

    const app = await openApp(fake, '/approvals');

    expect(app.router.currentRoute.value.fullPath).toBe('/approvals/sub1');
    expect(app.textOf('[data-timeliness="overdue"]')).toContain(TIMELINESS_TEXTS.overdue);
    expect(app.find('[data-timeliness="overdue"] svg path')).not.toBeNull();
  });

  it('shows items that wait for others apart from those whose clock runs', async () => {
    const waiting = makeProjection({ subCaseId: 'sub2' as SubCaseId, status: 'waiting', dueAt: null });
    fake.queue = {
      toDo: [makeQueueEntry(), makeQueueEntry({ projection: waiting, timeliness: 'noLimit' })],
      toSeal: [],
    };

    const app = await openApp(fake, '/approvals');

    expect(app.textOf('.work-list:last-of-type')).not.toBe('');
    expect(app.textOf('h1')).toBe(`${APPROVAL_TEXTS.queue}1`);
    expect(app.textOf('h2')).toBe(`${APPROVAL_TEXTS.waiting}1`);
    expect(document.querySelectorAll('.work-list')).toHaveLength(2);
  });

  it('goes down the list by the arrow keys and shows each item at once', async () => {
    const second = makeProjection({ subCaseId: 'sub2' as SubCaseId });
    fake.queue = { toDo: [makeQueueEntry(), makeQueueEntry({ projection: second })], toSeal: [] };
    const app = await openApp(fake, '/approvals');
    (app.find('[data-entry="sub1"]') as HTMLElement).focus();

    await app.press('ArrowDown');

    expect(app.router.currentRoute.value.fullPath).toBe('/approvals/sub2');
  });
});

describe('an item', () => {
  it('shows where each value comes from', async () => {
    const app = await openApp(fake, '/approvals/sub1');

    expect(app.textOf('[data-answer="name"]')).toContain(FORM_TEXTS.fromCard);
    expect(app.textOf('[data-answer="name"]')).toContain(FRAME_TEXTS.simulated);
    expect(app.textOf('[data-answer="phone"]')).toContain(FORM_TEXTS.typed);
  });

  it('is claimed with the version that was seen', async () => {
    const app = await openApp(fake, '/approvals/sub1');

    await app.click('[data-claim]');

    expect(fake.inputsOf('approval.claim')).toMatchObject([{ subCaseId: 'sub1', expectedVersion: 2 }]);
  });

  it('is not offered to a person whose step it is not', async () => {
    fake.queue = { toDo: [makeQueueEntry({ mine: false })], toSeal: [] };

    const app = await openApp(fake, '/approvals/sub1');

    expect(app.find('[data-claim]')).toBeNull();
    expect(app.textOf('[data-obstacle]')).toContain(APPROVAL_TEXTS.notYourStep('决定'));
  });

  it('says in a sentence why its claimant may not decide', async () => {
    fake.approval = claimed({ obstacle: 'approval.samePerson' });

    const app = await openApp(fake, '/approvals/sub1');

    expect(app.textOf('[data-obstacle]')).toContain(FAILURE_TEXTS['approval.samePerson'].title);
    expect(app.find('[data-submit]')).toBeNull();
  });

  it('shows the newest state and the reason when somebody else was faster', async () => {
    fake.refuse('approval.claim', 'case.changedMeanwhile', { by: '陆知行' });
    const app = await openApp(fake, '/approvals/sub1');
    const before = fake.inputsOf('approval.get').length;

    await app.click('[data-claim]');

    expect(app.textOf('[data-failure="case.changedMeanwhile"]')).toContain('陆知行');
    expect(fake.inputsOf('approval.get').length).toBe(before + 1);
  });
});

describe('deciding', () => {
  it('grants with the suggested words by Ctrl+Enter', async () => {
    fake.approval = claimed();
    const app = await openApp(fake, '/approvals/sub1');

    await app.press('Enter', { ctrlKey: true });

    expect(fake.inputsOf('approval.grant')).toMatchObject([
      { subCaseId: 'sub1', expectedVersion: 3, opinion: APPROVAL_TEXTS.defaultGrant },
    ]);
  });

  it('goes on to the next item of the queue by Enter', async () => {
    fake.approval = claimed();
    const second = makeProjection({ subCaseId: 'sub2' as SubCaseId });
    fake.queue = { toDo: [makeQueueEntry(), makeQueueEntry({ projection: second })], toSeal: [] };
    const app = await openApp(fake, '/approvals/sub1');
    fake.approval = makeApprovalView({
      projection: makeProjection({ status: 'grantedDecision', decidedAt: NOW }),
      obstacle: null,
    });

    await app.press('Enter', { ctrlKey: true });
    await app.press('Enter');

    expect(app.router.currentRoute.value.fullPath).toBe('/approvals/sub2');
  });

  it('gives an opinion where the step is a review', async () => {
    fake.approval = claimed({ step: { kind: 'review', name: '初审' } });
    const app = await openApp(fake, '/approvals/sub1');

    await app.press('Enter', { ctrlKey: true });

    expect(fake.inputsOf('approval.giveOpinion')).toMatchObject([{ recommendation: 'grant' }]);
    expect(fake.inputsOf('approval.grant')).toEqual([]);
  });

  it('denies only with a reason and a legal basis, and asks once more', async () => {
    fake.approval = claimed();
    const app = await openApp(fake, '/approvals/sub1');
    await app.click('.choices .deny input');
    const isOpenWithoutReason = !(app.find('[data-submit]') as HTMLButtonElement).disabled;
    await app.type('#verdict-text', '不符合条件');

    await app.press('Enter', { ctrlKey: true });
    const sentAfterFirst = fake.inputsOf('approval.deny').length;
    await app.press('Enter', { ctrlKey: true });

    expect(isOpenWithoutReason).toBe(false);
    expect(sentAfterFirst).toBe(0);
    expect(fake.inputsOf('approval.deny')).toMatchObject([
      { reason: '不符合条件', legalBasis: '示例法第一条' },
    ]);
  });

  it('sends back to the step before, where there is one', async () => {
    fake.approval = claimed({
      projection: makeProjection({ status: 'reviewing', claimedBy: ME, version: 4, step: 1 }),
    });
    const app = await openApp(fake, '/approvals/sub1');

    await app.click('.choices .sendBack input');
    await app.type('#verdict-text', '请补充核实');
    await app.press('Enter', { ctrlKey: true });

    expect(fake.inputsOf('approval.sendBack')).toMatchObject([{ reason: '请补充核实' }]);
  });

  it('repeats a decision of unknown outcome with the same request', async () => {
    fake.approval = claimed();
    fake.refuse('approval.grant', 'call.outcomeUnknown');
    const app = await openApp(fake, '/approvals/sub1');
    await app.press('Enter', { ctrlKey: true });

    await app.click('[data-failure="call.outcomeUnknown"] button');

    const [first, second] = fake.inputsOf('approval.grant') as { requestId: string }[];
    expect(second).toEqual(first);
  });
});
