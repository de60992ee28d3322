import { beforeEach, describe, expect, it } from 'vitest';
import { presetDays } from '../../src/renderer/pages/statistics/preset-days.ts';
import type { LocalDate } from '../../src/shared/kernel/time.ts';
import { CASE_TEXTS, STATUS_TEXTS } from '../../src/shared/texts/page-case.ts';
import { STATISTICS_TEXTS } from '../../src/shared/texts/page-statistics.ts';
import { FakeLink } from './fake-link.ts';
import { openApp } from './open-app.ts';
import { makeCaseView } from './sample-cases.ts';
import { makeSignedIn, typed } from './sample-data.ts';

let fake: FakeLink;

beforeEach(() => {
  fake = new FakeLink();
  fake.signedIn = makeSignedIn(['supervisor']);
});

describe('looking a case up', () => {
  it('opens the first hit by Enter, so that a scanned number is enough', async () => {
    const app = await openApp(fake, '/cases');
    await app.type('#case-search', '1000000012026112000001C');

    await app.press('Enter');

    expect(fake.inputsOf('case.search')).toContainEqual({ text: '1000000012026112000001C' });
    expect(app.router.currentRoute.value.fullPath).toBe('/cases/case1');
  });

  it('shows every part with its status and what it waits for', async () => {
    const app = await openApp(fake, '/cases/case1');

    expect(app.textOf('.items')).toContain(STATUS_TEXTS.accepted);
    expect(app.textOf('.items')).toContain(STATUS_TEXTS.waiting);
    expect(app.textOf('.items')).toContain('出生医学证明签发');
  });
});

describe('what is masked', () => {
  const received = {
    kind: 'receive',
    personal: {
      applicant: { name: '林晓岚' },
      agent: null,
      answers: { phone: typed('139****0000') },
      materials: [],
    },
    by: 'operator1',
    effectiveAt: '2026-11-20T01:30:00.000Z',
  } as const;

  it('is shown to a clerk who says why', async () => {
    fake.signedIn = makeSignedIn(['clerk']);
    fake.cases.splice(0, 1, makeCaseView({ actions: [received as never] }));
    const app = await openApp(fake, '/cases/case1');
    const before = app.textOf('[data-answer="phone"]');

    await app.click('[data-reveal]');
    await app.click('[data-reason="contactApplicant"]');

    expect(before).toContain('139****0000');
    expect(fake.inputsOf('case.reveal')).toEqual([{ caseId: 'case1', reason: 'contactApplicant' }]);
    expect(app.text).toContain(CASE_TEXTS.revealed);
    expect(app.find('[data-reveal]')).toBeNull();
  });

  it('stays masked for a supervisor', async () => {
    fake.cases.splice(0, 1, makeCaseView({ actions: [received as never] }));

    const app = await openApp(fake, '/cases/case1');

    expect(app.textOf('[data-answer="phone"]')).toContain('139****0000');
    expect(app.find('[data-reveal]')).toBeNull();
  });
});

describe('the figures', () => {
  it('writes the balance out with its numbers and says that it holds', async () => {
    const app = await openApp(fake, '/statistics');

    const terms = [...document.querySelectorAll('[data-term]')].map((term) => term.textContent);
    expect(terms[0]).toBe(`1${STATISTICS_TEXTS.carriedOver}`);
    expect(terms).toHaveLength(9);
    expect(app.textOf('[data-balance]')).toContain('4 = 4');
    expect(app.text).toContain(STATISTICS_TEXTS.balanceHolds);
  });

  it('says so when the two sides differ', async () => {
    fake.balanceHolds = false;

    const app = await openApp(fake, '/statistics');

    expect(app.find('[data-holds="false"]')).not.toBeNull();
    expect(app.text).toContain(STATISTICS_TEXTS.balanceBroken);
  });

  it('takes days typed without dashes', async () => {
    const app = await openApp(fake, '/statistics');
    await app.type('#from', '20260901');

    await app.click('[data-show]');

    expect(fake.inputsOf('statistics.workload').at(-1)).toMatchObject({ from: '2026-09-01' });
  });

  it('exports the period that is shown and names the file', async () => {
    const app = await openApp(fake, '/statistics');

    await app.click('[data-export]');

    expect(fake.inputsOf('statistics.exportWorkload')).toEqual([fake.inputsOf('statistics.workload').at(-1)]);
    expect(app.text).toContain(STATISTICS_TEXTS.exported('workload.csv'));
  });

  it('says when the period is impossible', async () => {
    fake.refuse('statistics.workload', 'statistics.periodInvalid');

    const app = await openApp(fake, '/statistics');

    expect(app.find('[data-failure="statistics.periodInvalid"]')).not.toBeNull();
  });
});

describe('ready-made periods', () => {
  it.each([
    ['today', '2026-11-20', '2026-11-20', '2026-11-20'],
    ['week', '2026-11-20', '2026-11-16', '2026-11-20'],
    ['week', '2026-11-22', '2026-11-16', '2026-11-22'],
    ['month', '2026-11-20', '2026-11-01', '2026-11-20'],
    ['lastMonth', '2026-03-31', '2026-02-01', '2026-02-28'],
    ['lastMonth', '2027-01-10', '2026-12-01', '2026-12-31'],
    ['year', '2026-11-20', '2026-01-01', '2026-11-20'],
  ] as const)('%s on %s is %s to %s', (preset, today, ...[from, to]) => {
    expect(presetDays(preset, today as LocalDate)).toEqual({ from, to });
  });
});
