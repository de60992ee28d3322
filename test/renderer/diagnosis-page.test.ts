import { beforeEach, describe, expect, it, vi } from 'vitest';
import { READER_FAULTS, READER_STEPS } from '../../src/shared/api/station/simulator.ts';
import { READER_STATES } from '../../src/shared/domain/device/reader-diagnosis.ts';
import {
  DIAGNOSIS_TEXTS,
  READER_STATE_TEXTS,
  readerReport,
} from '../../src/shared/texts/device-diagnosis.ts';
import { DEVICE_TEXTS } from '../../src/shared/texts/page-device.ts';
import { FakeLink } from './fake-link.ts';
import { openApp } from './open-app.ts';
import { CARD, HEALTHY_READER, makeSignedIn } from './sample-data.ts';

let fake: FakeLink;

beforeEach(() => {
  fake = new FakeLink();
});

describe('the diagnosis of the devices', () => {
  it.each(READER_STATES)('says in a sentence that the reader is %s, and what to do', async (state) => {
    fake.diagnosis = { ...HEALTHY_READER, state };
    const app = await openApp(fake, '/devices');

    expect(app.textOf(`[data-reader-state="${state}"]`)).toContain(READER_STATE_TEXTS[state].title);
    expect(app.textOf(`[data-reader-state="${state}"]`)).toContain(READER_STATE_TEXTS[state].remedy);
  });

  it.each(['clerk', 'approver', 'issuer', 'supervisor'] as const)('is open to the %s', async (role) => {
    fake.signedIn = makeSignedIn([role]);
    const app = await openApp(fake, '/devices');

    expect(app.router.currentRoute.value.name).toBe('device');
  });

  it('is reached from the state of the reader in the top bar', async () => {
    const app = await openApp(fake, '/cases');

    await app.click('a[data-reader]');

    expect(app.router.currentRoute.value.name).toBe('device');
  });

  it('is reached from the failure of the reader, and not from the failure of a card', async () => {
    fake.refuse('idCardReader.read', 'reader.silent');
    const app = await openApp(fake, '/accept/draft1');

    await app.press('F2');
    await app.click('[data-open-diagnosis]');
    const reached = app.router.currentRoute.value.name;
    fake.refuse('idCardReader.read', 'card.removed');
    await app.router.push('/accept/draft1');
    await app.press('F2');

    expect(reached).toBe('device');
    expect(app.find('[data-open-diagnosis]')).toBeNull();
  });

  it('shows what was found: the model, the module, a reader that cannot be used, the newest exchange first', async () => {
    const [first] = HEALTHY_READER.exchanges;
    if (!first) throw new Error('the sample has an exchange');
    fake.diagnosis = {
      ...HEALTHY_READER,
      unusable: [{ vendorId: 0x0400, productId: 0xc35b, name: '某型读卡器', access: 'bulk' }],
      exchanges: [first, { command: 0x2001, answerBytes: 0, status: null, tookMs: 1000, outcome: 'silent' }],
    };
    const app = await openApp(fake, '/devices');

    expect(app.text).toContain(HEALTHY_READER.deviceSerial);
    expect(app.text).toContain('某型读卡器');
    expect(app.text).toContain(DIAGNOSIS_TEXTS.access.bulk);
    const codes = [...document.querySelectorAll('[data-exchange]')].map((row) =>
      row.getAttribute('data-exchange'),
    );
    expect(codes).toEqual(['2001', '12FF']);
  });

  it('copies the report, which says nothing of a card', async () => {
    const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const app = await openApp(fake, '/accept/draft1');
    await app.press('F2');
    await app.router.push('/devices');
    await vi.waitFor(() => expect(app.find('[data-copy-report]:not([disabled])')).not.toBeNull());

    await app.click('[data-copy-report]');

    const [report = ''] = writeText.mock.calls[0] ?? [];
    expect(report).toBe(readerReport(HEALTHY_READER));
    expect(report).not.toContain(CARD.name);
    expect(report).not.toContain(CARD.identityNumber);
    writeText.mockRestore();
  });

  it('is asked again by its button', async () => {
    const app = await openApp(fake, '/devices');
    fake.diagnosis = { ...HEALTHY_READER, state: 'inUse' };

    await app.click('[data-diagnose]');

    expect(app.textOf('[data-reader-state="inUse"]')).toContain(READER_STATE_TEXTS.inUse.title);
  });
});

describe('the panel of the simulated devices', () => {
  it('has a word for every fault of the reader and every step', () => {
    expect(Object.keys(DEVICE_TEXTS.fault).sort()).toEqual([...READER_FAULTS].sort());
    expect(Object.keys(DEVICE_TEXTS.step)).toEqual([...READER_STEPS]);
  });

  it('arms a rare fault at the step that was chosen', async () => {
    const app = await openApp(fake, '/cases');
    await app.press('F9');

    await choose('[data-fault-step]', 'select');
    await choose('[data-other-fault]', 'status32');

    expect(fake.inputsOf('simulator.failNextRead')).toEqual([{ fault: 'status32', step: 'select' }]);
    expect(app.find('[data-other-fault]')).toHaveProperty('value', 'status32');
  });
});

async function choose(selector: string, value: string): Promise<void> {
  const select = document.body.querySelector(selector);
  if (!(select instanceof HTMLSelectElement)) throw new Error(selector);
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await vi.waitFor(() => expect(select.value).toBe(value));
}
