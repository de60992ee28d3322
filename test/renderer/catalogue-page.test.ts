import { beforeEach, describe, expect, it } from 'vitest';
import type { LocalDate } from '../../src/shared/kernel/time.ts';
import { CATALOGUE_TEXTS, durationText } from '../../src/shared/texts/page-catalogue.ts';
import { FakeLink } from './fake-link.ts';
import { openApp } from './open-app.ts';
import { makeCatalogueView, makeSwitch, makeVersion } from './sample-catalogue.ts';
import { makeSignedIn } from './sample-data.ts';

let fake: FakeLink;

beforeEach(() => {
  fake = new FakeLink();
  fake.signedIn = makeSignedIn(['systemAdministrator']);
});

const entries = () =>
  [...document.querySelectorAll('[data-entry]')].map((row) => row.getAttribute('data-entry'));

describe('the list', () => {
  it('opens the first theme at once', async () => {
    const app = await openApp(fake, '/catalogue');

    expect(app.router.currentRoute.value.fullPath).toBe('/catalogue/theme/T1');
    expect(app.textOf('h1')).toBe('新生儿出生');
  });

  it('begins at the top when the menu entry is chosen again', async () => {
    const app = await openApp(fake, '/catalogue/item/N2');

    await app.press('2', { altKey: true });

    expect(app.router.currentRoute.value.fullPath).toBe('/catalogue/theme/T1');
  });

  it('shows items under their departments', async () => {
    const app = await openApp(fake, '/catalogue');

    await app.click('[data-choice="items"]');

    expect(entries()).toEqual(['item:N1', 'item:N2', 'item:N3']);
    expect([...document.querySelectorAll('.work-list h3')].map((head) => head.textContent?.trim())).toEqual([
      '卫生健康2',
      '公安1',
    ]);
  });

  it.each([
    ['an alias', '出生证', ['item:N1']],
    ['a code in full-width letters', 'Ｎ３', ['item:N3']],
    ['a department', '公安', ['item:N3']],
  ])('finds by %s', async (_by, text, found) => {
    const app = await openApp(fake, '/catalogue/item/N1');

    await app.type('#catalogue-search', text);

    expect(entries()).toEqual(found);
  });

  it('collects everything that is to be confirmed, whatever it is', async () => {
    const app = await openApp(fake, '/catalogue');

    await app.click('[data-choice="toConfirm"]');

    expect(entries()).toEqual(['theme:T1', 'item:N1']);
  });

  it('shows the places of the official list that wait for their theme', async () => {
    const app = await openApp(fake, '/catalogue');

    await app.click('[data-choice="slots"]');
    await app.click('[data-entry="slot:provincial-2"]');

    expect(entries()).toEqual(['slot:provincial-1', 'slot:provincial-2']);
    expect(app.text).toContain(CATALOGUE_TEXTS.slotHint);
  });

  it('moves by arrows across departments, and the detail follows', async () => {
    const app = await openApp(fake, '/catalogue/item/N2');
    app.find<HTMLElement>('[data-entry="item:N2"]')?.focus();

    await app.press('ArrowDown');

    expect(app.router.currentRoute.value.fullPath).toBe('/catalogue/item/N3');
    expect(app.textOf('h1')).toBe('出生户口登记');
  });
});

describe('a theme', () => {
  it('asks for the reduction of the situation on the screen', async () => {
    const app = await openApp(fake, '/catalogue/theme/T1');
    const select = app.find<HTMLSelectElement>('[data-question="married"]');
    if (select) select.value = 'no';
    select?.dispatchEvent(new Event('change', { bubbles: true }));

    expect(fake.inputsOf('catalogue.reduction')[0]).toEqual({
      subject: { kind: 'theme', code: 'T1' },
      situation: { married: 'yes', vaccinate: 'yes' },
    });
    await expect
      .poll(() => fake.inputsOf('catalogue.reduction').at(-1))
      .toMatchObject({ situation: { married: 'no', vaccinate: 'yes' } });
    expect(app.textOf('[data-reduction="together"]')).toContain('60.00%');
  });

  it('draws what waits for what, and marks the longest path', async () => {
    const app = await openApp(fake, '/catalogue/theme/T1');

    const edges = [...document.querySelectorAll('[data-edge]')];
    expect(edges.map((edge) => edge.getAttribute('data-edge'))).toEqual(['N1-N2', 'N1-N3']);
    expect(edges.map((edge) => edge.classList.contains('critical'))).toEqual([false, true]);
    expect(app.textOf('[data-fits]')).toContain(CATALOGUE_TEXTS.longest(durationText(4 * 480)));
    expect(app.find('[data-fits="true"]')).not.toBeNull();
  });

  it('says which items the situation leaves out', async () => {
    const app = await openApp(fake, '/catalogue/theme/T1');
    const select = app.find<HTMLSelectElement>('[data-question="vaccinate"]');
    if (select) select.value = 'no';

    select?.dispatchEvent(new Event('change', { bubbles: true }));
    await expect.poll(() => app.textOf('[data-not-taking]')).toContain('预防接种证办理');

    expect(app.find('[data-node="N2"]')).toBeNull();
  });

  it('sets the separate papers beside the one set', async () => {
    const app = await openApp(fake, '/catalogue/theme/T1');

    const made = app.textOf('[data-matrix-row="birthCertificate"]');
    expect(made).toContain(CATALOGUE_TEXTS.producedBy('出生医学证明签发'));
    expect(app.textOf('.material-matrix tfoot')).toBe(`${CATALOGUE_TEXTS.sum}221`);
  });

  it('says so when the figures of the reduction cannot be had', async () => {
    fake.refuse('catalogue.reduction', 'call.programAway');

    const app = await openApp(fake, '/catalogue/theme/T1');

    expect(app.find('[data-failure="call.programAway"]')).not.toBeNull();
  });
});

describe('an item', () => {
  it('marks what is to be confirmed, where it stands', async () => {
    const app = await openApp(fake, '/catalogue/item/N1');

    const marked = [...document.querySelectorAll('.facts div:has([data-to-confirm]) dt')];
    expect(marked.map((term) => term.textContent?.split(' ')[0])).toEqual([CATALOGUE_TEXTS.promised]);
    expect(app.find('summary [data-to-confirm]')?.textContent).toBe(CATALOGUE_TEXTS.toConfirmCount(1));
  });

  it('says in words when a paper is asked for', async () => {
    const app = await openApp(fake, '/catalogue/item/N1');

    expect(app.textOf('[data-item-material="marriage"]')).toContain('父母的婚姻状况：已婚');
    expect(app.textOf('[data-item-material="identityCard"]')).toContain(CATALOGUE_TEXTS.always);
  });

  it('is not there in a version that lacks it', async () => {
    const app = await openApp(fake, '/catalogue/item/N9');

    expect(app.text).toContain(CATALOGUE_TEXTS.gone);
  });
});

describe('another version', () => {
  it('is asked for by its id, says that it does not hold, and computes no reduction', async () => {
    fake.catalogue.view = makeCatalogueView({ version: makeVersion(1) });

    const app = await openApp(fake, '/catalogue/theme/T1?version=version1');

    expect(fake.inputsOf('catalogue.view')).toEqual([{ versionId: 'version1' }]);
    expect(app.text).toContain(CATALOGUE_TEXTS.browsing(1, '第1次调整'));
    expect(fake.inputsOf('catalogue.reduction')).toEqual([]);
  });
});

describe('switching', () => {
  it('closes a theme from a day on with a reason, and lists the row', async () => {
    const app = await openApp(fake, '/catalogue/theme/T1');
    await app.press('F2');
    await app.type('#switch-day', '20270101');
    await app.type('#switch-reason', '政策调整');

    await app.press('Enter', { ctrlKey: true });

    expect(fake.inputsOf('catalogue.switch')).toMatchObject([
      {
        subject: { kind: 'theme', code: 'T1' },
        on: false,
        effectiveOn: '2027-01-01',
        reason: '政策调整',
      },
    ]);
    expect(document.querySelectorAll('[data-switch-row]')).toHaveLength(1);
    expect(app.text).toContain(CATALOGUE_TEXTS.willBeOff('2027-01-01'));
  });

  it('sends nothing without a reason', async () => {
    const app = await openApp(fake, '/catalogue/theme/T1');

    await app.click('[data-submit-switch]');

    expect(fake.inputsOf('catalogue.switch')).toEqual([]);
    expect(document.activeElement).toBe(app.find('#switch-reason'));
  });

  it('shows why the office refuses a day', async () => {
    fake.refuse('catalogue.switch', 'catalogue.dayInvalid');
    const app = await openApp(fake, '/catalogue/theme/T1');
    await app.type('#switch-reason', '政策调整');

    await app.click('[data-submit-switch]');

    expect(app.find('[data-failure="catalogue.dayInvalid"]')).not.toBeNull();
  });

  it('tells a closed theme in the list and in its head', async () => {
    fake.catalogue.view = makeCatalogueView({ switches: [makeSwitch()] });

    const app = await openApp(fake, '/catalogue/theme/T1');

    expect(app.textOf('[data-standing="off"]')).toBe(CATALOGUE_TEXTS.standings.off);
    expect(app.textOf('[data-entry="theme:T1"]')).toContain(CATALOGUE_TEXTS.standings.off);
  });

  it('tells a theme that lacks one of its items', async () => {
    const lacking = makeSwitch({
      subject: { kind: 'item', code: 'N1' },
      effectiveOn: '2026-01-01' as LocalDate,
    });
    fake.catalogue.view = makeCatalogueView({ switches: [lacking] });

    const app = await openApp(fake, '/catalogue/theme/T1');

    expect(app.textOf('[data-standing="closed"]')).toBe(CATALOGUE_TEXTS.standings.closed);
  });

  it('is only looked at by a supervisor', async () => {
    fake.signedIn = makeSignedIn(['supervisor']);
    fake.catalogue.view = makeCatalogueView({ switches: [makeSwitch()] });

    const app = await openApp(fake, '/catalogue/theme/T1');

    expect(app.find('[data-switch-row]')).not.toBeNull();
    expect(app.find('[data-submit-switch]')).toBeNull();
  });
});
