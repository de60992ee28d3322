import { beforeEach, describe, expect, it } from 'vitest';
import type { SubCaseAction, SubCaseId } from '../../src/shared/domain/case/case-action.ts';
import type { OperatorId } from '../../src/shared/domain/staff/operator.ts';
import { toInstant } from '../../src/shared/kernel/time.ts';
import { SUPPLY_TEXTS } from '../../src/shared/texts/page-form-intake.ts';
import { FakeLink } from './fake-link.ts';
import { openApp } from './open-app.ts';
import { makeCaseView, makePaper, makeSubCaseView } from './sample-cases.ts';
import { NOW, typed } from './sample-data.ts';

const ACTED = { by: 'operator1' as OperatorId, effectiveAt: NOW, recordedAt: NOW };
const UNTIL = toInstant(Date.UTC(2026, 11, 11, 10));
const LATER = toInstant(Date.UTC(2026, 10, 25, 1));

const NOTICE: SubCaseAction = {
  kind: 'requestCorrection',
  materialCodes: ['booklet'],
  fieldCodes: ['phone'],
  until: UNTIL,
  personal: { reason: '', remedies: { booklet: '请提交居民户口簿。', phone: '请补充填写联系电话。' } },
  ...ACTED,
};

let fake: FakeLink;

/** A case that waits for a paper and a phone number, and the draft in which they are handed in. */
beforeEach(() => {
  fake = new FakeLink();
  fake.draft.complete();
  fake.draft.save({
    expectedVersion: fake.draft.view.draft.version,
    answers: { phone: { value: '' } },
    originalsSeen: { booklet: false },
  });
  const { view } = fake.draft;
  const supplements = { caseId: 'case1', caseNumber: '1000000012026112000001C' };
  fake.draft.view = { ...view, draft: { ...view.draft, supplements, openedAt: NOW } };
  const part = { itemName: '出生户口登记', status: 'correcting', subCaseId: 'sub2' as SubCaseId } as const;
  fake.cases.splice(0, 1, makeCaseView({ subCases: [makeSubCaseView(part, { actions: [NOTICE] })] }));
});

describe('handing in what was asked for', () => {
  it('shows what was asked for, with its words and its day, and nothing else of the form', async () => {
    const app = await openApp(fake, '/accept/draft1');

    expect(app.textOf('[data-demand="correction"]')).toContain(
      SUPPLY_TEXTS.notice('出生户口登记', '12月11日 18:00'),
    );
    expect(app.textOf('[data-demanded="material:booklet"]')).toContain('请提交居民户口簿。');
    expect([...document.querySelectorAll('[data-field]')]).toHaveLength(1);
    expect(app.find('[data-material="marriage"]')).toBeNull();
    expect(app.find('[data-question]')).toBeNull();
    expect(app.find('[data-accept]')).toBeNull();
  });

  it('shows the whole application when the clerk wants it', async () => {
    const app = await openApp(fake, '/accept/draft1');

    await app.click('[data-show-all]');

    expect(app.find('[data-material="marriage"]')).not.toBeNull();
    expect(app.find('#field-name')).not.toBeNull();
  });

  it('shows the rest to be read only: no typing, no ticking, no card', async () => {
    const app = await openApp(fake, '/accept/draft1');

    await app.click('[data-show-all]');

    expect(app.find('#field-name')?.hasAttribute('readonly')).toBe(true);
    expect(app.find('#field-phone')?.hasAttribute('readonly')).toBe(false);
    expect(app.find('[data-material="marriage"] [data-tick]')).toBeNull();
    expect(app.find('[data-material="marriage"] [data-upload]')).toBeNull();
    expect(app.find('[data-material="booklet"] [data-tick]')).not.toBeNull();
    expect([...document.querySelectorAll('[data-read]')]).toEqual([]);
  });

  it('counts only what can be ticked when a digit is pressed', async () => {
    const app = await openApp(fake, '/accept/draft1');
    await app.click('[data-show-all]');

    await app.press('F8');
    await app.press('1');

    expect(app.textOf('[data-demanded="material:booklet"]')).toContain(SUPPLY_TEXTS.given);
  });

  it('names what was changed though nobody asked for it', async () => {
    fake.refuse('case.supply', 'case.supplyNotAsked', { count: 1, first: 'name', name: '姓名' });
    const app = await openApp(fake, '/accept/draft1');

    await app.press('Enter', { ctrlKey: true });

    expect(app.textOf('[data-failure="case.supplyNotAsked"]')).toContain('姓名');
  });

  it('says what of it is there and what is still missing', async () => {
    const app = await openApp(fake, '/accept/draft1');
    const before = app.textOf('[data-supplied="sub2"]');

    await app.press('F8');
    await app.press('1');

    expect(before).toContain(SUPPLY_TEXTS.partOpen(2));
    expect(app.textOf('[data-demanded="material:booklet"]')).toContain(SUPPLY_TEXTS.given);
    expect(app.textOf('[data-demanded="field:phone"]')).toContain(SUPPLY_TEXTS.missing);
    expect(app.textOf('[data-supplied="sub2"]')).toContain(SUPPLY_TEXTS.partOpen(1));
  });

  it('does not take what stood there before for an answer', async () => {
    const { view } = fake.draft;
    const answers = { ...view.draft.answers, phone: typed('13900000000') };
    const openedAt = LATER; // the number is older than the supplement
    fake.draft.view = { ...view, issues: [], draft: { ...view.draft, answers, openedAt } };

    const app = await openApp(fake, '/accept/draft1');

    expect(app.textOf('[data-demanded="field:phone"]')).toContain(SUPPLY_TEXTS.missing);
  });

  it('is sent by Ctrl+Enter with the version of the case that was seen', async () => {
    const app = await openApp(fake, '/accept/draft1');

    await app.type('#field-phone', '13900000001');
    await app.press('Enter', { ctrlKey: true });

    expect(fake.inputsOf('case.supply')).toMatchObject([
      { draftId: 'draft1', caseId: 'case1', caseVersion: 1, expectedVersion: fake.draft.view.draft.version },
    ]);
    expect(fake.inputsOf('case.receive')).toEqual([]);
    expect(app.router.currentRoute.value.fullPath).toBe('/accepted/case1');
  });

  it('says that nothing of it was handed in, and looks at the case again', async () => {
    fake.refuse('case.supply', 'case.nothingSupplied');
    const app = await openApp(fake, '/accept/draft1');
    const asked = fake.inputsOf('case.get').length;

    await app.press('Enter', { ctrlKey: true });

    expect(app.find('[data-failure="case.nothingSupplied"]')).not.toBeNull();
    expect(fake.inputsOf('case.get').length).toBe(asked + 1);
  });

  it('has no decision about a case that was taken in long ago', async () => {
    const app = await openApp(fake, '/accept/draft1');

    await app.press('F6');

    expect(app.find('[data-intake-submit]')).toBeNull();
    expect(fake.inputsOf('case.foreseeIntake')).toEqual([]);
  });
});

describe('after it was handed in', () => {
  it('says so, with the papers made now', async () => {
    const supplement = {
      kind: 'supplement',
      materialCodes: ['booklet'],
      fieldCodes: [],
      simulated: false,
      by: ACTED.by,
      effectiveAt: LATER,
      recordedAt: LATER,
    } as const;
    fake.cases.splice(
      0,
      1,
      makeCaseView({
        actions: [supplement],
        documents: [makePaper(), makePaper({ documentId: 'paper2', number: 'new', madeAt: LATER })],
      }),
    );

    const app = await openApp(fake, '/accepted/case1');

    expect(app.textOf('[data-taken]')).toContain(SUPPLY_TEXTS.doneTitle);
    expect([...document.querySelectorAll('[data-paper]')].map((paper) => paper.textContent)).toEqual([
      expect.stringContaining('new'),
    ]);
  });
});
