import { beforeEach, describe, expect, it } from 'vitest';
import { CARD_TEXTS } from '../../src/shared/texts/card.ts';
import { FORM_TEXTS, ISSUE_TEXTS } from '../../src/shared/texts/page-form.ts';
import { FRAME_TEXTS } from '../../src/shared/texts/page.ts';
import { FakeLink } from './fake-link.ts';
import { openApp, settle } from './open-app.ts';
import { CARD } from './sample-data.ts';

let fake: FakeLink;

beforeEach(() => {
  fake = new FakeLink();
});

describe('choosing the situation', () => {
  it('begins at the first open question', async () => {
    const app = await openApp(fake, '/accept/draft1');

    expect(app.focused('question')).toBe('parent');
  });

  it('takes a number key as the choice and goes on to the next question, then to the form', async () => {
    const app = await openApp(fake, '/accept/draft1');

    await app.press('2');
    const second = app.focused('question');
    await app.press('1');

    expect(second).toBe('married');
    expect(fake.draft.view.draft.situation).toEqual({ parent: 'father', married: 'yes' });
    expect(app.focused('field')).toBe('name');
  });
});

describe('reading a card', () => {
  it('fills the person by F2 and shows that the values come from a simulated card', async () => {
    const app = await openApp(fake, '/accept/draft1');

    await app.press('F2');

    expect(app.find('#field-name')).toHaveProperty('value', CARD.name);
    expect(app.textOf('[data-field="name"] label')).toContain(FORM_TEXTS.fromCard);
    expect(app.textOf('[data-field="name"] label')).toContain(FRAME_TEXTS.simulated);
  });

  it('hands over the signed reading and never a value of the card', async () => {
    const app = await openApp(fake, '/accept/draft1');

    await app.press('F2');

    expect(fake.inputsOf('form.applyReading')).toMatchObject([
      { person: 'applicant', reading: 'cmVhZGluZw==.c2ln' },
    ]);
    expect(fake.inputsOf('form.save')).toEqual([]);
    expect(app.focused('field')).toBe('phone');
  });

  it('asks for the newest address and the photo, and shows a neutral figure without a decoder', async () => {
    const app = await openApp(fake, '/accept/draft1');

    await app.press('F2');

    expect(fake.inputsOf('idCardReader.read')).toMatchObject([{ withNewestAddress: true, withPhoto: true }]);
    expect(app.find('[data-photo]')).toHaveProperty('title', CARD_TEXTS.photoNotAvailable);
    expect(app.find('[data-photo] img')).toBeNull();
  });

  it('takes the mark off a value as soon as it is edited', async () => {
    const app = await openApp(fake, '/accept/draft1');
    await app.press('F2');

    await app.type('#field-name', '林小岚');

    expect(app.textOf('[data-field="name"] label')).toContain(FORM_TEXTS.typed);
    expect(app.textOf('[data-field="name"] label')).not.toContain(FRAME_TEXTS.simulated);
  });

  it('keeps what was typed where the card says something else, and shows both side by side', async () => {
    const app = await openApp(fake, '/accept/draft1');
    await app.type('#field-name', '林小岚');

    await app.press('F2');

    expect(app.find('#field-name')).toHaveProperty('value', '林小岚');
    expect(app.textOf('[data-conflict="identityCard"]')).toContain('林小岚');
    expect(app.textOf('[data-conflict="identityCard"]')).toContain(CARD.name);
    expect(app.focused('conflict')).toBe('identityCard');
  });

  it.each([
    ['1', '林小岚', false],
    ['2', CARD.name, true],
  ])('decides by the key %s for %s, and goes on', async (key, value, take) => {
    const app = await openApp(fake, '/accept/draft1');
    await app.type('#field-name', '林小岚');
    await app.press('F2');

    await app.press(key);

    expect(fake.inputsOf('form.settleConflict')).toMatchObject([
      { fieldCode: 'name', source: 'identityCard', take },
    ]);
    expect(app.find('#field-name')).toHaveProperty('value', value);
    expect(app.find('[data-conflict]')).toBeNull();
    expect(app.focused('field')).toBe('phone');
  });

  it('says why a card was not read, beside the person, and tries again by the button', async () => {
    fake.refuse('idCardReader.read', 'card.removed');
    const app = await openApp(fake, '/accept/draft1');

    await app.press('F2');
    const refusal = app.find('[data-person="applicant"] [data-failure="card.removed"]');
    await app.click('[data-person="applicant"] [data-failure] button');

    expect(refusal).not.toBeNull();
    expect(app.find('#field-name')).toHaveProperty('value', CARD.name);
  });
});

describe('filling by hand', () => {
  it('goes on to the next field by Enter', async () => {
    const app = await openApp(fake, '/accept/draft1');
    (app.find('#field-name') as HTMLElement).focus();

    await app.press('Enter');

    expect(app.focused('field')).toBe('number');
  });

  it('saves a field when it is left, in the form the office checks', async () => {
    const app = await openApp(fake, '/accept/draft1');

    await app.type('#field-birthday', '20261118');

    expect(fake.draft.view.draft.answers['birthday']?.value).toBe('2026-11-18');
    expect(app.find('[data-save="saved"]')).not.toBeNull();
  });

  it('warns of a wrong check digit and lets it stand with a reason and a second entry', async () => {
    const app = await openApp(fake, '/accept/draft1');
    await app.type('#field-number', '100000199403180022');
    const warning = app.textOf('[data-field="number"] .problem');

    await app.click('[data-field="number"] .problem button');
    await app.type('#override-again', '100000199403180022');
    await app.type('#override-reason', '已核对原件');
    await app.click('.override [type="submit"]');

    expect(warning).toContain(ISSUE_TEXTS.identityNumberCheckDigit);
    expect(fake.draft.view.draft.answers['number']?.overrideReason).toBe('已核对原件');
    expect(app.textOf('[data-field="number"]')).toContain(FORM_TEXTS.overridden('已核对原件'));
  });

  it('does not take an override whose second entry differs', async () => {
    const app = await openApp(fake, '/accept/draft1');
    await app.type('#field-number', '100000199403180022');

    await app.click('[data-field="number"] .problem button');
    await app.type('#override-again', '100000199403180023');
    await app.type('#override-reason', '已核对原件');

    expect(app.find('.override [type="submit"]')).toHaveProperty('disabled', true);
  });
});

describe('what is in the way', () => {
  it('leads from one open point to the next by F4', async () => {
    const app = await openApp(fake, '/accept/draft1');

    await app.press('F4');
    const second = app.focused('question');
    await app.press('F4');

    expect(second).toBe('married');
    expect(app.focused('field')).toBe('name');
  });

  it('marks missing fields only after an attempt to accept, and jumps to the first', async () => {
    const app = await openApp(fake, '/accept/draft1');
    const before = app.find('[data-field="phone"] .missing');

    await app.press('Enter', { ctrlKey: true });

    expect(before).toBeNull();
    expect(app.find('[data-field="phone"] .missing')).not.toBeNull();
    expect(app.focused('question')).toBe('parent');
    expect(fake.inputsOf('case.receive')).toEqual([]);
  });

  it('jumps to a point of the list that is clicked', async () => {
    const app = await openApp(fake, '/accept/draft1');

    await app.click('[data-issue="booklet"]');

    expect(app.focused('material')).toBe('booklet');
  });
});

describe('taking papers in', () => {
  it('ticks an original by its number, counting only papers that are asked for', async () => {
    const app = await openApp(fake, '/accept/draft1');

    await app.press('F8');
    await app.press('2');

    expect(fake.inputsOf('form.save')).toMatchObject([{ originalsSeen: { booklet: true } }]);
  });

  it('does not ask for a paper that an item of the application makes', async () => {
    const app = await openApp(fake, '/accept/draft1');

    expect(app.textOf('[data-material="certificate"]')).toContain(FORM_TEXTS.producedBy('出生医学证明签发'));
    expect(app.find('[data-material="certificate"] [data-tick]')).toBeNull();
  });

  it('ties an uploaded file to its paper', async () => {
    const app = await openApp(fake, '/accept/draft1');

    await drop(
      app.find('[data-material="marriage"]'),
      new File(['%PDF'], 'scan.pdf', { type: 'application/pdf' }),
    );

    expect(fake.inputsOf('form.attach')).toMatchObject([{ materialCode: 'marriage', fileId: 'file1' }]);
    expect(app.textOf('[data-material="marriage"] .file')).toContain('scan.pdf');
  });

  it('keeps a refused file visible with the reason', async () => {
    fake.refuse('files.upload', 'file.tooLarge');
    const app = await openApp(fake, '/accept/draft1');

    await drop(
      app.find('[data-material="marriage"]'),
      new File(['%PDF'], 'scan.pdf', { type: 'application/pdf' }),
    );

    expect(app.find('[data-material="marriage"] [data-failure="file.tooLarge"]')).not.toBeNull();
    expect(fake.inputsOf('form.attach')).toEqual([]);
  });
});

async function drop(target: Element | null, file: File): Promise<void> {
  const event = new Event('drop', { bubbles: true, cancelable: true });
  Object.assign(event, { dataTransfer: { files: [file] } });
  target?.dispatchEvent(event);
  await settle();
}
