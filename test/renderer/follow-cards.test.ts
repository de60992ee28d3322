import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReaderEvent } from '../../src/shared/api/station/id-card-reader.ts';
import { DEVICE_TEXTS } from '../../src/shared/texts/page-device.ts';
import { FORM_TEXTS } from '../../src/shared/texts/page-form.ts';
import { FakeLink } from './fake-link.ts';
import { openApp, settle } from './open-app.ts';
import type { OpenApp } from './open-app.ts';
import { CARD } from './sample-data.ts';

const CARD_READ: ReaderEvent = {
  kind: 'cardRead',
  read: { card: CARD, reading: 'cmVhZGluZw==.c2ln', simulated: true },
};

let fake: FakeLink;

beforeEach(() => {
  fake = new FakeLink();
});

async function openFollowing(): Promise<OpenApp> {
  const app = await openApp(fake, '/accept/draft1');
  await app.click('[data-follow-cards]');
  return app;
}

describe('reading cards as they are put on', () => {
  it('is off until the clerk wants it, and stays on for the next citizen', async () => {
    const app = await openApp(fake, '/accept/draft1');
    const before = fake.inputsOf('idCardReader.follow').length;

    await app.click('[data-follow-cards]');
    await app.router.push('/cases');
    await app.router.push('/accept/draft1');
    await settle();

    expect(before).toBe(0);
    expect(fake.inputsOf('idCardReader.follow')).toHaveLength(2);
    expect(app.find('[data-follow-cards]')).toHaveProperty('checked', true);
  });

  it('fills the person who waits, without a key', async () => {
    const app = await openFollowing();

    fake.cards.tell({ kind: 'cardPresent' }, CARD_READ);
    await settle();

    expect(fake.inputsOf('form.applyReading')).toMatchObject([{ person: 'applicant' }]);
    expect(app.find('#field-name')).toHaveProperty('value', CARD.name);
    expect(app.focused('field')).toBe('phone');
  });

  it('says that a card is being read, and when it was lifted too early', async () => {
    const app = await openFollowing();

    fake.cards.tell({ kind: 'cardPresent' });
    await settle();
    const during = app.textOf('[data-person="applicant"]');
    fake.cards.tell({ kind: 'cardRemoved' });
    await settle();

    expect(during).toContain(FORM_TEXTS.readingCard);
    expect(app.find('[data-person="applicant"] [data-failure="card.removed"]')).not.toBeNull();
    expect(app.find('#field-name')).toHaveProperty('value', '');
  });

  it('fills nobody once everybody who must be read is read', async () => {
    const app = await openFollowing();
    fake.cards.tell({ kind: 'cardPresent' }, CARD_READ);
    await settle();

    fake.cards.tell({ kind: 'cardPresent' }, CARD_READ);
    await settle();

    expect(fake.inputsOf('form.applyReading')).toHaveLength(1);
    expect(app.text).toContain(DEVICE_TEXTS.cardNotUsed(CARD.name));
  });

  it('leaves F2 working when the station goes while a card is read', async () => {
    const app = await openFollowing();
    fake.cards.tell({ kind: 'cardPresent' });
    await settle();

    fake.cards.break();
    await settle();
    await app.press('F2');

    await vi.waitFor(() => expect(app.find('#field-name')).toHaveProperty('value', CARD.name));
  });

  it('stops with the page', async () => {
    const app = await openFollowing();
    await app.router.push('/cases');
    await settle();

    fake.cards.tell({ kind: 'cardPresent' }, CARD_READ);
    await settle();

    expect(fake.inputsOf('form.applyReading')).toEqual([]);
  });
});
