import { beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../src/shared/domain/staff/operator.ts';
import { toInstant } from '../../src/shared/kernel/time.ts';
import { CLOCK_TEXTS } from '../../src/shared/texts/clock.ts';
import { FakeLink } from './fake-link.ts';
import { openApp } from './open-app.ts';
import { makeSignedIn, NOW } from './sample-data.ts';

const LATER = toInstant(Date.parse(NOW) + 3 * 86_400_000);
let fake: FakeLink;

beforeEach(() => {
  fake = new FakeLink();
});

function openAs(...roles: readonly Role[]) {
  fake.signedIn = makeSignedIn(roles);
  return openApp(fake, '/cases');
}

describe('a clock that jumped', () => {
  beforeEach(() => {
    fake.clock = { now: LATER, jump: { expected: NOW, shown: LATER }, behind: null };
  });

  it('is shown to a supervisor with both times, and confirmed with a reason', async () => {
    const app = await openAs('supervisor');
    const shown = app.textOf('[data-clock="jumped"] .words');

    await app.type('#clock-reason', '已与标准时间核对');
    await app.click('[data-settle-clock]');

    expect(shown).toBe(CLOCK_TEXTS.jumped({ expected: NOW, shown: LATER }));
    expect(fake.inputsOf('system.confirmClock')).toMatchObject([{ reason: '已与标准时间核对' }]);
    expect(app.find('[data-clock]')).toBeNull();
  });

  it('is not confirmed by a clerk, who is told whom to ask', async () => {
    const app = await openAs('clerk');

    expect(app.textOf('[data-clock="jumped"]')).toContain(CLOCK_TEXTS.supervisorOrSystem);
    expect(app.find('[data-settle-clock]')).toBeNull();
  });

  it('is not confirmed without a word', async () => {
    const app = await openAs('supervisor');
    await app.click('[data-settle-clock]');
    expect(fake.inputsOf('system.confirmClock')).toEqual([]);
  });
});

describe('a clock that is behind', () => {
  beforeEach(() => {
    fake.clock = { now: NOW, jump: null, behind: LATER };
  });

  it('is accepted by a system administrator', async () => {
    const app = await openAs('systemAdministrator');

    await app.type('#clock-reason', '时钟曾快三天，已校正');
    await app.click('[data-settle-clock]');

    expect(fake.inputsOf('system.acceptClock')).toMatchObject([{ reason: '时钟曾快三天，已校正' }]);
  });

  it('is only shown to a supervisor', async () => {
    const app = await openAs('supervisor');

    expect(app.textOf('[data-clock="behind"]')).toContain(CLOCK_TEXTS.systemOnly);
    expect(app.find('[data-settle-clock]')).toBeNull();
  });
});
