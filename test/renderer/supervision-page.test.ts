import { beforeEach, describe, expect, it } from 'vitest';
import type { SupervisedPart } from '../../src/shared/api/office/approval.ts';
import type { SubCaseId } from '../../src/shared/domain/case/case-action.ts';
import type { Instant } from '../../src/shared/kernel/time.ts';
import { toInstant } from '../../src/shared/kernel/time.ts';
import { NAVIGATION_TEXTS } from '../../src/shared/texts/page.ts';
import {
  ATTENTION_TEXTS,
  attentionText,
  SUPERVISED_ACTION_TEXTS,
  SUPERVISION_TEXTS,
} from '../../src/shared/texts/page-supervision.ts';
import { choose } from './choose.ts';
import { FakeLink } from './fake-link.ts';
import { openApp } from './open-app.ts';
import { makeProjection } from './sample-cases.ts';
import { makeSignedIn, NOW } from './sample-data.ts';
import { DEPARTMENTS, makeSupervisedPart, YESTERDAY } from './sample-supervision.ts';

let fake: FakeLink;

beforeEach(() => {
  fake = new FakeLink();
  fake.signedIn = makeSignedIn(['supervisor']);
});

function makePart(subCaseId: string, more: Partial<SupervisedPart> = {}): SupervisedPart {
  const projection = makeProjection({ subCaseId: subCaseId as SubCaseId, version: 5 });
  return makeSupervisedPart({ projection, ...more });
}

function supervise(...parts: SupervisedPart[]): void {
  fake.supervision = { parts, departments: DEPARTMENTS };
}

function entries(): readonly (string | null)[] {
  return [...document.querySelectorAll('[data-entry]')].map((entry) => entry.getAttribute('data-entry'));
}

describe('what needs attention', () => {
  it('is listed with why, and the first one is open', async () => {
    supervise(
      makePart('sub1', {
        attention: [
          { kind: 'overdue', dueAt: YESTERDAY },
          { kind: 'unclaimed', since: NOW },
        ],
      }),
    );

    const app = await openApp(fake, '/supervision');

    expect(app.router.currentRoute.value.fullPath).toBe('/supervision/sub1');
    expect(app.textOf('[data-entry]')).toContain(`${ATTENTION_TEXTS.overdue}、${ATTENTION_TEXTS.unclaimed}`);
    expect(app.textOf('[data-cause="overdue"]')).toContain(
      attentionText({ kind: 'overdue', dueAt: YESTERDAY }, {}),
    );
  });

  it('says that there is nothing', async () => {
    supervise();

    const app = await openApp(fake, '/supervision');

    expect(app.textOf('.empty')).toBe(SUPERVISION_TEXTS.empty);
  });

  it('is narrowed to a cause and to a department, which counts also when it only has the next word', async () => {
    supervise(
      makePart('sub1'),
      makePart('sub2', { attention: [{ kind: 'disputed', since: NOW }] }),
      makePart('sub3', {
        attention: [{ kind: 'disputed', since: NOW }],
        inTurn: [{ departmentId: 'police', name: '公安' }],
      }),
    );
    const app = await openApp(fake, '/supervision');

    await app.click('[data-choice="disputed"]');
    const disputed = entries();
    await choose('[data-department-choice]', 'police');

    expect(disputed).toEqual(['sub2', 'sub3']);
    expect(entries()).toEqual(['sub3']);
    expect(app.textOf('[data-choice="disputed"]')).toBe(`${ATTENTION_TEXTS.disputed}1`);
  });

  it('is no page of an approver', async () => {
    fake.signedIn = makeSignedIn(['approver']);

    const app = await openApp(fake, '/supervision');

    expect(app.router.currentRoute.value.name).not.toBe('supervision');
    expect(app.textOf('.side-menu')).not.toContain(NAVIGATION_TEXTS.supervision);
  });

  it('leads to the case by one key', async () => {
    const app = await openApp(fake, '/supervision');

    await app.press('F2');

    expect(app.router.currentRoute.value.fullPath).toBe('/cases/case1');
  });

  it('goes on to the next one by one key', async () => {
    supervise(makePart('sub1'), makePart('sub2'));
    const app = await openApp(fake, '/supervision');

    await app.press('F8');

    expect(app.router.currentRoute.value.fullPath).toBe('/supervision/sub2');
  });
});

describe('any other open part', () => {
  it('is found by what somebody knows of it, and everything may be done with it', async () => {
    supervise();
    fake.goingTheirWay = [makePart('sub9', { attention: [] })];
    const app = await openApp(fake, '/supervision');

    await app.type('[data-search-part]', '林晓岚');
    await app.click('[data-search-button]');
    await app.click('[data-action="expedite"]');
    await app.press('1');
    await app.press('Enter', { ctrlKey: true });
    await app.press('Enter');

    expect(fake.inputsOf('approval.findSupervised')[0]).toEqual({ text: '林晓岚' });
    expect(entries()).toEqual(['sub9']);
    expect(fake.inputsOf('approval.expedite')).toMatchObject([{ subCaseId: 'sub9' }]);
  });

  it('is open when somebody comes from its case, although the list does not hold it', async () => {
    supervise(makePart('sub1'));
    fake.goingTheirWay = [makePart('sub9', { attention: [], allowed: ['annul'] })];

    const app = await openApp(fake, '/supervision/sub9');

    expect(app.textOf('[data-settled]')).toBe(SUPERVISION_TEXTS.settled);
    expect(app.find('[data-action="annul"]')).not.toBeNull();
  });

  it('goes from the screen when the search is over', async () => {
    supervise(makePart('sub1'));
    fake.goingTheirWay = [makePart('sub9', { attention: [] })];
    const app = await openApp(fake, '/supervision');
    await app.type('[data-search-part]', 'K1');
    await app.click('[data-search-button]');

    await app.click('[data-search-clear]');

    expect(entries()).toEqual(['sub1']);
  });
});

describe('a supervisor', () => {
  it('urges by digits and two key presses, and the list has the focus then', async () => {
    supervise(makePart('sub1'), makePart('sub2'));
    const app = await openApp(fake, '/supervision');

    await app.press('1');
    await app.press('2');
    await app.press('Enter', { ctrlKey: true });
    const asked = app.textOf('[role="alert"]');
    await app.press('Enter');

    expect(asked).toBe(SUPERVISED_ACTION_TEXTS.urge.consequence);
    expect(fake.inputsOf('approval.urge')).toMatchObject([
      { subCaseId: 'sub1', expectedVersion: 5, answerWithinWorkingDays: 1, reason: '请立即办理。' },
    ]);
    expect(app.focused('entry')).toBe('sub2');
    expect(app.textOf('[data-settled]')).toBe(SUPERVISION_TEXTS.settled);
  });

  it('dispatches to another department than the part has', async () => {
    const app = await openApp(fake, '/supervision');
    await app.click('[data-action="dispatch"]');
    const targets = [...document.querySelectorAll<HTMLOptionElement>('#dispatch-to option')].map(
      ({ value }) => value,
    );
    await choose('#dispatch-to', 'police');
    await app.type('#action-reason', '按职责分工');

    await app.press('Enter', { ctrlKey: true });
    await app.press('Enter');

    expect(targets).toEqual(['', 'police']);
    expect(fake.inputsOf('approval.dispatch')).toMatchObject([
      { departmentId: 'police', reason: '按职责分工' },
    ]);
    expect(app.find('[data-submit-action]')).toBeNull();
  });

  it('may answer a dispute with the department it came from', async () => {
    supervise(makePart('sub1', { projection: makeProjection({ disputed: true }) }));
    const app = await openApp(fake, '/supervision');

    await app.click('[data-action="dispatch"]');

    expect(app.find('#dispatch-to option[value="health"]')).not.toBeNull();
  });

  it.each<[string, string, string]>([
    ['expedite', 'approval.expedite', '情况紧急。'],
    ['releaseReview', 'approval.releaseClaim', '认领人请假。'],
    ['terminate', 'approval.terminate', '依据已经废止。'],
    ['annul', 'approval.annul', '误登记。'],
  ])('does %s with a reason, and not before it was weighed', async (kind, name, reason) => {
    const app = await openApp(fake, '/supervision');
    await app.click(`[data-action="${kind}"]`);
    await app.press('1');

    await app.press('Enter', { ctrlKey: true });
    const sentBefore = fake.inputsOf(name).length;
    await app.press('Enter');

    expect(sentBefore).toBe(0);
    expect(fake.inputsOf(name)).toMatchObject([{ subCaseId: 'sub1', reason }]);
  });

  it('does nothing without a reason: it gets the focus', async () => {
    const app = await openApp(fake, '/supervision');
    await app.click('[data-action="annul"]');

    await app.press('Enter', { ctrlKey: true });

    expect(document.activeElement?.id).toBe('action-reason');
    expect(app.find('[role="alert"]')).toBeNull();
  });

  it('is offered only what the office would take', async () => {
    supervise(makePart('sub1', { allowed: ['urge', 'annul'] }));

    await openApp(fake, '/supervision');

    const kinds = [...document.querySelectorAll('[data-action]')].map((one) =>
      one.getAttribute('data-action'),
    );
    expect(kinds).toEqual(['urge', 'annul']);
  });

  it('sees the newest state and the reason when somebody else was faster', async () => {
    fake.refuse('approval.annul', 'case.changedMeanwhile', { by: '陆知行' });
    const app = await openApp(fake, '/supervision');
    const before = fake.inputsOf('approval.supervise').length;
    await app.click('[data-action="annul"]');
    await app.press('1');

    await app.press('Enter', { ctrlKey: true });
    await app.press('Enter');

    expect(app.textOf('[data-failure="case.changedMeanwhile"]')).toContain('陆知行');
    expect(fake.inputsOf('approval.supervise').length).toBe(before + 1);
  });

  it('repeats an action of unknown outcome with the same request', async () => {
    fake.refuse('approval.annul', 'call.outcomeUnknown');
    const app = await openApp(fake, '/supervision');
    await app.click('[data-action="annul"]');
    await app.press('1');
    await app.press('Enter', { ctrlKey: true });
    await app.press('Enter');

    await app.click('[data-failure="call.outcomeUnknown"] button');

    const [first, second] = fake.inputsOf('approval.annul');
    expect(second).toEqual(first);
  });
});

describe('the words of attention', () => {
  const later = toInstant(Date.parse(NOW) + 86_400_000);

  it.each<[Parameters<typeof attentionText>[0], string]>([
    [{ kind: 'urged', since: NOW, answerBy: later, late: true }, '逾期未反馈'],
    [{ kind: 'noDecider', departmentId: 'health' as never }, '卫生健康'],
    [suspension(later, true), '已超过告知的时间'],
    [suspension(null, false), '停止计时'],
  ])('name what the supervisor must know', (attention, words) => {
    expect(attentionText(attention, { health: '卫生健康' })).toContain(words);
  });

  function suspension(expectedUntil: Instant | null, late: boolean) {
    return { kind: 'suspended', procedure: 'hearing', since: NOW, expectedUntil, late } as const;
  }
});
