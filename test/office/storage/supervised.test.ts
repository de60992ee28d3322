import { describe, expect, it } from 'vitest';
import type { Supervised } from '../../../src/main/office/ports/case-table.ts';
import type { SubCaseAction, SubCaseId } from '../../../src/shared/domain/case/case-action.ts';
import type { DepartmentId, OperatorId } from '../../../src/shared/domain/staff/operator.ts';
import { DATABASES, useDatabase } from '../../support/databases.ts';
import { doChange } from '../../support/do-change.ts';
import { makeAction, makeNewCase, minuteAt } from '../../support/make-case.ts';

const HEALTH = 'health' as DepartmentId;
const id = (text: string) => text as OperatorId;

/** Nothing is late, nothing lies, and everybody is there. */
const CALM: Supervised = {
  now: minuteAt(0),
  dueBefore: minuteAt(0),
  unclaimedBefore: minuteAt(0),
  heldBefore: minuteAt(0),
  deciders: new Map([[HEALTH, [id('decider-1'), id('decider-2')]]]),
  delegatedItems: [],
};

function by(operator: string, action: SubCaseAction): SubCaseAction {
  return { ...action, by: id(operator) };
}

describe.each(DATABASES)('what a supervisor is shown, on %s', (name) => {
  const database = useDatabase(name);

  async function add(...actions: readonly SubCaseAction[]): Promise<void> {
    await doChange(database, async ({ cases }) => {
      await cases.add(makeNewCase({ caseId: 'case-1' }));
      if (actions.length > 0) await cases.appendToSubCase('case-1-1' as SubCaseId, 2, actions);
    });
  }

  async function shown(wanted: Partial<Supervised> = {}): Promise<number> {
    const rows = await database.store.read(({ cases }) =>
      cases.listForSupervisor({ ...CALM, ...wanted }, 10),
    );
    return rows.length;
  }

  it('is nothing that goes its way', async () => {
    await add();

    expect(await shown()).toBe(0);
  });

  it('is work that nobody took for too long, and work that lies with who took it', async () => {
    await add();
    const waiting = [
      await shown({ heldBefore: minuteAt(60) }),
      await shown({ unclaimedBefore: minuteAt(60) }),
    ];
    await doChange(database, ({ cases }) =>
      cases.appendToSubCase('case-1-1' as SubCaseId, 2, [makeAction('startReview', minuteAt(30))]),
    );

    expect(waiting).toEqual([0, 1]);
    expect(await shown({ unclaimedBefore: minuteAt(60) })).toBe(0);
    expect(await shown({ heldBefore: minuteAt(30) })).toBe(0);
    expect(await shown({ heldBefore: minuteAt(31) })).toBe(1);
  });

  it('is what nobody may decide: without deciders, or with none who has not been heard', async () => {
    const opinion = makeAction('giveOpinion', minuteAt(2));
    await add(by('decider-1', makeAction('startReview', minuteAt(1))), by('decider-1', opinion));

    expect(await shown()).toBe(0);
    expect(await shown({ deciders: new Map([[HEALTH, [id('decider-1')]]]) })).toBe(1);
    expect(await shown({ deciders: new Map([[HEALTH, []]]) })).toBe(1);
    expect(await shown({ deciders: new Map([['police' as DepartmentId, [id('decider-9')]]]) })).toBe(1);
    expect(await shown({ deciders: new Map() })).toBe(1);
  });

  it('is found by its item, by code or a part of the name', async () => {
    await add();
    const find = (text: string) =>
      database.store.read(async ({ cases }) => (await cases.listOpenOfItem(text, 10)).length);

    expect([await find('item'), await find('nothing')]).toEqual([1, 0]);
  });
});
