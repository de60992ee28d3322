import { beforeEach, describe, expect, it, vi } from 'vitest';
import { makeCaseNumber } from '../../src/shared/domain/case/case-number.ts';
import { SCAN_TEXTS } from '../../src/shared/texts/page-device.ts';
import { FORM_TEXTS } from '../../src/shared/texts/page-form.ts';
import type { Instant, LocalDate } from '../../src/shared/kernel/time.ts';
import { FakeLink } from './fake-link.ts';
import { openApp, settle } from './open-app.ts';
import { makeApprovalView, makePaper, makeProjection } from './sample-cases.ts';
import { makeSignedIn } from './sample-data.ts';

const NUMBER = makeCaseNumber({
  divisionCode: '100000',
  deskNumber: '001',
  day: '2026-11-20' as LocalDate,
  serial: 3,
});
const CREDIT_CODE = '91100000TERT0000AB';

let fake: FakeLink;

beforeEach(() => {
  fake = new FakeLink();
});

describe('a scanned case number', () => {
  it.each(['/accept', '/accept/draft1', '/cases', '/delivery', '/devices'])(
    'opens the case from %s',
    async (path) => {
      const app = await openApp(fake, path);

      await app.scan(`${NUMBER}-SJPZ`);
      await settle();

      expect(fake.inputsOf('case.search')).toContainEqual({ text: NUMBER });
      expect(app.router.currentRoute.value.params['caseId']).toBe(fake.cases[0]?.projection.caseId);
    },
  );

  it('begins no application and chooses nothing, although its digits would', async () => {
    const app = await openApp(fake, '/accept/draft1');

    await app.scan(NUMBER);
    await vi.waitFor(() => expect(app.router.currentRoute.value.name).toBe('case'));

    expect(fake.draft.view.draft.situation).toEqual({});
    expect(fake.draft.view.draft.materials).toEqual([]);
  });

  it('takes itself out of the field it was typed into', async () => {
    const app = await openApp(fake, '/accept/draft1');
    await app.type('#field-phone', '139');
    app.find<HTMLInputElement>('#field-phone')?.focus();

    await app.scan(NUMBER, 'Tab');
    await settle();

    expect(fake.draft.view.draft.answers['phone']?.value).toBe('139');
  });

  it('does nothing on the screen of the citizen', async () => {
    const app = await openApp(fake, '/rating/case1');

    await app.scan(NUMBER);
    await new Promise((done) => setTimeout(done, 60));

    expect(app.router.currentRoute.value.name).toBe('rating');
    expect(app.find('[aria-checked="true"]')).toBeNull();
    expect(fake.inputsOf('delivery.rate')).toEqual([]);
  });
});

describe('another scanned code', () => {
  it('fills the field that has the focus, without its packing, and says what it was', async () => {
    const app = await openApp(fake, '/accept/draft1');
    app.find<HTMLInputElement>('#field-name')?.focus();

    await app.scan(`https://licence.example/?code=${CREDIT_CODE}`);

    expect(app.find('#field-name')).toHaveProperty('value', CREDIT_CODE);
    expect(app.text).toContain(SCAN_TEXTS.filled(SCAN_TEXTS.kind.creditCode));
  });

  it('is marked as scanned where it fills the form, until somebody edits it', async () => {
    const app = await openApp(fake, '/accept/draft1');
    app.find<HTMLInputElement>('#field-name')?.focus();

    await app.scan(CREDIT_CODE);
    await vi.waitFor(() =>
      expect(app.textOf('[data-field="name"] .provenance-mark time')).toMatch(/^\d\d:\d\d/),
    );
    const mark = app.textOf('[data-field="name"] .provenance-mark');
    const { provenance } = fake.draft.view.draft.answers['name'] ?? {};
    await app.type('#field-name', 'A');

    expect(mark).toContain(FORM_TEXTS.scanned);
    expect(provenance?.kind).toBe('scanned');
    expect(fake.draft.view.draft.answers['name']?.provenance.kind).toBe('typed');
    expect(app.textOf('[data-field="name"] .provenance-mark')).toContain(FORM_TEXTS.typed);
  });

  it('is called scanned also before the office has it', async () => {
    const app = await openApp(fake, '/accept/draft1');
    for (const code of ['call.programAway', 'call.programAway'] as const) fake.refuse('form.save', code);
    app.find<HTMLInputElement>('#field-name')?.focus();

    await app.scan(CREDIT_CODE);

    expect(app.textOf('[data-field="name"] .provenance-mark')).toBe(FORM_TEXTS.scannedUnsaved);
  });

  it('asks for a field where none has the focus', async () => {
    const app = await openApp(fake, '/accept/draft1');

    await app.scan(CREDIT_CODE);

    expect(app.text).toContain(SCAN_TEXTS.noField(SCAN_TEXTS.kind.creditCode));
    expect(fake.draft.view.draft.situation).toEqual({});
  });

  it('stays as typed when it is nothing we know', async () => {
    const app = await openApp(fake, '/accept/draft1');
    app.find<HTMLInputElement>('#field-name')?.focus();

    await app.scan('13900000001');

    expect(app.find('#field-name')).toHaveProperty('value', '13900000001');
  });
});

describe('the keys of a person', () => {
  it('arrive each once and in order where they choose', async () => {
    const app = await openApp(fake, '/accept/draft1');
    const arrived: string[] = [];
    document.body.addEventListener('keydown', ({ key }) => arrived.push(key));
    (document.activeElement as HTMLElement).blur();

    await app.scan('4711'); // a roll of fingers: too short for a scan
    await app.press('8');

    expect(arrived).toEqual(['4', '7', '1', '1', 'Enter', '8']);
  });

  it('are not looked at where a PIN is entered', async () => {
    fake.signedIn = makeSignedIn(['approver']);
    const paper = makePaper({ kind: 'outcome', subCaseId: 'sub1', needsSeal: true });
    const decided = makeProjection({ status: 'grantedDecision', decidedAt: paper.madeAt as Instant });
    fake.approval = makeApprovalView({ projection: decided, documents: [paper] });
    const app = await openApp(fake, '/sealing/sub1');
    await vi.waitFor(() => expect(app.find('[data-pin]')).not.toBeNull());
    const pin = app.find('[data-pin]');
    if (!(pin instanceof HTMLElement)) throw new Error('there is a field for the PIN');
    pin.focus();
    const keys: string[] = [];
    const event = new KeyboardEvent('keydown', { key: '1', bubbles: true, cancelable: true });
    Object.defineProperty(event, 'key', { get: () => (keys.push(new Error().stack ?? ''), '1') });

    pin.dispatchEvent(event);

    expect(keys.length).toBeGreaterThan(0);
    expect(keys.filter((stack) => stack.includes('use-scanner'))).toEqual([]);
  });
});
