import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Tables } from '../../../src/main/office/ports/store.ts';
import type { CaseId, SubCaseId } from '../../../src/shared/domain/case/case-action.ts';
import type { OperatorId } from '../../../src/shared/domain/staff/operator.ts';
import { fail, succeed } from '../../../src/shared/kernel/result.ts';
import { DATABASES, LASTING_DATABASES, useDatabase } from '../../support/databases.ts';
import { makeCaller, makeOperator } from '../../support/make-caller.ts';
import { makeAction, makeNewCase, minuteAt } from '../../support/make-case.ts';

const caller = makeCaller();

function ask(more: object = {}): { requestId: string } {
  return { requestId: randomUUID(), ...more };
}

/** Takes the next number of a series: an effect that shows how often it happened. */
async function takeNumber(tables: Tables) {
  const serial = await tables.numbers.next('series');
  return succeed({ value: { serial }, audit: { object: 'series', facts: { serial } } });
}

describe.each(DATABASES)('a change on %s', (name) => {
  const database = useDatabase(name);

  it('gives a repeated command the answer of the first time and does nothing again', async () => {
    const input = ask({ note: '备注' });
    const first = await database.store.change(caller, input, takeNumber);

    const second = await database.store.change(caller, { ...input }, takeNumber);

    expect(first).toEqual(succeed({ serial: 1 }));
    expect(second).toEqual(first);
  });

  it('keeps answers for a day: an older repetition is refused, and not done again', async () => {
    const [old, young] = [ask(), ask()];
    await database.store.change(caller, old, takeNumber);
    database.clock.advance(86_400_001);
    await database.store.change(caller, young, takeNumber);

    await database.store.forgetPassed();

    expect(await database.store.change(caller, old, takeNumber)).toEqual(fail('call.requestReused'));
    expect(await database.store.change(caller, young, takeNumber)).toEqual(succeed({ serial: 2 }));
  });

  it('does not mind in which order the input names its parts', async () => {
    const requestId = randomUUID();
    await database.store.change(caller, { requestId, ...{ a: 1, b: { c: 2, d: 3 } } }, takeNumber);

    const repeated = await database.store.change(
      caller,
      { ...{ b: { d: 3, c: 2 }, a: 1 }, requestId },
      takeNumber,
    );

    expect(repeated).toEqual(succeed({ serial: 1 }));
  });

  it.each([
    ['another input', { caller, more: { note: 'other' } }],
    ['another procedure', { caller: makeCaller({ procedure: 'case.other' }), more: {} }],
    ['nobody signed in', { caller: makeCaller({ session: null }), more: {} }],
  ])('refuses a request id that comes again with %s', async (_title, again) => {
    const input = ask();
    await database.store.change(caller, input, takeNumber);

    const reused = await database.store.change(again.caller, { ...input, ...again.more }, takeNumber);

    expect(reused).toEqual(fail('call.requestReused'));
  });

  it('refuses a request id of another person', async () => {
    const input = ask();
    await database.store.change(caller, input, takeNumber);
    const operator = makeOperator({ id: 'operator-2' as OperatorId });
    const other = makeCaller({ session: { sessionId: 's', operator, deskId: null } });

    const reused = await database.store.change(other, input, takeNumber);

    expect(reused).toEqual(fail('call.requestReused'));
  });

  it('rolls a refusal back whole and leaves its request id free', async () => {
    const input = ask();
    const refused = await database.store.change(caller, input, async (tables) => {
      await takeNumber(tables);
      return fail('case.notAllowedNow', { missing: 2 });
    });

    const done = await database.store.change(caller, input, takeNumber);

    expect(refused).toEqual(fail('case.notAllowedNow', { missing: 2 }));
    expect(done).toEqual(succeed({ serial: 1 }));
  });

  it('rolls back when the work throws, and goes on afterwards', async () => {
    const input = ask();
    const broken = database.store.change(caller, input, async (tables) => {
      await takeNumber(tables);
      throw new Error('a bug of ours');
    });

    await expect(broken).rejects.toThrow('a bug of ours');
    expect(await database.store.change(caller, input, takeNumber)).toEqual(succeed({ serial: 1 }));
  });

  it('does 30 commands at once of which 10 share a request id: 21 effects', async () => {
    const shared = ask();
    const inputs = [...Array.from({ length: 10 }, () => shared), ...Array.from({ length: 20 }, () => ask())];

    const answers = await Promise.all(
      inputs.map((input) => database.store.change(caller, input, takeNumber)),
    );

    const serials = answers.map((answer) => (answer.ok ? answer.value.serial : 0));
    expect(new Set(serials.slice(0, 10)).size).toBe(1);
    expect([...new Set(serials)].toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 21 }, (_, i) => i + 1),
    );
  });

  it('lets exactly one of two writers with the same expected version win', async () => {
    await database.store.change(caller, ask(), async (tables) => {
      await tables.operators.add(makeOperator(), 'hash');
      await tables.cases.add(makeNewCase({ caseId: 'case-1' }));
      return succeed({ value: null, audit: { object: 'case-1' } });
    });
    const claim = () =>
      database.store.change(caller, ask(), async (tables) => {
        await tables.cases.findSubCase('case-1-1' as SubCaseId);
        const action = makeAction('startReview', minuteAt(5));
        const appended = await tables.cases.appendToSubCase('case-1-1' as SubCaseId, 2, [action]);
        if (!appended.ok) return appended;
        return succeed({ value: appended.value, audit: { object: 'case-1-1' } });
      });

    const answers = await Promise.all(Array.from({ length: 8 }, claim));

    const faster = fail('case.changedMeanwhile', { by: 'Clerk One', version: 3 });
    expect(answers.filter((answer) => answer.ok)).toEqual([succeed(3)]);
    expect(answers.filter((answer) => !answer.ok)).toEqual(Array.from({ length: 7 }, () => faster));
  });

  it('shows the second of two predecessors granted at the same moment that the first one is', async () => {
    await database.store.change(caller, ask(), async (tables) => {
      await tables.cases.add(makeNewCase({ caseId: 'case-1', subCases: 2 }));
      return succeed({ value: null, audit: { object: 'case-1' } });
    });
    const grant = (subCaseId: string) =>
      database.store.change(caller, ask(), async (tables) => {
        const logs = await tables.cases.listSubCases('case-1' as CaseId);
        const granted = logs.filter(({ actions }) => actions.at(-1)?.kind === 'grant').length;
        await tables.cases.appendToSubCase(subCaseId as SubCaseId, 2, [makeAction('grant', minuteAt(9))]);
        return succeed({ value: granted, audit: { object: subCaseId } });
      });

    const answers = await Promise.all([grant('case-1-1'), grant('case-1-2')]);

    expect(answers.map((answer) => answer.ok && answer.value).toSorted()).toEqual([0, 1]);
  });

  it('answers a read inside of a change from the same view instead of waiting for itself', async () => {
    const done = await database.store.change(caller, ask(), async (tables) => {
      await tables.operators.add(makeOperator(), 'hash');
      const seen = await database.store.read((inner) => inner.operators.list());
      return succeed({ value: seen.length, audit: { object: 'operator-1' } });
    });

    expect(done).toEqual(succeed(1));
  });

  it('refuses to begin a change inside of another one', async () => {
    const nested = database.store.change(caller, ask(), async () => {
      await database.store.change(caller, ask(), takeNumber);
      return fail('never');
    });

    await expect(nested).rejects.toThrow('finish that one first');
  });

  it('refuses to write in a read', async () => {
    const writing = database.store.read((tables) => tables.numbers.next('series'));

    await expect(writing).rejects.toThrow();
    expect(await database.store.change(caller, ask(), takeNumber)).toEqual(succeed({ serial: 1 }));
  });

  it('refuses work after it was closed', async () => {
    await database.store.close();

    await expect(database.store.change(caller, ask(), takeNumber)).rejects.toThrow('closed');
  });

  it('ends the work that is under way before it closes', async () => {
    const running = database.store.change(caller, ask(), takeNumber);

    await database.store.close();

    expect(await running).toEqual(succeed({ serial: 1 }));
  });
});

describe.each(LASTING_DATABASES)('the audit log on %s', (name) => {
  const database = useDatabase(name);

  it('keeps who changed what, when and by which command', async () => {
    const input = ask();
    await database.store.change(caller, input, takeNumber);

    const rows = await database.query('select * from audit_event');

    expect(rows).toEqual([
      expect.objectContaining({
        happened_at: database.clock.now(),
        operator_id: 'operator-1',
        desk_id: 'desk-1',
        procedure_name: 'case.accept',
        audit_kind: 'change',
        object: 'series',
        facts: '{"serial":1}',
        request_id: input.requestId,
      }),
    ]);
  });

  it('keeps what was looked at, and calls of people who are not signed in', async () => {
    await database.store.recordAccess(makeCaller({ procedure: 'case.show' }), { object: 'case-1' });
    await database.store.change(makeCaller({ procedure: 'staff.signIn', session: null }), ask(), takeNumber);

    const rows = await database.query(
      'select procedure_name, operator_id, audit_kind from audit_event order by 1',
    );

    expect(rows.map((row) => Object.values(row))).toEqual([
      ['case.show', 'operator-1', 'access'],
      ['staff.signIn', null, 'change'],
    ]);
  });

  it('keeps nothing of a refused command', async () => {
    await database.store.change(caller, ask(), async () => fail('case.notFound'));

    expect(await database.query('select * from audit_event')).toEqual([]);
  });

  it.each([
    `update audit_event set object = 'nothing'`,
    'delete from audit_event',
    `update case_action set facts = '{}'`,
    'delete from case_action',
  ])('refuses "%s" in the database itself', async (statement) => {
    await database.store.change(caller, ask(), async (tables) => {
      await tables.cases.add(makeNewCase({ caseId: 'case-1' }));
      return succeed({ value: null, audit: { object: 'case-1' } });
    });

    await expect(database.query(statement)).rejects.toThrow('only grows');
  });

  it('still knows its commands after it was opened again', async () => {
    const input = ask();
    await database.store.change(caller, input, takeNumber);
    await database.reopen();

    expect(await database.store.change(caller, input, takeNumber)).toEqual(succeed({ serial: 1 }));
  });
});
