import { beforeEach, describe, expect, it } from 'vitest';
import { FakeLink } from './fake-link.ts';
import { openApp } from './open-app.ts';
import { makeField } from './sample-data.ts';

describe('somebody who came for the applicant', () => {
  const number = makeField('agentNumber', '代办人公民身份号码', {
    group: '代办人',
    person: 'agent',
    searchable: 'identityNumber',
  });

  let fake: FakeLink;

  beforeEach(() => {
    fake = new FakeLink();
    fake.draft.complete();
    fake.draft.ask({ ...number, required: false });
    fake.draft.save({
      expectedVersion: fake.draft.view.draft.version,
      answers: { agentNumber: { value: '100000199211050011' } },
    });
  });

  it('may be given an authority with an end, to the close of its last day', async () => {
    const app = await openApp(fake, '/accept/draft1');
    await app.press('F6');

    await app.type('#authority-scope', '代办并领取结果');
    await app.press('Enter', { ctrlKey: true });
    const halfway = fake.inputsOf('case.receive');
    await app.type('#authority-until', '20261231');
    await app.press('Enter', { ctrlKey: true });

    expect(halfway).toEqual([]);
    expect(fake.inputsOf('case.receive')).toMatchObject([
      { assisted: { scope: '代办并领取结果', until: '2026-12-31T16:00:00.000Z' } },
    ]);
  });

  it('has none when nothing is written', async () => {
    const app = await openApp(fake, '/accept/draft1');
    await app.press('F6');

    await app.press('Enter', { ctrlKey: true });

    expect(fake.inputsOf('case.receive')).toMatchObject([{ assisted: null }]);
  });
});
