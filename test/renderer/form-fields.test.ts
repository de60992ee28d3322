import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { MergedField } from '../../src/shared/domain/catalogue/merged-application.ts';
import { FAILURE_TEXTS } from '../../src/shared/texts/failures.ts';
import { SCAN_TEXTS } from '../../src/shared/texts/page-device.ts';
import { FORM_TEXTS, ISSUE_TEXTS, LENGTH_TEXTS, OVERRIDE_TEXTS } from '../../src/shared/texts/page-form.ts';
import { FakeLink } from './fake-link.ts';
import { openApp } from './open-app.ts';
import { makeField } from './sample-data.ts';

/** In real use, although its check character is wrong. */
const ODD_CODE = '91350203M0001QAY9B';

let fake: FakeLink;

beforeEach(() => {
  fake = new FakeLink();
});

function optional(field: MergedField, rule: Partial<MergedField['rule']> = {}): MergedField {
  return { ...field, required: false, rule: { ...field.rule, ...rule } };
}

describe('a credit code', () => {
  beforeEach(() => fake.draft.ask(optional(makeField('code', '统一社会信用代码', { kind: 'creditCode' }))));

  it('that fails its check stands with a reason and a second entry', async () => {
    const app = await openApp(fake, '/accept/draft1');
    await app.type('#field-code', ODD_CODE.toLowerCase());
    const warning = app.textOf('[data-field="code"] .problem');

    await app.click('[data-field="code"] .problem button');
    const title = app.text.includes(OVERRIDE_TEXTS.creditCode.title);
    await app.type('#override-again', ` ${ODD_CODE}`);
    await app.type('#override-reason', '已核对营业执照');
    await app.click('.override [type="submit"]');

    expect(warning).toContain(ISSUE_TEXTS.creditCodeCheckCharacter);
    expect(title).toBe(true);
    expect(fake.draft.view.draft.answers['code']).toMatchObject({
      value: ODD_CODE,
      overrideReason: '已核对营业执照',
    });
    expect(app.textOf('[data-field="code"]')).toContain(FORM_TEXTS.overridden('已核对营业执照'));
  });
});

describe('a long text', () => {
  beforeEach(() => {
    const field = makeField('story', '情况说明', { kind: 'longText', maxLength: 500 });
    fake.draft.ask(optional(field, { maxLength: 500, minLength: 5 }));
  });

  it('of 10,000 characters is kept, and the form says by how much it is too long', async () => {
    const app = await openApp(fake, '/accept/draft1');

    await app.type('#field-story', '字'.repeat(10_000));

    expect(fake.draft.view.draft.answers['story']?.value).toHaveLength(10_000);
    expect(app.textOf('[data-field="story"] .problem')).toContain(LENGTH_TEXTS.tooLong(9_500));
    expect(app.textOf('[data-field="story"] .length')).toBe(FORM_TEXTS.length(10_000, 500));
  });

  it('says beforehand how much is wanted', async () => {
    const app = await openApp(fake, '/accept/draft1');

    expect(app.find('#field-story')).toHaveProperty('placeholder', FORM_TEXTS.atLeast(5));
  });

  it('begins a line by Enter instead of leaving the field', async () => {
    const app = await openApp(fake, '/accept/draft1');
    app.find<HTMLTextAreaElement>('#field-story')?.focus();

    await app.press('Enter');

    expect(app.focused('field')).toBe('story');
  });
});

describe('choices', () => {
  const choices = [
    { value: 'a', label: '甲' },
    { value: 'b', label: '乙' },
  ];

  it('are those every item takes; what was chosen before stays to be seen', async () => {
    const field = makeField('kind', '类别', { kind: 'choice', choices });
    fake.draft.ask(optional(field, { choices: choices.slice(0, 1) }));
    fake.draft.save({ expectedVersion: 1, answers: { kind: { value: 'b' } } });
    const app = await openApp(fake, '/accept/draft1');

    const options = [...document.querySelectorAll<HTMLOptionElement>('#field-kind option')];

    expect(options.map(({ value, disabled }) => [value, disabled])).toEqual([
      ['', false],
      ['a', false],
      ['b', true],
    ]);
    expect(app.find('#field-kind')).toHaveProperty('value', 'b');
  });
});

describe('what might be meant', () => {
  it('is taken only when the clerk says so', async () => {
    const warned = {
      where: 'field',
      code: 'number',
      severity: 'warning',
      reason: 'identityNumberOld',
      proposal: '100000199003070018',
    } as const;
    fake.draft.save({ expectedVersion: 1, answers: { number: { value: '100000900307001' } } });
    fake.draft.view = { ...fake.draft.view, issues: [warned] };
    const app = await openApp(fake, '/accept/draft1');
    const before = fake.draft.view.draft.answers['number']?.value;
    const words = app.textOf('[data-field="number"] .warned');

    await app.click('[data-field="number"] [data-propose]');

    expect(before).toBe('100000900307001');
    expect(words).toContain(FORM_TEXTS.proposal('100000199003070018'));
    expect(fake.draft.view.draft.answers['number']?.value).toBe('100000199003070018');
  });
});

describe('a scanned door plate', () => {
  beforeEach(() => fake.draft.ask(optional(makeField('address', '住址', { kind: 'address' }))));

  it('fills the address that has the focus with what the office knows', async () => {
    const app = await openApp(fake, '/accept/draft1');
    app.find<HTMLInputElement>('#field-address')?.focus();

    await app.scan('MP:100000001000001');
    await vi.waitFor(() => expect(app.find('#field-address')).toHaveProperty('value', '示例市晨光路18号'));

    expect(fake.inputsOf('form.applyPlate')).toMatchObject([
      { fieldCode: 'address', plateCode: '100000001000001' },
    ]);
    expect(app.textOf('[data-field="address"] label')).toContain(FORM_TEXTS.fromDoorPlate);
  });

  it.each(['#field-name', '#field-phone'])('puts nothing into %s', async (selector) => {
    const app = await openApp(fake, '/accept/draft1');
    app.find<HTMLInputElement>(selector)?.focus();

    await app.scan('MP:100000001000001');

    expect(app.find(selector)).toHaveProperty('value', '');
    expect(app.text).toContain(SCAN_TEXTS.noAddress(SCAN_TEXTS.kind.doorPlate));
    expect(fake.inputsOf('form.applyPlate')).toEqual([]);
  });

  it('that nobody knows leaves the address as it was', async () => {
    fake.refuse('form.applyPlate', 'form.plateUnknown');
    const app = await openApp(fake, '/accept/draft1');
    await app.type('#field-address', '虚构路12号');
    app.find<HTMLInputElement>('#field-address')?.focus();

    await app.scan('MP:999999999999999');
    await vi.waitFor(() => expect(app.text).toContain(FAILURE_TEXTS['form.plateUnknown'].title));

    expect(app.find('#field-address')).toHaveProperty('value', '虚构路12号');
  });
});
