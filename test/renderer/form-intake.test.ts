import { beforeEach, describe, expect, it } from 'vitest';
import type { MergedApplication } from '../../src/shared/domain/catalogue/merged-application.ts';
import type { CaseId, CaseNumber } from '../../src/shared/domain/case/case-action.ts';
import type { FormIssue } from '../../src/shared/domain/form/draft.ts';
import { INTAKE_TEXTS, OUTCOME_TEXTS, REMEDY_TEXTS } from '../../src/shared/texts/page-form-intake.ts';
import { PAPER_TITLES } from '../../src/shared/texts/documents.ts';
import { FakeLink } from './fake-link.ts';
import { TEMPLATES } from './fake-window.ts';
import { openApp, settle } from './open-app.ts';
import type { OpenApp } from './open-app.ts';
import { CARD, MERGED } from './sample-data.ts';

let fake: FakeLink;

beforeEach(() => {
  fake = new FakeLink();
  fake.reasons = TEMPLATES;
  fake.draft.complete();
});

/** The application with a few things changed, judged again. */
function ask(more: Partial<MergedApplication>): void {
  fake.draft.merged = { ...fake.draft.merged, ...more };
  fake.draft.ask();
}

/** Papers that are not there; what the catalogue allows instead. */
function lacks(
  codes: readonly string[],
  allows: { mayFollow?: boolean; promiseAllowed?: boolean } = {},
): void {
  const materials = MERGED.materials.map((material) =>
    codes.includes(material.definition.materialCode) ? { ...material, ...allows } : material,
  );
  const originalsSeen = Object.fromEntries(codes.map((code) => [code, false]));
  fake.draft.save({ expectedVersion: fake.draft.view.draft.version, originalsSeen });
  ask({ materials });
}

async function openPanel(): Promise<OpenApp> {
  const app = await openApp(fake, '/accept/draft1');
  await app.press('F6');
  return app;
}

function sent(): Record<string, unknown> | undefined {
  return fake.inputsOf('case.receive').at(-1) as Record<string, unknown> | undefined;
}

function remedyIn(app: OpenApp, key: string): string | undefined {
  return app.find<HTMLTextAreaElement>(`[data-point="${key}"] [data-remedy]`)?.value;
}

describe('a notice of everything to mend', () => {
  it('begins with every point the office sees, each with words', async () => {
    lacks(['marriage', 'booklet']);
    fake.draft.save({ expectedVersion: fake.draft.view.draft.version, answers: { phone: { value: '' } } });

    const app = await openPanel();

    expect(
      [...document.querySelectorAll('[data-point]')].map((row) => row.getAttribute('data-point')),
    ).toEqual(['field:phone', 'material:marriage', 'material:booklet']);
    expect(remedyIn(app, 'material:booklet')).toBe(REMEDY_TEXTS.material('居民户口簿', 2));
    expect(remedyIn(app, 'field:phone')).toBe(REMEDY_TEXTS.field('联系电话'));
  });

  it('sends all of them, and says before it does which items wait until when', async () => {
    lacks(['booklet']);
    const app = await openPanel();

    expect(app.textOf('[data-outcome="birth"]')).toContain(OUTCOME_TEXTS.acceptDue('11月25日 18:00'));
    expect(app.textOf('[data-outcome="household"]')).toContain(OUTCOME_TEXTS.correct(1));
    expect(app.textOf('[data-outcome="household"]')).toContain(OUTCOME_TEXTS.correctUntil('12月11日 18:00'));
    expect(app.textOf('[data-papers-to-come]')).toContain(PAPER_TITLES.correctionNotice);
    await app.press('Enter', { ctrlKey: true });

    expect(sent()).toMatchObject({
      correction: {
        points: [{ where: 'material', code: 'booklet', remedy: REMEDY_TEXTS.material('居民户口簿', 2) }],
      },
      hold: false,
    });
    expect(app.router.currentRoute.value.name).toBe('accepted');
  });

  it('takes the words of the clerk, and templates by F7', async () => {
    lacks(['marriage']);
    const app = await openPanel();

    app.find<HTMLElement>('[data-remedy]')?.focus();
    await app.press('F7');
    const first = remedyIn(app, 'material:marriage');
    await app.press('F7');
    const second = remedyIn(app, 'material:marriage');
    await app.type('[data-point="material:marriage"] [data-remedy]', '请补盖公章。');
    await app.press('Enter', { ctrlKey: true });

    expect([first, second]).toEqual(['材料缺少签名，请补齐。', '材料已过有效期，请更换。']);
    expect(sent()).toMatchObject({ correction: { points: [{ remedy: '请补盖公章。' }] } });
  });

  it('is not sent while a point has no words', async () => {
    lacks(['marriage']);
    const app = await openPanel();

    await app.type('[data-point="material:marriage"] [data-remedy]', ' ');
    await app.press('Enter', { ctrlKey: true });

    expect(sent()).toBeUndefined();
    expect(app.focused('point')).toBe('material:marriage');
    expect(app.find('[data-point="material:marriage"].missing')).not.toBeNull();
  });

  it('takes a point that only the clerk can see, and lets go of it again', async () => {
    const app = await openPanel();

    const select = app.find<HTMLSelectElement>('#add-point');
    if (select) select.value = 'material:marriage';
    select?.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    await app.click('[data-add-point]');
    const added = remedyIn(app, 'material:marriage');
    await app.click('[data-point="material:marriage"] button');

    expect(added).toBe(REMEDY_TEXTS.materialAgain('结婚证'));
    expect(app.find('[data-point]')).toBeNull();
  });
});

describe('papers that need not be there now', () => {
  it('may follow by a digit, with the day by which they must', async () => {
    lacks(['booklet'], { mayFollow: true });
    const app = await openPanel();

    await app.press('2');
    const note = app.textOf('[data-point="material:booklet"] .note');
    await app.press('Enter', { ctrlKey: true });

    expect(note).toBe(INTAKE_TEXTS.deferUntil('11月30日 18:00'));
    expect(sent()).toMatchObject({ correction: null, deferred: ['booklet'], promised: [] });
  });

  it('may be promised where the catalogue says so, with the letter among the papers', async () => {
    lacks(['booklet'], { promiseAllowed: true });
    const app = await openPanel();

    await app.press('2');
    const papers = app.textOf('[data-papers-to-come]');
    await app.press('Enter', { ctrlKey: true });

    expect(papers).toContain(PAPER_TITLES.promiseLetter);
    expect(papers).not.toContain(PAPER_TITLES.deferralNotice);
    expect(sent()).toMatchObject({ correction: null, promised: ['booklet'] });
  });

  it('are named too when their items wait for something else anyway', async () => {
    lacks(['marriage', 'booklet'], { mayFollow: true });
    const app = await openPanel();
    const before = app.find('[data-point="material:booklet"] [type="radio"]');

    app.find<HTMLElement>('[data-point="material:marriage"] input:checked')?.focus();
    await app.press('2');
    const after = app.find('[data-point="material:booklet"] [type="radio"]');
    await app.press('Enter', { ctrlKey: true });

    expect(before).toBeNull();
    expect(after).not.toBeNull();
    expect(sent()).toMatchObject({ deferred: ['marriage'], correction: { points: [{ code: 'booklet' }] } });
  });

  it('offer nothing else where the catalogue allows nothing else', async () => {
    lacks(['booklet']);

    const app = await openPanel();

    expect(app.find('[data-point="material:booklet"] [type="radio"]')).toBeNull();
  });
});

describe('refusing an item', () => {
  it('takes reason and basis from a template, and ends what waits for it', async () => {
    const app = await openPanel();

    await app.press('2');
    await app.press('1');
    const after = app.textOf('[data-outcome="household"]');
    await app.press('Enter', { ctrlKey: true });

    expect(after).toContain(OUTCOME_TEXTS.terminateWith('出生医学证明签发'));
    expect(sent()).toMatchObject({
      refusals: [{ itemCode: 'birth', reason: '不属于本机关职权范围。', legalBasis: '示例法第二条' }],
    });
  });

  it('is not sent without a reason, and goes where it is missing', async () => {
    const app = await openPanel();

    await app.press('2');
    (document.activeElement as HTMLElement).blur();
    await app.press('Enter', { ctrlKey: true });

    expect(sent()).toBeUndefined();
    expect(app.focused('item')).toBe('birth');
    expect(app.text).toContain(INTAKE_TEXTS.gaps(1));
  });

  it('leaves out of the notice what only a refused item needs', async () => {
    lacks(['booklet']);
    const app = await openPanel();

    app.find<HTMLElement>('[data-item="household"] input:checked')?.focus();
    await app.press('2');
    await app.press('1');
    await app.press('Enter', { ctrlKey: true });

    expect(sent()).toMatchObject({ correction: null, refusals: [{ itemCode: 'household' }] });
  });
});

describe('the whole application', () => {
  it('may be held, with the day of the answer', async () => {
    lacks(['booklet']);
    const app = await openPanel();

    app.find<HTMLElement>('[data-manner] input:checked')?.focus();
    await app.press('2');
    const said = app.textOf('[data-outcome="birth"]');
    await app.press('Enter', { ctrlKey: true });

    expect(said).toContain(OUTCOME_TEXTS.holdUntil('11月27日 18:00'));
    expect(sent()).toMatchObject({ hold: true, correction: null });
  });

  it('is passed on to another place only where every item may be', async () => {
    const items = MERGED.items.map((part) => ({
      ...part,
      item: { ...part.item, crossRegion: 'nation' } as const,
    }));
    const stays = await openPanel();
    const before = [...document.querySelectorAll('[data-manner] input')].length;
    stays.wrapper.unmount();
    document.body.replaceChildren();
    ask({ items });

    const app = await openPanel();
    app.find<HTMLElement>('[data-manner] input:checked')?.focus();
    await app.press('3');
    await app.press('Enter', { ctrlKey: true });
    const refused = sent();
    await app.type('#forward-to', '000001');
    await app.press('Enter', { ctrlKey: true });

    expect(before).toBe(2);
    expect(refused).toBeUndefined();
    expect(sent()).toMatchObject({ forwardTo: '000001', correction: null });
  });

  it('is not decided outside the period of its theme', async () => {
    const issue: FormIssue = {
      where: 'application',
      code: 'newborn',
      severity: 'error',
      reason: 'outsidePeriod',
    };
    fake.draft.view = { ...fake.draft.view, issues: [issue] };

    const app = await openPanel();

    expect(app.find('[data-outcome]')).toBeNull();
    expect(app.find('.blocking [data-issue="newborn"]')).not.toBeNull();
  });

  it('is said in plain colours where a family lost somebody', async () => {
    ask({ quiet: true });

    const app = await openPanel();

    expect(app.find('.quiet [data-outcome="birth"]')).not.toBeNull();
  });
});

describe('a possible duplicate', () => {
  const duplicate = { caseId: 'case7' as CaseId, caseNumber: '1000000012026110100001X' as CaseNumber };

  beforeEach(() => {
    fake.window.outlook = { ...fake.window.outlook, duplicates: [duplicate] };
  });

  it('stops 受理 until the clerk has looked, and is then linked', async () => {
    const app = await openApp(fake, '/accept/draft1');

    await app.press('Enter', { ctrlKey: true });
    const asked = app.focused('duplicate');
    await app.press('Enter', { ctrlKey: true });
    const tries = fake.inputsOf('case.receive').length;
    await app.click('[data-duplicate="case7"] input');
    await app.press('Enter', { ctrlKey: true });

    expect(asked).toBe('case7');
    expect(tries).toBe(1);
    expect(sent()).toMatchObject({ duplicatesOf: ['case7'] });
    expect(app.router.currentRoute.value.name).toBe('accepted');
  });

  it('leads to the earlier case, and what was decided is there on the way back', async () => {
    const app = await openApp(fake, '/accept/draft1');
    await app.press('F6');
    await app.click('[data-duplicate="case7"] input');

    await app.click('[data-duplicate="case7"] a');
    const looked = app.router.currentRoute.value.fullPath;
    await app.router.push('/accept/draft1');
    await app.press('F6');

    expect(looked).toBe('/cases/case7');
    expect(app.find('[data-duplicate="case7"] input')).toHaveProperty('checked', true);
  });
});

describe('going back to the form', () => {
  it('is Esc, and leaves the form as it was', async () => {
    lacks(['booklet']);
    const app = await openPanel();

    await app.press('Escape');

    expect(app.find('[data-intake-close]')).toBeNull();
    expect(app.find('#field-name')).toHaveProperty('value', CARD.name);
    expect(app.find('[data-intake-open]')).toBe(document.activeElement);
  });

  it('says why the days are not known, and still decides', async () => {
    fake.refuse('case.foreseeIntake', 'call.programAway');
    lacks(['booklet']);

    const app = await openPanel();

    expect(app.find('[data-failure="call.programAway"]')).not.toBeNull();
    expect(app.textOf('[data-outcome="household"]')).toContain(OUTCOME_TEXTS.correct(1));
  });
});
