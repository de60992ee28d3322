import { beforeEach, describe, expect, it } from 'vitest';
import type { SubCaseId } from '../../src/shared/domain/case/case-action.ts';
import type { OperatorId } from '../../src/shared/domain/staff/operator.ts';
import { FAILURE_TEXTS } from '../../src/shared/texts/failures.ts';
import { DUE_LIGHT_TEXTS } from '../../src/shared/texts/calendar.ts';
import { APPROVAL_TEXTS, PART_FLAG_TEXTS } from '../../src/shared/texts/page-approval.ts';
import { shortMoment } from '../../src/shared/texts/page-due.ts';
import { FORM_TEXTS } from '../../src/shared/texts/page-form.ts';
import { FRAME_TEXTS } from '../../src/shared/texts/page.ts';
import { FakeLink } from './fake-link.ts';
import { openApp, settle } from './open-app.ts';
import { makeApprovalView, makePaper, makeProjection, makeQueueEntry } from './sample-cases.ts';
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
    allowed: ['grant', 'deny', 'releaseReview'],
    ...more,
  });
}

describe('the queue', () => {
  it('opens what is due first, and says by word and shape how urgent it is', async () => {
    fake.queue = { toDo: [makeQueueEntry({ color: 'orange' })], toSeal: [] };

    const app = await openApp(fake, '/approvals');

    expect(app.router.currentRoute.value.fullPath).toBe('/approvals/sub1');
    expect(app.textOf('[data-entry] [data-light="orange"]')).toContain(DUE_LIGHT_TEXTS.orange);
    expect(app.find('[data-entry] [data-light="orange"] svg path')).not.toBeNull();
  });

  it('marks what is special about a part, each by a word', async () => {
    const projection = makeProjection({ expedited: true, urged: true, openDeferrals: 2, corrections: 1 });
    fake.queue = { toDo: [makeQueueEntry({ projection })], toSeal: [] };

    const app = await openApp(fake, '/approvals');

    const flags = [...document.querySelectorAll('[data-entry] [data-flag]')].map((flag) => flag.textContent);
    const { expedited, urged, outstanding, corrected } = PART_FLAG_TEXTS;
    expect(flags).toEqual([expedited, urged, outstanding(2), corrected]);
    expect(app.find('[data-entry] [data-flag="disputed"]')).toBeNull();
  });

  it.each<[string, Parameters<typeof makeQueueEntry>[0]]>([
    [APPROVAL_TEXTS.claimedByMe, { projection: makeProjection({ claimedBy: ME }), claimedByName: '沈若澜' }],
    [APPROVAL_TEXTS.claimedBy('陆知行'), { claimedByName: '陆知行', mine: false }],
    [APPROVAL_TEXTS.countersigning(2), { projection: makeProjection({ inTurn: ['a', 'b'] as never[] }) }],
    [APPROVAL_TEXTS.dispute, { projection: makeProjection({ disputed: true }), mine: false }],
    [APPROVAL_TEXTS.notMine, { mine: false }],
    [APPROVAL_TEXTS.free, {}],
  ])('says whose turn it is: %s', async (words, entry) => {
    fake.queue = { toDo: [makeQueueEntry(entry)], toSeal: [] };

    const app = await openApp(fake, '/approvals');

    expect(app.textOf('[data-entry]')).toContain(words);
  });

  it('keeps to what a filter lets through, and the filter while one works elsewhere', async () => {
    const pressing = makeProjection({ subCaseId: 'sub2' as SubCaseId });
    fake.queue = {
      toDo: [makeQueueEntry(), makeQueueEntry({ projection: pressing, color: 'red' })],
      toSeal: [],
    };
    const app = await openApp(fake, '/approvals/sub1');

    await app.click('[data-choice="pressing"]');
    await app.router.push('/cases');
    await app.router.push('/approvals/sub1');
    await settle();

    expect(
      [...document.querySelectorAll('[data-entry]')].map((line) => line.getAttribute('data-entry')),
    ).toEqual(['sub2']);
  });

  it('lists what stands still for a special procedure by itself', async () => {
    const projection = makeProjection({ subCaseId: 'sub3' as SubCaseId, status: 'suspended' });
    fake.queue = { toDo: [makeQueueEntry()], toSeal: [], suspended: [makeQueueEntry({ projection })] };

    const app = await openApp(fake, '/approvals');

    expect(app.textOf('h2')).toBe(`${APPROVAL_TEXTS.suspended}1`);
    expect(app.find('[data-entry="sub3"] [data-light]')?.getAttribute('data-light')).toBe('none');
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

  it('names the papers that may follow, and until when', async () => {
    const [received, accepted] = makeApprovalView().actions;
    if (!received || accepted?.kind !== 'accept') throw new Error('the sample is taken in');
    const deferred = [{ materialCode: 'marriage', until: NOW }];
    fake.approval = makeApprovalView({ actions: [received, { ...accepted, deferred }] });

    const app = await openApp(fake, '/approvals/sub1');

    expect(document.querySelectorAll('[data-outstanding]')).toHaveLength(1);
    expect(app.textOf('[data-outstanding]')).toBe(APPROVAL_TEXTS.outstanding(shortMoment(NOW)));
  });

  it('leads to the later case that took its outcome out of force', async () => {
    fake.approval = makeApprovalView({
      projection: makeProjection({ status: 'delivered', decidedAt: NOW }),
      replacedBy: { relation: 'corrects', caseId: 'case9', caseNumber: '1000000012026112000009X' },
      allowed: [],
    });

    const app = await openApp(fake, '/approvals/sub1');

    expect(app.textOf('[data-notice="replaced"]')).toContain('1000000012026112000009X');
    expect(app.find('[data-notice="replaced"] a')?.getAttribute('href')).toBe('/cases/case9');
  });

  it('is claimed with the version that was seen', async () => {
    const app = await openApp(fake, '/approvals/sub1');

    await app.click('[data-claim]');

    expect(fake.inputsOf('approval.claim')).toMatchObject([{ subCaseId: 'sub1', expectedVersion: 2 }]);
  });

  it('is claimed by F2, and the verdict has the focus then', async () => {
    const app = await openApp(fake, '/approvals/sub1');
    fake.approval = claimed();

    await app.press('F2');

    expect(fake.inputsOf('approval.claim')).toHaveLength(1);
    expect(document.activeElement?.getAttribute('value')).toBe('grant');
  });

  it('is not offered to a person whose step it is not', async () => {
    fake.approval = makeApprovalView({ allowed: [] });

    const app = await openApp(fake, '/approvals/sub1');

    expect(app.find('[data-claim]')).toBeNull();
    expect(app.textOf('[data-obstacle]')).toContain(APPROVAL_TEXTS.notYourStep('决定'));
  });

  it('says in a sentence why its claimant may not decide', async () => {
    fake.approval = claimed({ obstacle: 'approval.samePerson', allowed: ['releaseReview'] });

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
      { subCaseId: 'sub1', expectedVersion: 3, opinion: '符合条件，准予。' },
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
      allowed: [],
    });

    await app.press('Enter', { ctrlKey: true });
    await app.press('Enter');

    expect(app.router.currentRoute.value.fullPath).toBe('/approvals/sub2');
  });

  it('leads to the seal where nothing else waits', async () => {
    fake.approval = claimed();
    const app = await openApp(fake, '/approvals/sub1');
    fake.approval = makeApprovalView({
      projection: makeProjection({ status: 'grantedDecision', decidedAt: NOW }),
      documents: [makePaper({ kind: 'outcome', needsSeal: true, subCaseId: 'sub1' })],
      obstacle: null,
      allowed: [],
    });

    await app.press('Enter', { ctrlKey: true });

    expect(document.activeElement?.getAttribute('href')).toBe('/sealing/sub1');
  });

  it('gives an opinion where the step is a review', async () => {
    fake.approval = claimed({ step: { kind: 'review', name: '初审' }, allowed: ['giveOpinion'] });
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
      projection: makeProjection({ status: 'reviewing', claimedBy: ME, version: 4 }),
      allowed: ['grant', 'deny', 'sendBack'],
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
