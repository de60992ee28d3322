import { createPinia, setActivePinia } from 'pinia';
import { createApp } from 'vue';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LINK } from '../../src/renderer/api/link.ts';
import { useFormStore } from '../../src/renderer/stores/form.ts';
import { FORM_TEXTS } from '../../src/shared/texts/page-form.ts';
import { FakeLink } from './fake-link.ts';
import { openApp } from './open-app.ts';

let fake: FakeLink;

beforeEach(() => {
  fake = new FakeLink();
});

/** The store of the draft alone, with the draft open. */
async function openStore() {
  const app = createApp({});
  const pinia = createPinia();
  app.provide(LINK, fake.link);
  app.use(pinia);
  setActivePinia(pinia);
  const form = useFormStore(pinia);
  await form.open('draft1');
  return form;
}

describe('saving while somebody types', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('waits for a pause and sends the last value once', async () => {
    const form = await openStore();

    for (const value of ['林', '林小', '林小岚']) form.answer('name', { value });
    await vi.runAllTimersAsync();

    expect(fake.inputsOf('form.save')).toMatchObject([
      { expectedVersion: 1, answers: { name: { value: '林小岚' } } },
    ]);
    expect(form.saveState).toBe('saved');
  });

  it('tries again by itself while the office is away, and loses nothing', async () => {
    const form = await openStore();
    fake.refuse('form.save', 'call.programAway');
    fake.refuse('form.save', 'call.programAway');

    form.answer('name', { value: '林小岚' });
    await vi.advanceTimersByTimeAsync(500);
    const stateWhileAway = form.saveState;
    await vi.runAllTimersAsync();

    expect(stateWhileAway).toBe('unsaved');
    expect(form.saveState).toBe('saved');
    expect(fake.draft.view.draft.answers['name']?.value).toBe('林小岚');
  });
});

describe('saving without waiting', () => {
  it('sends one command after the other, each with the version the one before left', async () => {
    const form = await openStore();

    form.answer('name', { value: '林小岚' });
    const first = form.flush();
    form.answer('phone', { value: '13900000000' });
    await Promise.all([first, form.flush(), form.applyReading('applicant', 'reading')]);

    const versions = [...fake.inputsOf('form.save'), ...fake.inputsOf('form.applyReading')];
    expect(versions).toMatchObject(versions.map((_input, index) => ({ expectedVersion: index + 1 })));
    expect(form.failure).toBeNull();
  });

  it('repeats a save whose outcome is unknown with the same id and the same content', async () => {
    const form = await openStore();
    fake.refuse('form.save', 'call.outcomeUnknown');
    form.answer('name', { value: '林小岚' });
    await form.flush();

    form.answer('phone', { value: '13900000000' });
    await form.flush();

    const [first, second, third] = fake.inputsOf('form.save') as { requestId: string; answers: object }[];
    expect(second).toEqual(first);
    expect(third?.requestId).not.toBe(first?.requestId);
    expect(form.saveState).toBe('saved');
  });

  it('keeps repeating the same request when the office is away at the repeat', async () => {
    const form = await openStore();
    fake.refuse('form.save', 'call.outcomeUnknown');
    fake.refuse('form.save', 'call.programAway');
    form.answer('name', { value: '林小岚' });
    await form.flush();
    await form.flush();

    await form.flush();

    const ids = (fake.inputsOf('form.save') as { requestId: string }[])
      .slice(0, 3)
      .map(({ requestId }) => requestId);
    expect(new Set(ids).size).toBe(1);
  });
});

describe('somebody else saved the same draft', () => {
  it('saves again by itself when the other desk changed something else', async () => {
    const form = await openStore();
    fake.draft.changeElsewhere({ phone: '13911111111' });

    form.answer('name', { value: '林小岚' });
    await form.flush();

    expect(form.saveState).toBe('saved');
    expect(fake.draft.view.draft.answers).toMatchObject({
      name: { value: '林小岚' },
      phone: { value: '13911111111' },
    });
  });

  it('shows both values where both changed the same field, and saves nothing until somebody chooses', async () => {
    const app = await openApp(fake, '/accept/draft1');
    fake.draft.changeElsewhere({ name: '林大岚' });

    await app.type('#field-name', '林小岚');

    expect(app.find('#field-name')).toHaveProperty('value', '林小岚');
    expect(app.textOf('[data-field="name"]')).toContain(FORM_TEXTS.elsewhere('林大岚'));
    expect(app.text).toContain(FORM_TEXTS.changedMeanwhile);
    expect(fake.draft.view.draft.answers['name']?.value).toBe('林大岚');
  });

  it('saves our value when the clerk keeps it', async () => {
    const app = await openApp(fake, '/accept/draft1');
    fake.draft.changeElsewhere({ name: '林大岚' });
    await app.type('#field-name', '林小岚');

    await app.click('.conflict .button-primary');

    expect(fake.draft.view.draft.answers['name']?.value).toBe('林小岚');
    expect(app.find('.conflict')).toBeNull();
  });

  it('takes the other value when the clerk says so', async () => {
    const app = await openApp(fake, '/accept/draft1');
    fake.draft.changeElsewhere({ name: '林大岚' });
    await app.type('#field-name', '林小岚');

    await app.click('.conflict .button:not(.button-primary)');

    expect(app.find('#field-name')).toHaveProperty('value', '林大岚');
    expect(app.find('[data-save="saved"]')).not.toBeNull();
  });
});
