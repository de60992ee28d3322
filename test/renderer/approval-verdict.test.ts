import { beforeEach, describe, expect, it } from 'vitest';
import type { SubCaseId } from '../../src/shared/domain/case/case-action.ts';
import type { OperatorId } from '../../src/shared/domain/staff/operator.ts';
import { FAILURE_TEXTS } from '../../src/shared/texts/failures.ts';
import { ISSUE_TEXTS } from '../../src/shared/texts/page-form.ts';
import { FakeLink } from './fake-link.ts';
import { openApp, settle } from './open-app.ts';
import { makeApprovalView, makeProjection } from './sample-cases.ts';
import { makeField, makeSignedIn, NOW } from './sample-data.ts';

let fake: FakeLink;
const CREDIT_CODE = makeField('companyCreditCode', '统一社会信用代码', { kind: 'creditCode', maxLength: 18 });
/** Invented; its check character is right (domain.md C.6). */
const VALID_CODE = '91320211MA00000071';

beforeEach(() => {
  fake = new FakeLink();
  fake.signedIn = makeSignedIn(['approver']);
});

function deciding(more: Parameters<typeof makeApprovalView>[0] = {}) {
  return makeApprovalView({
    projection: makeProjection({ status: 'reviewing', claimedBy: 'operator1' as OperatorId, version: 3 }),
    obstacle: null,
    allowed: ['grant', 'deny', 'sendBack'],
    ...more,
  });
}

function textOf(selector: string): string {
  return document.querySelector<HTMLTextAreaElement>(selector)?.value ?? '';
}

describe('reasons from templates', () => {
  it('are taken by a digit where nothing is typed, and may be edited then', async () => {
    fake.approval = deciding();
    const app = await openApp(fake, '/approvals/sub1');
    await app.click('.choices .deny input');

    await app.press('2');

    expect(textOf('#verdict-text')).toBe('与实际情况不一致。');
    expect(document.activeElement?.id).toBe('verdict-text');
  });

  it('bring their legal basis beside that of the item', async () => {
    fake.approval = deciding();
    const app = await openApp(fake, '/approvals/sub1');
    await app.click('.choices .deny input');

    await app.press('1');

    expect(textOf('#verdict-basis')).toBe('示例法第一条；示例法第二条');
  });

  it('leave a digit alone that is typed into the words', async () => {
    fake.approval = deciding();
    const app = await openApp(fake, '/approvals/sub1');
    await app.click('.choices .deny input');
    await app.type('#verdict-text', '第');

    await app.press('1');

    expect(textOf('#verdict-text')).toBe('第');
  });

  it('are added to words somebody wrote, and replace nothing', async () => {
    fake.approval = deciding();
    const app = await openApp(fake, '/approvals/sub1');
    await app.click('.choices .deny input');
    await app.type('#verdict-text', '核实中：');

    await app.press('F7');
    await app.press('Enter');

    expect(textOf('#verdict-text')).toBe('核实中：不符合条件。');
  });

  it('say that the customer has not confirmed them', async () => {
    fake.approval = deciding();

    const app = await openApp(fake, '/approvals/sub1');

    expect(app.find('.templates [data-to-confirm]')).not.toBeNull();
  });

  it('are not needed to decide when the office does not answer', async () => {
    fake.approval = deciding();
    fake.refuse('approval.reasons', 'call.programAway');
    const app = await openApp(fake, '/approvals/sub1');
    await app.type('#verdict-text', '准予。');

    await app.press('Enter', { ctrlKey: true });

    expect(fake.inputsOf('approval.grant')).toMatchObject([{ opinion: '准予。' }]);
  });
});

describe('what may be said', () => {
  it('is a denial only as long as papers are missing, and nothing is chosen for anybody', async () => {
    fake.approval = deciding({ allowed: ['deny'] });

    const app = await openApp(fake, '/approvals/sub1');

    expect(app.textOf('[data-obstacle]')).toContain(FAILURE_TEXTS['approval.materialsOutstanding'].title);
    expect(app.find('.choices .grant')).toBeNull();
    expect(document.querySelector('.choices input:checked')).toBeNull();
    expect(app.find('[data-submit]')).toBeNull();
  });

  it('is no opinion of the last one who could decide', async () => {
    fake.approval = deciding({ step: { kind: 'review', name: '初审' }, allowed: ['releaseReview'] });

    const app = await openApp(fake, '/approvals/sub1');

    expect(app.textOf('[data-obstacle]')).toContain(FAILURE_TEXTS['approval.lastDecider'].title);
    expect(app.find('[data-submit]')).toBeNull();
  });

  it('is said at the window without a claim, where the item is delegated', async () => {
    fake.signedIn = makeSignedIn(['clerk'], { delegatedItems: ['birth'] });
    fake.approval = makeApprovalView({ obstacle: null, allowed: ['startReview', 'grant', 'deny'] });
    const app = await openApp(fake, '/approvals/sub1');

    await app.press('F2');
    const verdict = document.activeElement?.getAttribute('value');
    await app.press('Enter', { ctrlKey: true });

    expect(app.find('[data-claim]')).toBeNull();
    expect(verdict).toBe('grant');
    expect(fake.inputsOf('approval.claim')).toEqual([]);
    expect(fake.inputsOf('approval.grant')).toHaveLength(1);
  });

  it('stays as it was written when the part changes elsewhere', async () => {
    fake.approval = deciding();
    const app = await openApp(fake, '/approvals/sub1');
    await app.type('#verdict-text', '我的意见');

    fake.approval = deciding({ projection: { ...fake.approval.projection, version: 4 } });
    fake.changes.tell({ kind: 'case', id: 'case1' });
    await settle();

    expect(textOf('#verdict-text')).toBe('我的意见');
    await app.press('Enter', { ctrlKey: true });
    expect(fake.inputsOf('approval.grant')).toMatchObject([{ expectedVersion: 4 }]);
  });
});

describe('values the grant gives', () => {
  it('go to the office with the grant, as a person wrote them', async () => {
    fake.approval = deciding({ produces: [CREDIT_CODE] });
    const app = await openApp(fake, '/approvals/sub1');
    await app.type('#field-companyCreditCode', VALID_CODE.toLowerCase());

    await app.press('Enter', { ctrlKey: true });

    expect(fake.inputsOf('approval.grant')).toMatchObject([{ produced: { companyCreditCode: VALID_CODE } }]);
  });

  it('are checked before anything is sent, and the wrong one has the focus', async () => {
    fake.approval = deciding({ produces: [CREDIT_CODE] });
    const app = await openApp(fake, '/approvals/sub1');
    await app.type('#field-companyCreditCode', '91320211MA00000072');

    await app.press('Enter', { ctrlKey: true });

    expect(fake.inputsOf('approval.grant')).toEqual([]);
    expect(app.textOf('[data-field="companyCreditCode"]')).toContain(ISSUE_TEXTS.creditCodeCheckCharacter);
    expect(app.focused('field')).toBe('companyCreditCode');
  });

  it('stand with a wrong check character once they were entered twice, with a reason', async () => {
    const wrong = '91320211MA00000072';
    fake.approval = deciding({ produces: [CREDIT_CODE] });
    const app = await openApp(fake, '/approvals/sub1');
    await app.type('#field-companyCreditCode', wrong);

    await app.click('[data-field="companyCreditCode"] .problem button');
    await app.type('#override-again', wrong);
    await app.type('#override-reason', '已核对执照原件');
    await app.click('.override [type="submit"]');
    await app.press('Enter', { ctrlKey: true });

    expect(fake.inputsOf('approval.grant')).toMatchObject([
      {
        produced: { companyCreditCode: wrong },
        producedOverrides: { companyCreditCode: { reason: '已核对执照原件', enteredAgain: wrong } },
      },
    ]);
  });

  it('that a later item needs must be there', async () => {
    fake.approval = deciding({ produces: [{ ...CREDIT_CODE, required: true }] });
    const app = await openApp(fake, '/approvals/sub1');

    await app.press('Enter', { ctrlKey: true });

    expect(fake.inputsOf('approval.grant')).toEqual([]);
    expect(app.textOf('[data-field="companyCreditCode"]')).toContain(ISSUE_TEXTS.required);
    expect(app.focused('field')).toBe('companyCreditCode');
  });

  it('are not asked for where the verdict is a denial', async () => {
    fake.approval = deciding({ produces: [CREDIT_CODE] });
    const app = await openApp(fake, '/approvals/sub1');

    await app.click('.choices .deny input');

    expect(app.find('#field-companyCreditCode')).toBeNull();
  });

  it('of earlier items stand beside the answers, with the paper they stand on', async () => {
    fake.approval = deciding({
      produced: [
        {
          definition: CREDIT_CODE.definition,
          value: VALID_CODE,
          subCaseId: 'sub0' as SubCaseId,
          itemName: '企业设立登记',
          documentNumber: '1000-ZYXK',
          grantedAt: NOW,
        },
      ],
    });

    const app = await openApp(fake, '/approvals/sub1');

    expect(app.textOf('[data-produced="companyCreditCode"]')).toContain(VALID_CODE);
    expect(app.textOf('[data-produced="companyCreditCode"]')).toContain('企业设立登记 1000-ZYXK');
  });
});
