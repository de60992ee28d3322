import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseView, SubCaseView } from '../../src/shared/api/office/case.ts';
import type {
  CaseId,
  CaseNumber,
  SubCaseAction,
  SubCaseActionKind,
  SubCaseId,
} from '../../src/shared/domain/case/case-action.ts';
import type { SubCaseProjection } from '../../src/shared/domain/case/projection.ts';
import type { OperatorId } from '../../src/shared/domain/staff/operator.ts';
import { toInstant } from '../../src/shared/kernel/time.ts';
import { CASE_TEXTS } from '../../src/shared/texts/page-case.ts';
import {
  DEMAND_TEXTS,
  LINK_TEXTS,
  PART_DEADLINE_TEXTS,
  WINDOW_FORM_TEXTS,
} from '../../src/shared/texts/page-case-window.ts';
import { FakeLink } from './fake-link.ts';
import { TEMPLATES } from './fake-window.ts';
import { openApp, settle } from './open-app.ts';
import type { OpenApp } from './open-app.ts';
import { makeCaseView, makeSubCaseView } from './sample-cases.ts';
import { makeSignedIn, MERGED, NOW } from './sample-data.ts';

const ACTED = { by: 'operator1' as OperatorId, effectiveAt: NOW, recordedAt: NOW };
const UNTIL = toInstant(Date.UTC(2026, 11, 11, 10));

let fake: FakeLink;

beforeEach(() => {
  fake = new FakeLink();
  fake.reasons = TEMPLATES;
});

const NOTICE: SubCaseAction = {
  kind: 'requestCorrection',
  materialCodes: ['booklet'],
  fieldCodes: [],
  until: UNTIL,
  personal: { reason: '居民户口簿：请提交。', remedies: { booklet: '请提交居民户口簿。' } },
  ...ACTED,
};

/** The part of the household; what is not said is as in the samples. */
function part(
  projection: Partial<SubCaseProjection>,
  allowed: readonly SubCaseActionKind[] = [],
  actions: readonly SubCaseAction[] = [],
): SubCaseView {
  const household = { itemCode: 'household', itemName: '出生户口登记', subCaseId: 'sub2' as SubCaseId };
  return makeSubCaseView({ ...household, ...projection }, { allowed, actions });
}

/** Nothing was handed in. */
const received = {
  kind: 'receive',
  personal: { applicant: { name: '林晓岚' }, agent: null, answers: {}, materials: [] },
  ...ACTED,
} as unknown;

async function look(...subCases: readonly SubCaseView[]): Promise<OpenApp> {
  return show({ subCases, actions: [received as never] });
}

async function show(more: Partial<CaseView>): Promise<OpenApp> {
  fake.cases.splice(0, 1, makeCaseView(more));
  return openApp(fake, '/cases/case1');
}

function offered(): readonly (string | null)[] {
  return [...document.querySelectorAll('[data-action]')].map((button) => button.getAttribute('data-action'));
}

/** F4 goes to what may be done, the digit opens the first. */
async function choose(app: OpenApp): Promise<void> {
  await app.press('F4');
  await app.press('1');
}

/** Both presses: the second one confirms what follows. */
async function submitTwice(app: OpenApp): Promise<void> {
  await app.press('Enter', { ctrlKey: true });
  await app.press('Enter', { ctrlKey: true });
}

describe('what a case waits for', () => {
  it('stands above its parts, with the day by which it must come', async () => {
    const app = await look(part({ status: 'correcting', deadlineAt: UNTIL }, [], [NOTICE]));

    expect(app.textOf('[data-demand="correction"]')).toContain(DEMAND_TEXTS.correction('12月11日 18:00'));
    expect(app.textOf('[data-demanded="material:booklet"]')).toContain('请提交居民户口簿。');
    expect(app.textOf('[data-sub-case="household"]')).toContain(
      PART_DEADLINE_TEXTS.correctBy('12月11日 18:00'),
    );
  });

  it('names papers that may follow', async () => {
    const accept: SubCaseAction = {
      kind: 'accept',
      due: null,
      deferred: [{ materialCode: 'booklet', until: UNTIL }],
      ...ACTED,
    };

    const app = await look(part({ status: 'reviewing', openDeferrals: 1 }, [], [accept]));

    expect(app.textOf('[data-demand="deferral"]')).toContain(DEMAND_TEXTS.deferral('12月11日 18:00'));
    expect(app.textOf('[data-sub-case="household"]')).toContain(
      PART_DEADLINE_TEXTS.supplyBy('居民户口簿', '12月11日 18:00'),
    );
  });

  it('is handed in by F2 on the form page', async () => {
    const app = await look(part({ status: 'correcting', deadlineAt: UNTIL }, [], [NOTICE]));

    await app.press('F2');

    expect(fake.inputsOf('form.beginSupplement')).toMatchObject([{ caseId: 'case1' }]);
    expect(app.router.currentRoute.value.fullPath).toBe('/accept/draft1');
  });

  it('is not handed in by who serves no window', async () => {
    fake.signedIn = makeSignedIn(['supervisor']);
    const app = await look(part({ status: 'correcting', deadlineAt: UNTIL }, [], [NOTICE]));

    await app.press('F2');

    expect(app.find('[data-begin-supplement]')).toBeNull();
    expect(fake.inputsOf('form.beginSupplement')).toEqual([]);
  });
});

describe('what may be done', () => {
  it('is what the office allows, and nothing else', async () => {
    await look(part({ status: 'received' }, ['accept', 'refuse', 'withdraw']));

    expect(offered()).toEqual(['accept', 'refuse', 'withdraw']);
  });

  it('is nothing where the office allows nothing', async () => {
    const app = await look(part({ status: 'reviewing' }));

    expect(offered()).toEqual([]);
    expect(app.find('[role="toolbar"]')).toBeNull();
  });

  it('accepts held parts, each with its own version', async () => {
    const app = await look(
      part({ status: 'received', version: 3 }, ['accept']),
      part({ status: 'received', version: 5, subCaseId: 'sub3' as SubCaseId }, ['accept']),
    );

    await choose(app);
    await app.press('Enter', { ctrlKey: true });

    expect(fake.inputsOf('case.acceptPart')).toMatchObject([
      { subCaseId: 'sub2', expectedVersion: 3, deferred: [], promised: [] },
      { subCaseId: 'sub3', expectedVersion: 5 },
    ]);
  });

  it('accepts a part without a paper that may follow, when the clerk says so', async () => {
    const materials = MERGED.materials.map((material) => ({ ...material, mayFollow: true }));
    const app = await show({
      actions: [received as never],
      merged: { ...MERGED, materials },
      subCases: [part({ status: 'received' }, ['accept'])],
    });

    await choose(app);
    app.find<HTMLElement>('[data-waiver="booklet"] input:checked')?.focus();
    await app.press('2');
    await app.press('Enter', { ctrlKey: true });

    expect(fake.inputsOf('case.acceptPart')).toMatchObject([{ deferred: ['booklet'], promised: [] }]);
  });

  it('refuses with the reason and the basis of a template, asked for twice', async () => {
    const app = await look(part({ status: 'received', version: 3 }, ['refuse']));

    await choose(app);
    await app.click('[data-template="1"]');
    await app.press('Enter', { ctrlKey: true });
    const asked = app.text.includes(WINDOW_FORM_TEXTS.refuse.consequence);
    const before = fake.inputsOf('case.refusePart').length;
    await app.press('Enter', { ctrlKey: true });

    expect([asked, before]).toEqual([true, 0]);
    expect(fake.inputsOf('case.refusePart')).toMatchObject([
      { subCaseId: 'sub2', reason: '不属于本机关职权范围。', legalBasis: '示例法第二条' },
    ]);
  });

  it('gives the papers back with a reason', async () => {
    const app = await look(part({ status: 'received', version: 3 }, ['returnToApplicant']));

    await choose(app);
    await app.type('#action-reason', '申请人改日再来');
    await submitTwice(app);

    expect(fake.inputsOf('case.returnPart')).toMatchObject([{ reason: '申请人改日再来' }]);
  });

  it('says why the office refused, and shows the case as it is', async () => {
    fake.refuse('case.acceptPart', 'case.changedMeanwhile', { by: '陆知行' });
    const app = await look(part({ status: 'received' }, ['accept']));
    const asked = fake.inputsOf('case.get').length;

    await choose(app);
    await app.press('Enter', { ctrlKey: true });

    expect(app.find('[data-failure="case.changedMeanwhile"]')).not.toBeNull();
    expect(fake.inputsOf('case.get').length).toBe(asked + 1);
  });
});

describe('taking an application back', () => {
  it('wants the card of who applied', async () => {
    const app = await look(part({ status: 'reviewing', version: 4 }, ['withdraw']));

    await choose(app);
    await app.press('Enter', { ctrlKey: true });
    const without = fake.inputsOf('case.withdraw').length;
    await app.press('F2');
    await submitTwice(app);

    expect(without).toBe(0);
    expect(fake.inputsOf('case.withdraw')).toMatchObject([
      { parts: [{ subCaseId: 'sub2', expectedVersion: 4 }], reading: 'cmVhZGluZw==.c2ln' },
    ]);
  });

  it('or what the clerk relies on', async () => {
    const app = await look(part({ status: 'reviewing', version: 4 }, ['withdraw']));

    await choose(app);
    await app.click('.reasoned-form [type="radio"][value="stated"]');
    await app.type('#action-reason', '申请人来信撤回');
    await submitTwice(app);

    expect(fake.inputsOf('case.withdraw')).toMatchObject([{ reason: '申请人来信撤回', reading: null }]);
  });

  it('at another centre only with the card', async () => {
    const app = await show({
      isOwnCenter: false,
      subCases: [part({ status: 'reviewing', version: 4 }, ['withdraw'])],
    });

    await choose(app);

    expect(app.find('.reasoned-form [value="card"]')).not.toBeNull();
    expect(app.find('.reasoned-form [value="stated"]')).toBeNull();
  });
});

describe('a notice about what was held', () => {
  it('begins with what is not there, and takes what the office sees besides', async () => {
    fake.refuse('case.correct', 'case.correctionIncomplete', { count: 1, first: 'phone' });
    const app = await show({
      actions: [received as never],
      subCases: [part({ status: 'received' }, ['requestCorrection'])],
    });

    await choose(app);
    await app.click('[data-point="field:phone"] button');
    await submitTwice(app);
    const added = app.find('[data-point="field:phone"]');
    await app.press('Enter', { ctrlKey: true });

    expect(added).not.toBeNull();
    const [first, second] = fake.inputsOf('case.correct') as { points: { code: string }[] }[];
    expect(first?.points.map(({ code }) => code)).toContain('booklet');
    expect(second?.points.map(({ code }) => code)).toContain('phone');
  });

  it('is sent a second time by a supervisor only, with the reason', async () => {
    fake.signedIn = makeSignedIn(['supervisor']);
    const app = await show({
      actions: [received as never],
      subCases: [part({ status: 'received' }, ['requestCorrection'], [NOTICE])],
    });

    expect(offered()).toEqual(['correctAgain']);
    await choose(app);
    await app.type('#action-reason', '首次告知遗漏签名页');
    await submitTwice(app);

    expect(fake.inputsOf('case.correctAgain')).toMatchObject([
      { caseId: 'case1', reason: '首次告知遗漏签名页' },
    ]);
  });
});

describe('a new case about this one', () => {
  const GRANT: SubCaseAction = { kind: 'grant', step: 0, documentNumber: '1', ...ACTED };
  const PRODUCE: SubCaseAction = { kind: 'produce', documentId: null, ...ACTED };

  it('corrects the outcome of one part', async () => {
    const app = await look(part({ status: 'ready', decision: 'granted' }, [], [GRANT, PRODUCE]));

    expect(offered()).toEqual(['corrects', 'revokes']);
    await choose(app);
    await app.press('Enter', { ctrlKey: true });

    expect(fake.inputsOf('form.begin')).toMatchObject([
      {
        subject: { kind: 'item', code: 'household' },
        link: { caseId: 'case1', relation: 'corrects', subCaseId: 'sub2' },
      },
    ]);
    expect(app.router.currentRoute.value.fullPath).toBe('/accept/draft1');
  });

  it('tries again what was refused', async () => {
    const app = await look(part({ status: 'refused' }));

    await choose(app);
    await app.press('Enter', { ctrlKey: true });

    expect(fake.inputsOf('form.begin')).toMatchObject([{ link: { relation: 'reopens', subCaseId: null } }]);
  });

  it('says why it cannot begin', async () => {
    fake.refuse('form.begin', 'catalogue.notOpen');
    const app = await look(part({ status: 'refused' }));

    await choose(app);
    await app.press('Enter', { ctrlKey: true });
    await settle();

    expect(app.find('[data-failure="catalogue.notOpen"]')).not.toBeNull();
  });
});

describe('the course of a case', () => {
  it('tells when it should be done, and that a year is not published', async () => {
    const app = await show({ expectedFinish: { at: UNTIL, provisional: true } });

    expect(app.textOf('[data-expected-finish]')).toContain('12月11日 18:00');
    expect(app.textOf('[data-expected-finish]')).toContain(CASE_TEXTS.provisional);
  });

  it('leads to the cases before and after it', async () => {
    const link = { caseNumber: '1000000012026110100001X' as CaseNumber, subCaseId: null };
    const app = await show({
      links: [
        { ...link, caseId: 'case7' as CaseId, relation: 'duplicateOf', direction: 'earlier' },
        { ...link, caseId: 'case8' as CaseId, relation: 'corrects', direction: 'later' },
      ],
    });

    expect(app.textOf('[data-link="earlier"]')).toContain(LINK_TEXTS.earlier.duplicateOf);
    expect(app.find('[data-link="later"] a')?.getAttribute('href')).toBe('/cases/case8');
  });

  it('says what a notice asked for and by when', async () => {
    const app = await look(part({ status: 'correcting', deadlineAt: UNTIL }, [], [NOTICE]));

    expect(app.textOf('.action-timeline')).toContain('2026-12-11 18:00');
  });
});
