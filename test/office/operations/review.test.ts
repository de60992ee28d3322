import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../../src/main/quanke/in-process.ts';
import type { CaseView } from '../../../src/shared/api/office/case.ts';
import type { DepartmentId } from '../../../src/shared/domain/staff/operator.ts';
import { makeOperator } from '../../support/make-caller.ts';
import { makeOffice } from '../../support/make-office.ts';
import type { TestOffice } from '../../support/make-office.ts';
import { rawStore } from '../../support/raw-store.ts';
import { acceptCase, claim, decide, giveOpinion, partOf } from '../../support/take-in.ts';
import type { Reviewers } from '../../support/take-in.ts';

let test: TestOffice;
let clerk: InProcessPerson;
let health: Reviewers;
let police: Reviewers;
let view: CaseView;

beforeEach(async () => {
  test = await makeOffice();
  clerk = await test.signIn('window01');
  health = { first: await test.signIn('health1'), second: await test.signIn('health2') };
  police = { first: await test.signIn('police1'), second: await test.signIn('police2') };
  view = await acceptCase(test, clerk);
});

afterEach(() => test.close());

async function again(): Promise<CaseView> {
  return must(await clerk.calls.case.get({ caseId: view.projection.caseId }));
}

function subCaseId(itemCode: string): string {
  return partOf(view, itemCode).subCaseId;
}

async function statuses(): Promise<Readonly<Record<string, string>>> {
  const { subCases } = await again();
  return Object.fromEntries(subCases.map(({ projection }) => [projection.itemCode, projection.status]));
}

async function expectedOf(person: InProcessPerson, id: string) {
  const { projection } = must(await person.calls.approval.get({ subCaseId: id }));
  return { requestId: randomUUID(), subCaseId: id, expectedVersion: projection.version };
}

describe('the queue', () => {
  it('shows a department its own work, and nothing that still waits', async () => {
    const { toDo } = must(await health.second.calls.approval.queue(undefined));
    const { toDo: nothing } = must(await police.first.calls.approval.queue(undefined));

    expect(toDo.map(({ projection, mine }) => [projection.itemCode, mine])).toEqual([
      ['N1', true],
      ['N7', true],
    ]);
    expect(nothing).toEqual([]);
  });

  it('shows who may only look that a step is not theirs', async () => {
    const { toDo } = must(await health.first.calls.approval.queue(undefined));

    expect(toDo.map(({ mine }) => mine)).toEqual([false, false]);
  });

  it('puts what is due first on top', async () => {
    await decide(health, subCaseId('N1'));
    test.clock.set('2026-11-23T02:00:00.000Z'); // a new day: everybody signs in again
    const later = await acceptCase(test, await test.signIn('window01'));
    const morning = { first: health.first, second: await test.signIn('health2') };
    await decide(morning, partOf(later, 'N1').subCaseId);

    const { toDo } = must(await (await test.signIn('police1')).calls.approval.queue(undefined));

    const due = toDo.map(({ projection }) => projection.dueAt);
    expect(due).toHaveLength(2);
    expect(due).toEqual(due.toSorted());
  });
});

describe('the only one of a department who may decide', () => {
  it('does not review, because nobody would be left to decide', async () => {
    await decide(health, subCaseId('N1'));
    const id = subCaseId('N3');

    const { toDo } = must(await police.second.calls.approval.queue(undefined));
    const claimed = await police.second.calls.approval.claim(await expectedOf(police.second, id));
    await decide(police, id);

    expect(toDo.map(({ projection, mine }) => [projection.itemCode, mine])).toEqual([['N3', false]]);
    expect(claimed).toMatchObject({ ok: false, failure: { code: 'approval.lastDecider' } });
    expect(await statuses()).toMatchObject({ N3: 'grantedDecision' });
  });
});

describe('a grant', () => {
  it('starts the clocks of what waited, each with its own promise', async () => {
    test.clock.set('2026-11-20T06:00:00.000Z');

    await decide(health, subCaseId('N1'));

    const { subCases } = await again();
    const due = Object.fromEntries(subCases.map(({ projection, due }) => [projection.itemCode, due?.dueAt]));
    expect(await statuses()).toMatchObject({
      N1: 'grantedDecision',
      N2: 'accepted',
      N3: 'accepted',
      N4: 'waiting',
    });
    expect(due).toMatchObject({
      N2: '2026-11-23T10:00:00.000Z',
      N3: '2026-11-25T10:00:00.000Z',
      N6: '2026-12-04T10:00:00.000Z',
      N4: undefined,
    });
  });

  it('makes the paper that was approved, not sealed yet', async () => {
    await decide(health, subCaseId('N1'));

    const paper = (await again()).documents.find(({ kind }) => kind === 'outcome');

    expect(paper).toMatchObject({ title: '出生医学证明', needsSeal: true, sealed: false, simulated: true });
  });

  it('of an item without a paper lies ready at once', async () => {
    const labour = { first: await test.signIn('labour1'), second: await test.signIn('labour2') };
    await decide(health, subCaseId('N1'));
    await decide(police, subCaseId('N3'));

    await decide(labour, subCaseId('N5'));

    expect(await statuses()).toMatchObject({ N5: 'ready' });
    expect((await again()).documents.filter(({ subCaseId: id }) => id === subCaseId('N5'))).toEqual([]);
  });
});

describe('a denial', () => {
  it('ends everything that needed it, down the chain, and says because of what', async () => {
    await decide(health, subCaseId('N1'), 'deny');

    const { subCases } = await again();
    const reasons = subCases.flatMap(({ projection, actions }) =>
      actions.flatMap((action) =>
        action.kind === 'terminate' ? [[projection.itemCode, action.predecessor] as const] : [],
      ),
    );
    expect(await statuses()).toEqual({
      N1: 'deniedDecision',
      N2: 'terminated',
      N3: 'terminated',
      N4: 'terminated',
      N5: 'terminated',
      N6: 'terminated',
      N7: 'accepted',
      N8: 'terminated',
    });
    expect(Object.fromEntries(reasons)).toMatchObject({ N2: subCaseId('N1'), N4: subCaseId('N3') });
  });

  it('needs a reason and a basis', async () => {
    await claim(health.second, subCaseId('N1'));
    const expected = await expectedOf(health.second, subCaseId('N1'));

    const answer = await health.second.calls.approval.deny({
      ...expected,
      reason: ' ',
      legalBasis: '第一条',
    });

    expect(answer).toMatchObject({ ok: false, failure: { code: 'approval.reasonMissing' } });
  });

  it('comes as a decision on paper', async () => {
    await decide(health, subCaseId('N1'), 'deny');

    const paper = (await again()).documents.at(-1);

    expect(paper).toMatchObject({ kind: 'denialDecision', needsSeal: true });
  });
});

describe('who may do it, where several may decide', () => {
  beforeEach(async () => {
    const departmentId = 'police' as DepartmentId;
    const colleague = makeOperator({
      loginName: 'police3',
      roles: ['approver'],
      departmentId,
      mayDecide: true,
    });
    await rawStore(test).write(({ tables }) => tables.operators.add(colleague, ''));
    await decide(health, subCaseId('N1'));
  });

  it('keeps first review and decision in two hands', async () => {
    const both = await test.signIn('police2');
    await giveOpinion(both, subCaseId('N3'));

    const answer = await both.calls.approval.claim(await expectedOf(both, subCaseId('N3')));

    expect(answer).toMatchObject({ ok: false, failure: { code: 'approval.samePerson' } });
  });

  it('lets nobody decide who may only review', async () => {
    await giveOpinion(police.first, subCaseId('N3'));
    const other = await test.signIn('police1');

    const answer = await other.calls.approval.claim(await expectedOf(other, subCaseId('N3')));

    expect(answer).toMatchObject({ ok: false });
  });

  it('keeps other departments out', async () => {
    const expected = await expectedOf(police.first, subCaseId('N3'));

    const answer = await health.first.calls.approval.claim(expected);

    expect(answer).toMatchObject({ ok: false, failure: { code: 'approval.notYourDepartment' } });
  });

  it('wants a claim before an opinion', async () => {
    const expected = await expectedOf(police.first, subCaseId('N3'));

    const answer = await police.first.calls.approval.giveOpinion({
      ...expected,
      recommendation: 'grant',
      opinion: '同意',
    });

    expect(answer).toMatchObject({ ok: false, failure: { code: 'approval.notClaimed' } });
  });

  it('does not skip the first review', async () => {
    await claim(police.second, subCaseId('N3'));
    const expected = await expectedOf(police.second, subCaseId('N3'));

    const answer = await police.second.calls.approval.grant({ ...expected, opinion: '同意' });

    expect(answer).toMatchObject({ ok: false, failure: { code: 'approval.wrongStep' } });
  });

  it('tells the slower of two approvers who was faster', async () => {
    const expected = await expectedOf(police.first, subCaseId('N3'));
    await claim(police.second, subCaseId('N3'));

    const answer = await police.first.calls.approval.claim(expected);

    expect(answer).toMatchObject({
      ok: false,
      failure: { code: 'case.changedMeanwhile', details: { by: '唐明川' } },
    });
  });

  it('tells who holds a part somebody claimed before', async () => {
    await claim(police.second, subCaseId('N3'));

    const answer = await police.first.calls.approval.claim(await expectedOf(police.first, subCaseId('N3')));

    expect(answer).toMatchObject({
      ok: false,
      failure: { code: 'approval.alreadyClaimed', details: { by: '唐明川' } },
    });
  });

  it('gives a part back only by who holds it', async () => {
    await claim(police.second, subCaseId('N3'));
    const refused = await police.first.calls.approval.release(
      await expectedOf(police.first, subCaseId('N3')),
    );

    must(await police.second.calls.approval.release(await expectedOf(police.second, subCaseId('N3'))));

    expect(refused).toMatchObject({ ok: false, failure: { code: 'approval.notClaimed' } });
    await expect(claim(police.first, subCaseId('N3'))).resolves.toBeDefined();
  });

  it('sends a part back one step, to be reviewed again', async () => {
    await giveOpinion(police.first, subCaseId('N3'));
    await claim(police.second, subCaseId('N3'));
    const expected = await expectedOf(police.second, subCaseId('N3'));

    const back = must(await police.second.calls.approval.sendBack({ ...expected, reason: '缺少落户协议' }));

    expect(back.step.kind).toBe('review');
    expect(back.projection).toMatchObject({ step: 0, claimedBy: null });
  });

  it('answers a step on a decided part with "not now"', async () => {
    const expected = await expectedOf(health.second, subCaseId('N1'));

    const answer = await health.second.calls.approval.grant({ ...expected, opinion: '同意' });

    expect(answer).toMatchObject({ ok: false, failure: { code: 'case.notAllowedNow' } });
  });

  it('says 404 for a part that does not exist', async () => {
    const answer = await police.first.calls.approval.get({ subCaseId: randomUUID() });

    expect(answer).toMatchObject({ ok: false, failure: { code: 'case.notFound' } });
  });
});
