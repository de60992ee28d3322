import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NewCase } from '../../../src/main/office/ports/case-table.ts';
import type {
  CaseId,
  CaseNumber,
  ServiceCaseAction,
  SubCaseAction,
  SubCaseId,
} from '../../../src/shared/domain/case/case-action.ts';
import { mayDo } from '../../../src/shared/domain/case/case-flow.ts';
import { projectServiceCase, projectSubCase } from '../../../src/shared/domain/case/project-case.ts';
import type { DeskId } from '../../../src/shared/domain/desk/service-desk.ts';
import type { DepartmentId, OperatorId } from '../../../src/shared/domain/staff/operator.ts';
import { fail, succeed } from '../../../src/shared/kernel/result.ts';
import { DATABASES, LASTING_DATABASES, useDatabase } from '../../support/databases.ts';
import type { TestDatabase } from '../../support/databases.ts';
import { times } from '../../support/deep.ts';
import { doChange } from '../../support/do-change.ts';
import { ACTION_KINDS, makeAction, makeNewCase, minuteAt } from '../../support/make-case.ts';

const HEALTH = 'health' as DepartmentId;
const CASE = 'case-1' as CaseId;
const FIRST = 'case-1-1' as SubCaseId;

function addCases(database: TestDatabase, ...cases: readonly NewCase[]): Promise<void> {
  return doChange(database, async (tables) => {
    for (const newCase of cases) await tables.cases.add(newCase);
  });
}

const handOver: ServiceCaseAction = {
  kind: 'handOver',
  subCases: [FIRST],
  collectorKind: 'applicant',
  receiptDocumentId: 'document-1',
  simulated: true,
  by: 'operator-1' as OperatorId,
  effectiveAt: minuteAt(30),
  recordedAt: minuteAt(30),
  personal: { collector: { name: '郑测试', identityNumber: '100000199003070034' } },
};

describe.each(DATABASES)('the logs of cases on %s', (name) => {
  const database = useDatabase(name);

  it('gives back every action as it was written, with its personal data', async () => {
    const newCase = makeNewCase({ caseId: CASE, subCases: 2 });
    await addCases(database, newCase);

    const read = await database.store.read(async ({ cases }) => ({
      whole: await cases.findServiceCase(CASE),
      parts: await cases.listSubCases(CASE),
      first: await cases.findSubCase(FIRST),
    }));

    expect(read.whole).toEqual(newCase.actions);
    expect(read.parts).toEqual(newCase.subCases);
    expect(read.first).toEqual(newCase.subCases[0]?.actions);
  });

  it('knows nothing of cases that are not there', async () => {
    const read = await database.store.read(async ({ cases }) => [
      await cases.findServiceCase(CASE),
      await cases.findSubCase(FIRST),
      await cases.listSubCases(CASE),
      await cases.findByNumber('none' as CaseNumber),
    ]);

    expect(read).toEqual([undefined, undefined, [], undefined]);
  });

  it('appends several actions at once, and says the new version', async () => {
    await addCases(database, makeNewCase({ caseId: CASE }));
    const more = [makeAction('startReview', minuteAt(1)), makeAction('giveOpinion', minuteAt(2))];

    const appended = await doChange(database, ({ cases }) => cases.appendToSubCase(FIRST, 2, more));

    expect(appended).toEqual(succeed(4));
    const log = await database.store.read(({ cases }) => cases.findSubCase(FIRST));
    expect(log?.slice(2)).toEqual(more);
  });

  it('appends to the whole case, and its projection follows', async () => {
    await addCases(database, makeNewCase({ caseId: CASE }));

    const appended = await doChange(database, ({ cases }) => cases.appendToServiceCase(CASE, 1, [handOver]));

    expect(appended).toEqual(succeed(2));
    const [found] = await database.store.read(({ cases }) => cases.search({ data: [], limit: 9 }));
    expect(found?.version).toBe(2);
  });

  it.each([1, 3])('refuses to append when version %i is expected but 2 is there', async (expected) => {
    await addCases(database, makeNewCase({ caseId: CASE }));
    const action = makeAction('startReview', minuteAt(1));

    const appended = await doChange(database, ({ cases }) =>
      cases.appendToSubCase(FIRST, expected, [action]),
    );

    expect(appended).toEqual(fail('case.changedMeanwhile', { by: 'operator-1', version: 2 }));
  });

  it('never takes the same printed number twice', async () => {
    await addCases(database, makeNewCase({ caseId: CASE, caseNumber: 'N-1' }));

    await expect(addCases(database, makeNewCase({ caseId: 'case-2', caseNumber: 'N-1' }))).rejects.toThrow();
    expect(await database.store.read(({ cases }) => cases.findByNumber('N-1' as CaseNumber))).toBe(CASE);
  });
});

describe.each(DATABASES)('the lists of cases on %s', (name) => {
  const database = useDatabase(name);

  it('shows a department what is due first, and last what has no due date', async () => {
    const dueAt = ['2026-12-01T01:00:00.000Z', null, '2026-11-25T01:00:00.000Z'];
    await addCases(
      database,
      makeNewCase({ caseId: CASE, subCases: 3, dueAt }),
      makeNewCase({ caseId: 'case-2', departmentId: 'police' }),
      makeNewCase({ caseId: 'case-3', dueAt: ['2026-11-24T01:00:00.000Z'] }),
    );
    await doChange(database, ({ cases }) =>
      cases.appendToSubCase('case-1-2' as SubCaseId, 2, [makeAction('startReview', minuteAt(1))]),
    );

    const queue = await database.store.read(({ cases }) => cases.listQueue({ departmentId: HEALTH }, 10));

    expect(queue.map((row) => row.subCaseId)).toEqual(['case-3-1', 'case-1-3', 'case-1-1', 'case-1-2']);
  });

  it('leaves out what waits for a predecessor, what is decided, and what is over the limit', async () => {
    const cases = [1, 2, 3, 4].map((i) => makeNewCase({ caseId: `case-${i}` }));
    await addCases(database, ...cases, makeNewCase({ caseId: 'case-5', dueAt: [null] }));
    await doChange(database, ({ cases: table }) =>
      table.appendToSubCase(FIRST, 2, [makeAction('grant', minuteAt(1))]),
    );

    const queue = await database.store.read((tables) => tables.cases.listQueue({ departmentId: HEALTH }, 2));

    expect(queue.map((row) => row.subCaseId)).toEqual(['case-2-1', 'case-3-1']);
  });

  it('shows a desk the immediate items it may decide, whatever else the department has to do before', async () => {
    const early = ['2026-11-21T01:00:00.000Z'];
    await addCases(
      database,
      makeNewCase({ caseId: 'case-1', dueAt: early }),
      makeNewCase({ caseId: 'case-2', handlingKind: 'immediate', subCases: 2 }),
    );
    const listOf = (deskId: string) =>
      database.store.read(async ({ cases }) => {
        const work = { deskId: deskId as DeskId, immediateItems: ['item-1'] };
        return (await cases.listQueue(work, 1)).map((row) => row.subCaseId);
      });

    expect(await listOf('desk-1')).toEqual(['case-2-1']);
    expect(await listOf('desk-2')).toEqual([]);
  });

  it('finds what lies ready behind newer cases of the same person, and the cases of one department', async () => {
    await addCases(
      database,
      makeNewCase({ caseId: 'case-1', at: minuteAt(1) }),
      makeNewCase({ caseId: 'case-2', at: minuteAt(2), departmentId: 'police' }),
    );
    await doChange(database, ({ cases }) =>
      cases.appendToSubCase(FIRST, 2, [makeAction('grant', minuteAt(3)), makeAction('produce', minuteAt(4))]),
    );
    const search = (more: { status?: 'ready'; departmentId?: DepartmentId }) =>
      database.store.read(async ({ cases }) => {
        const data = [{ kind: 'phone', value: '13900000000' } as const];
        return (await cases.search({ data, limit: 1, ...more })).map((row) => row.caseId);
      });

    expect(await search({})).toEqual(['case-2']);
    expect(await search({ status: 'ready' })).toEqual([CASE]);
    expect(await search({ departmentId: HEALTH })).toEqual([CASE]);
  });

  it('shows what is decided and still needs its paper sealed, oldest decision first', async () => {
    await addCases(database, makeNewCase({ caseId: CASE, subCases: 3 }));
    await doChange(database, async ({ cases }) => {
      await cases.appendToSubCase('case-1-3' as SubCaseId, 2, [makeAction('deny', minuteAt(1))]);
      await cases.appendToSubCase('case-1-2' as SubCaseId, 2, [makeAction('grant', minuteAt(2))]);
      await cases.appendToSubCase(FIRST, 2, [
        makeAction('grant', minuteAt(0)),
        makeAction('produce', minuteAt(3)),
      ]);
    });

    const toSeal = await database.store.read(({ cases }) => cases.listToSeal({ departmentId: HEALTH }, 10));
    const ready = await database.store.read(({ cases }) => cases.listWithReadyOutcomes(10));

    expect(toSeal.map((row) => row.subCaseId)).toEqual(['case-1-3', 'case-1-2']);
    expect(ready.map((row) => row.caseId)).toEqual([CASE]);
  });

  it('lists no outcome that another decision replaced', async () => {
    await addCases(database, makeNewCase({ caseId: CASE }));
    const replaced = ['grant', 'produce', 'replaceOutcome'] as const;
    await doChange(database, async ({ cases }) => {
      const actions = replaced.map((kind, i) => makeAction(kind, minuteAt(i)));
      await cases.appendToSubCase(FIRST, 2, actions);
    });

    expect(await database.store.read(({ cases }) => cases.listWithReadyOutcomes(10))).toEqual([]);
  });

  it('finds cases by several data at once, newest first, whatever way they are written', async () => {
    const other = { name: '王样本', identityNumber: '10000019900307002X', phone: '13900000000' };
    await addCases(
      database,
      makeNewCase({ caseId: 'case-1', at: minuteAt(1) }),
      makeNewCase({ caseId: 'case-2', at: minuteAt(3), applicant: other }),
      makeNewCase({ caseId: 'case-3', at: minuteAt(2), applicant: other }),
    );
    const search = (...data: readonly { kind: 'name' | 'identityNumber' | 'phone'; value: string }[]) =>
      database.store.read(async ({ cases }) => {
        const found = await cases.search({ data, limit: 2 });
        return found.map((row) => row.caseId);
      });

    expect(await search({ kind: 'phone', value: ' 139 0000 0000 ' })).toEqual(['case-2', 'case-3']);
    expect(await search({ kind: 'identityNumber', value: '１００００019900307002ｘ' })).toEqual([
      'case-2',
      'case-3',
    ]);
    expect(await search({ kind: 'phone', value: other.phone }, { kind: 'name', value: '郑测试' })).toEqual([
      'case-1',
    ]);
    expect(await search({ kind: 'name', value: '13900000000' })).toEqual([]);
    expect(await search()).toEqual(['case-2', 'case-3']);
  });

  it('gives statistics what was open in the period, and nothing that ended before or began after', async () => {
    const cases = [1, 2, 3, 4].map((i) => makeNewCase({ caseId: `case-${i}`, at: minuteAt(i) }));
    await addCases(database, ...cases, makeNewCase({ caseId: 'case-5', at: minuteAt(50) }));
    await doChange(database, async ({ cases: table }) => {
      await table.appendToSubCase('case-1-1' as SubCaseId, 2, [makeAction('withdraw', minuteAt(10))]);
      await table.appendToSubCase('case-2-1' as SubCaseId, 2, [makeAction('withdraw', minuteAt(20))]);
      await table.appendToSubCase('case-3-1' as SubCaseId, 2, [makeAction('deliver', minuteAt(10))]);
    });

    const rows = await database.store.read((tables) => tables.cases.listTouching(minuteAt(20), minuteAt(50)));

    expect(rows.map((row) => row.subCaseId)).toEqual(['case-2-1', 'case-4-1']);
  });
});

describe.each(DATABASES)('the projections on %s', (name) => {
  const database = useDatabase(name);

  it('are what the actions say, after any allowed course', async () => {
    let count = 0;
    const course = fc.array(fc.nat(999), { minLength: 1, maxLength: 14 });
    await fc.assert(
      fc.asyncProperty(course, fc.boolean(), async (choices, waits) => {
        const caseId = `case-${(count += 1)}`;
        await addCases(database, makeNewCase({ caseId, dueAt: [waits ? null : '2026-11-27T09:30:00.000Z'] }));
        const subCaseId = `${caseId}-1` as SubCaseId;

        const log = await walk(database, subCaseId, choices);

        const [stored] = await database.store.read(({ cases }) =>
          cases.listSubCaseProjections(caseId as CaseId),
        );
        expect(stored).toEqual(projectSubCase(subCaseId, log));
      }),
      { seed: 20261120, numRuns: times(name === 'PostgreSQL' ? 15 : 40, 500) },
    );

    expect(await database.store.rebuildProjections()).toEqual({ rows: 2 * count, corrected: 0 });
  });
});

/** Follows the choices through what may be done, one command each. */
async function walk(
  database: TestDatabase,
  subCaseId: SubCaseId,
  choices: readonly number[],
): Promise<readonly SubCaseAction[]> {
  for (const [i, choice] of choices.entries()) {
    await doChange(database, async ({ cases }) => {
      const log = (await cases.findSubCase(subCaseId)) ?? [];
      const allowed = ACTION_KINDS.filter((kind) => mayDo(log, kind));
      const kind = allowed[choice % Math.max(allowed.length, 1)];
      if (kind) await cases.appendToSubCase(subCaseId, log.length, [makeAction(kind, minuteAt(i + 1))]);
    });
  }
  const log = await database.store.read(({ cases }) => cases.findSubCase(subCaseId));
  return log ?? [];
}

describe.each(LASTING_DATABASES)('a rebuild on %s', (name) => {
  const database = useDatabase(name);

  it('brings back what is wrong, missing, or left over', async () => {
    const cases = [1, 2, 3].map((i) => makeNewCase({ caseId: `case-${i}`, subCases: 2 }));
    await addCases(database, ...cases);
    await database.query(`update sub_case set status = 'archived' where sub_case_id = 'case-1-1'`);
    await database.query(`delete from sub_case where sub_case_id = 'case-2-1'`);
    await database.query(`update service_case set rating_level = 5 where case_id = 'case-3'`);
    await database.query(`update sub_case set sub_case_id = 'stray' where sub_case_id = 'case-3-1'`);

    const rebuilt = await database.store.rebuildProjections();

    expect(rebuilt).toEqual({ rows: 9, corrected: 5 });
    for (const { caseId, actions, subCases } of cases) {
      const projections = await database.store.read((tables) => tables.cases.listSubCaseProjections(caseId));
      expect(projections).toEqual(subCases.map((part) => projectSubCase(part.subCaseId, part.actions)));
      const found = await database.store.read((tables) => tables.cases.search({ data: [], limit: 9 }));
      expect(found).toContainEqual(projectServiceCase(caseId, actions));
    }
    expect(await database.store.rebuildProjections()).toEqual({ rows: 9, corrected: 0 });
  });
});
