import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../../src/main/quanke/in-process.ts';
import type { Result } from '../../../src/shared/kernel/result.ts';
import { makeOfficeIn, makePostgresOffice } from '../../support/make-office.ts';
import type { TestOffice } from '../../support/make-office.ts';
import { someNumberOf } from '../../support/some-number.ts';
import { acceptCase, claim, decide, fillDraft, partOf, seal } from '../../support/take-in.ts';

function codesOf(answers: readonly Result<unknown>[]): readonly string[] {
  return answers.map((answer) => (answer.ok ? 'ok' : answer.failure.code)).toSorted();
}

/** What happens when several persons press the button in the same moment, on both databases. */
describe.each(['SQLite on disk', 'PostgreSQL'])('at once, on %s', (name) => {
  let test: TestOffice;
  let clerk: InProcessPerson;
  let health: { readonly first: InProcessPerson; readonly second: InProcessPerson };

  beforeEach(async () => {
    test = await (name === 'PostgreSQL'
      ? makePostgresOffice()
      : makeOfficeIn(mkdtempSync(join(tmpdir(), 'quanke-at-once-'))));
    clerk = await test.signIn('window01');
    health = { first: await test.signIn('health1'), second: await test.signIn('health2') };
  });

  afterEach(() => test.close());

  it('one of five desks accepts a draft, the others hear its number', async () => {
    const { draft } = await fillDraft(test, clerk);
    const accept = () =>
      clerk.calls.case.accept({ requestId: randomUUID(), draftId: draft.id, expectedVersion: draft.version });

    const answers = await Promise.all(Array.from({ length: 5 }, accept));

    expect(codesOf(answers)).toEqual([...Array.from({ length: 4 }, () => 'form.alreadyAccepted'), 'ok']);
    expect(must(await clerk.calls.case.search({ text: '' }))).toHaveLength(1);
  });

  it('a request that is sent five times is done once', async () => {
    const { draft } = await fillDraft(test, clerk);
    const input = { requestId: randomUUID(), draftId: draft.id, expectedVersion: draft.version };

    const answers = await Promise.all(Array.from({ length: 5 }, () => clerk.calls.case.accept(input)));

    const cases = answers.flatMap((answer) => (answer.ok ? [answer.value.projection.caseId] : []));
    expect(new Set(cases).size).toBe(1);
    expect(
      codesOf(answers.filter(({ ok }) => !ok)).every((code) => code === 'call.requestStillRunning'),
    ).toBe(true);
  });

  it('cases of one desk get numbers without gaps', async () => {
    const drafts = [];
    for (let i = 0; i < 4; i += 1) {
      const application = { identityNumber: someNumberOf(i) };
      drafts.push((await fillDraft(test, clerk, application)).draft);
    }

    const views = await Promise.all(
      drafts.map(({ id, version }) =>
        clerk.calls.case.accept({ requestId: randomUUID(), draftId: id, expectedVersion: version }),
      ),
    );

    const serials = views.map((view) => must(view).projection.caseNumber.slice(17, 22));
    expect(serials.toSorted()).toEqual(['00001', '00002', '00003', '00004']);
  });

  it('of two windows that take in the same for one person the second is asked', async () => {
    const colleague = await test.signIn('window02');
    const item = { subject: { kind: 'item', code: 'H15' } } as const;
    const both = [clerk, colleague].map(async (person) => ({
      person,
      draft: (await fillDraft(test, person, item)).draft,
    }));
    const drafts = await Promise.all(both);

    const answers = await Promise.all(
      drafts.map(({ person, draft: { id, version } }) =>
        person.calls.case.accept({ requestId: randomUUID(), draftId: id, expectedVersion: version }),
      ),
    );

    expect(codesOf(answers)).toEqual(['case.duplicateSuspected', 'ok']);
  });

  it('one of two approvers claims a part', async () => {
    const view = await acceptCase(test, clerk);
    const { subCaseId, version } = partOf(view, 'N1');
    const other = await test.signIn('health2');
    const claimBy = (person: InProcessPerson) =>
      person.calls.approval.claim({ requestId: randomUUID(), subCaseId, expectedVersion: version });

    const answers = await Promise.all([claimBy(health.second), claimBy(other)]);

    expect(codesOf(answers)).toEqual(['case.changedMeanwhile', 'ok']);
  });

  it('departments decide side by side, and each starts what waited for it', async () => {
    const view = await acceptCase(test, clerk);
    await decide(health, partOf(view, 'N1').subCaseId);
    const police = { first: await test.signIn('police1'), second: await test.signIn('police2') };
    const disease = { first: await test.signIn('disease1'), second: await test.signIn('disease2') };

    await Promise.all([
      decide(police, partOf(view, 'N3').subCaseId),
      decide(disease, partOf(view, 'N2').subCaseId),
      decide(health, partOf(view, 'N7').subCaseId),
    ]);

    const after = must(await clerk.calls.case.get({ caseId: view.projection.caseId }));
    const statuses = Object.fromEntries(after.subCases.map(({ projection: p }) => [p.itemCode, p.status]));
    expect(statuses).toMatchObject({ N3: 'grantedDecision', N4: 'accepted', N5: 'accepted', N8: 'accepted' });
    expect(await test.office.store.rebuildProjections()).toMatchObject({ corrected: 0 });
  });

  it('one of two windows hands over', async () => {
    const view = await acceptCase(test, clerk);
    const { subCaseId } = partOf(view, 'N7');
    await decide(health, subCaseId);
    await seal(test, health.second, subCaseId);
    const issuer = await test.signIn('issuer01');
    const { caseId } = view.projection;
    const shown = partOf(must(await clerk.calls.case.get({ caseId })), 'N7');
    const subCases = [{ subCaseId, version: shown.version }];
    const input = { caseId, expectedVersion: 1, subCases, reading: test.read('mother') };
    const handOver = () => issuer.calls.delivery.handOver({ requestId: randomUUID(), ...input });

    const answers = await Promise.all([handOver(), handOver()]);

    expect(codesOf(answers)).toEqual(['case.changedMeanwhile', 'ok']);
  });

  it('an opinion and a release of the same part exclude each other', async () => {
    const view = await acceptCase(test, clerk);
    await decide(health, partOf(view, 'N1').subCaseId);
    const police = await test.signIn('police1');
    const { projection } = await claim(police, partOf(view, 'N3').subCaseId);
    const expected = { subCaseId: projection.subCaseId, expectedVersion: projection.version };

    const answers = await Promise.all([
      police.calls.approval.giveOpinion({
        requestId: randomUUID(),
        ...expected,
        recommendation: 'grant',
        opinion: '同意',
      }),
      police.calls.approval.release({ requestId: randomUUID(), ...expected }),
    ]);

    expect(codesOf(answers)).toEqual(['case.changedMeanwhile', 'ok']);
  });
});
