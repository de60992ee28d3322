import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InProcessPerson } from '../../../src/main/quanke/in-process.ts';
import { makeOfficeIn, makePostgresOffice } from '../../support/make-office.ts';
import type { TestOffice } from '../../support/make-office.ts';
import { expectedOf, grant, look, review, signInAll } from '../../support/review.ts';
import { acceptCase, partOf } from '../../support/take-in.ts';

const PEOPLE = ['city1', 'city2', 'ecology1', 'water1', 'water2', 'supervisor01'] as const;

/** 会签 of 餐饮排水 (F5): city management and ecology say their own, then water affairs decide. */
describe.each(['SQLite on disk', 'PostgreSQL'])('会签 on %s', (name) => {
  let test: TestOffice;
  let people: Readonly<Record<(typeof PEOPLE)[number], InProcessPerson>>;
  let f5: string;

  beforeEach(async () => {
    test = await (name === 'PostgreSQL'
      ? makePostgresOffice()
      : makeOfficeIn(mkdtempSync(join(tmpdir(), 'quanke-together-'))));
    const clerk = await test.signIn('window01');
    people = await signInAll(test, PEOPLE);
    f5 = partOf(
      await acceptCase(test, clerk, {
        subject: { kind: 'item', code: 'F5' },
        situation: { premises: 'owned' },
      }),
      'F5',
    ).subCaseId;
  });

  afterEach(() => test.close());

  async function opinionOf(person: InProcessPerson, expectedVersion: number) {
    const expected = { requestId: randomUUID(), subCaseId: f5, expectedVersion };
    return person.calls.approval.giveOpinion({ ...expected, recommendation: 'grant', opinion: '无不同意见' });
  }

  it('takes the opinions of two departments in the same moment, and moves on when both are there', async () => {
    const { version } = (await look(people.city1, f5)).projection;

    const answers = await Promise.all([
      opinionOf(people.city1, version),
      opinionOf(people.ecology1, version),
    ]);

    const { projection, step } = await look(people.water2, f5);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
    expect(projection).toMatchObject({ version: version + 2, step: 1, inTurn: ['waterAffairs'] });
    expect(step.kind).toBe('decide');
    await expect(grant(people.water2, f5)).resolves.toMatchObject({ projection: { decision: 'granted' } });
  });

  it('takes one opinion of a department, whoever of it is faster', async () => {
    const { version } = (await look(people.city1, f5)).projection;

    const answers = await Promise.all([opinionOf(people.city1, version), opinionOf(people.city2, version)]);

    const codes = answers.map((answer) => (answer.ok ? 'ok' : answer.failure.code));
    expect(codes.toSorted()).toEqual(['case.changedMeanwhile', 'ok']);
  });

  it('asks a department that has spoken no more, and shows the other as in turn', async () => {
    await review(people.city1, f5);

    const answer = await opinionOf(people.city2, (await expectedOf(people.city2, f5)).expectedVersion);
    const { inTurn, allowed } = await look(people.ecology1, f5);

    expect(answer).toMatchObject({ ok: false, failure: { code: 'approval.alreadyHeard' } });
    expect(inTurn).toEqual([{ departmentId: 'ecology', name: '生态环境' }]);
    expect(allowed).toContain('giveOpinion');
    expect(allowed).not.toContain('startReview');
  });

  it('is not overlooked when something else came between', async () => {
    const { version } = (await look(people.city1, f5)).projection;
    const expected = { requestId: randomUUID(), subCaseId: f5, expectedVersion: version };
    await people.supervisor01.calls.approval.expedite({ ...expected, reason: '急需' });

    const answer = await opinionOf(people.city1, version);

    expect(answer).toMatchObject({ ok: false, failure: { code: 'case.changedMeanwhile' } });
  });

  it('is heard again from the beginning when the decision sends it back', async () => {
    await review(people.city1, f5);
    await review(people.ecology1, f5);
    const claimed = await people.water2.calls.approval.claim(await expectedOf(people.water2, f5));
    const back = await people.water2.calls.approval.sendBack({
      ...(await expectedOf(people.water2, f5)),
      reason: '缺少油烟检测',
    });

    expect(claimed.ok).toBe(true);
    expect(back).toMatchObject({
      ok: true,
      value: { projection: { step: 0, inTurn: ['urbanManagement', 'ecology'] } },
    });
  });
});
