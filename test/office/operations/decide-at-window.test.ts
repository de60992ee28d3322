import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../../src/main/quanke/in-process.ts';
import { makeOffice } from '../../support/make-office.ts';
import type { TestOffice } from '../../support/make-office.ts';
import { acceptCase, decide, partOf } from '../../support/take-in.ts';

let test: TestOffice;
let clerk: InProcessPerson;

beforeEach(async () => {
  test = await makeOffice();
  clerk = await test.signIn('window01');
});

afterEach(() => test.close());

async function expectedOf(person: InProcessPerson, id: string) {
  const { projection } = must(await person.calls.approval.get({ subCaseId: id }));
  return { requestId: randomUUID(), subCaseId: id, expectedVersion: projection.version };
}

describe('a 即办 item at the window', () => {
  const subject = { kind: 'item', code: 'L1' } as const;

  it('is decided by the clerk it is delegated to, who also accepted it', async () => {
    const own = await acceptCase(test, clerk, { subject });
    const { toDo } = must(await clerk.calls.approval.queue(undefined));

    const expected = await expectedOf(clerk, partOf(own, 'L1').subCaseId);
    const granted = must(await clerk.calls.approval.grant({ ...expected, opinion: '同意' }));

    expect(toDo.map(({ projection, mine }) => [projection.itemCode, mine])).toEqual([['L1', true]]);
    expect(granted.projection.status).toBe('grantedDecision');
  });

  it('is offered nothing that only an approver does, also when the clerk claimed it', async () => {
    const own = await acceptCase(test, clerk, { subject });
    const { subCaseId } = partOf(own, 'L1');

    const claimed = must(await clerk.calls.approval.claim(await expectedOf(clerk, subCaseId)));

    expect(claimed.allowed).toEqual(expect.arrayContaining(['releaseReview', 'grant', 'deny']));
    expect(claimed.allowed).not.toContain('suspend');
    expect(claimed.allowed).not.toContain('handOn');
  });

  it('is offered to the clerk for sealing when they decided it, and not when the department did', async () => {
    const labour = { first: await test.signIn('labour1'), second: await test.signIn('labour2') };
    const byDepartment = partOf(await acceptCase(test, clerk, { subject }), 'L1').subCaseId;
    const byClerk = partOf(await acceptCase(test, clerk, { subject }), 'L1').subCaseId;
    await decide(labour, byDepartment);
    must(await clerk.calls.approval.grant({ ...(await expectedOf(clerk, byClerk)), opinion: '同意' }));

    const { toSeal } = must(await clerk.calls.approval.queue(undefined));

    expect(toSeal.map(({ projection }) => projection.subCaseId)).toEqual([byClerk]);
  });

  it('is no work of a clerk without that delegation', async () => {
    const colleague = await test.signIn('window02');
    const own = await acceptCase(test, colleague, { subject });

    const answer = await colleague.calls.approval.get({ subCaseId: partOf(own, 'L1').subCaseId });

    expect(answer).toMatchObject({ ok: false, failure: { code: 'approval.notYourDepartment' } });
    expect(must(await colleague.calls.approval.queue(undefined)).toDo).toEqual([]);
  });

  it('of another desk is not decided here', async () => {
    const own = await acceptCase(test, await test.signIn('window02'), { subject });

    const answer = await clerk.calls.approval.get({ subCaseId: partOf(own, 'L1').subCaseId });

    expect(answer).toMatchObject({ ok: false, failure: { code: 'approval.notYourDepartment' } });
  });

  it('is not decided with an opinion of blanks', async () => {
    const own = await acceptCase(test, clerk, { subject });
    const expected = await expectedOf(clerk, partOf(own, 'L1').subCaseId);

    const answer = await clerk.calls.approval.grant({ ...expected, opinion: '   ' });

    expect(answer).toMatchObject({ ok: false, failure: { code: 'call.invalidInput' } });
  });
});
