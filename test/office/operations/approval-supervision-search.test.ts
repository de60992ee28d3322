import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../../src/main/quanke/in-process.ts';
import type { CaseView } from '../../../src/shared/api/office/case.ts';
import { at } from '../../domain/support/make-case.ts';
import { makeOffice } from '../../support/make-office.ts';
import type { TestOffice } from '../../support/make-office.ts';
import { acceptCase, claim, partOf } from '../../support/take-in.ts';

let test: TestOffice;
let supervisor: InProcessPerson;
let view: CaseView;
let h15: ReturnType<typeof partOf>;

beforeEach(async () => {
  test = await makeOffice();
  const clerk = await test.signIn('window01');
  view = await acceptCase(test, clerk, { subject: { kind: 'item', code: 'H15' } });
  h15 = partOf(view, 'H15');
  supervisor = await test.signIn('supervisor01');
});

afterEach(() => test.close());

async function find(text: string): Promise<readonly string[]> {
  const parts = must(await supervisor.calls.approval.findSupervised({ text }));
  return parts.map(({ projection }) => projection.subCaseId);
}

async function listed() {
  const { parts } = must(await supervisor.calls.approval.supervise(undefined));
  return parts.find(({ projection }) => projection.subCaseId === h15.subCaseId);
}

describe('a part that goes its way', () => {
  it('is in no list, and found by its number, its applicant and its item', async () => {
    const name = '林晓岚';
    const { itemName, subCaseId } = h15;

    expect(await listed()).toBeUndefined();
    for (const text of [
      view.projection.caseNumber,
      `${view.projection.caseNumber}-01`,
      name,
      'h15',
      itemName,
    ]) {
      expect(await find(text)).toEqual([subCaseId]);
    }
    expect(await find('')).toEqual([]);
    expect(await find('%')).toEqual([]);
    expect(await find('没有这个事项')).toEqual([]);
  });

  it('may be acted on with all a supervisor has, as it is opened from its case', async () => {
    const { subCaseId } = h15;
    const opened = must(await supervisor.calls.approval.superviseOne({ subCaseId }));

    const expedited = must(
      await supervisor.calls.approval.expedite({
        requestId: randomUUID(),
        subCaseId,
        expectedVersion: opened.projection.version,
        reason: '情况紧急',
      }),
    );

    expect(opened.attention).toEqual([]);
    expect(opened.allowed).toEqual(['dispatch', 'urge', 'expedite', 'terminate', 'annul']);
    expect(expedited.projection.expedited).toBe(true);
    expect(JSON.stringify(opened)).not.toContain('林晓岚');
  });

  it('is not found any more once it has ended, and still opened from its case', async () => {
    const { subCaseId, version: expectedVersion } = h15;
    const ending = { requestId: randomUUID(), subCaseId, expectedVersion, reason: '误登记' };
    must(await supervisor.calls.approval.annul(ending));

    const opened = must(await supervisor.calls.approval.superviseOne({ subCaseId }));

    expect(await find('H15')).toEqual([]);
    expect(opened.allowed).toEqual([]);
  });

  it('that nobody knows cannot be opened', async () => {
    const answer = await supervisor.calls.approval.superviseOne({ subCaseId: randomUUID() });

    expect(answer).toMatchObject({ failure: { code: 'case.notFound' } });
  });
});

describe('work that lies', () => {
  it('stands before the supervisor when nobody took it for a working day', async () => {
    test.clock.set(at('2026-11-23 18:01'));
    supervisor = await test.signIn('supervisor01');

    expect((await listed())?.attention).toEqual([{ kind: 'unclaimed', since: h15.acceptedAt }]);
  });

  it('stands there too when who took it leaves it for three', async () => {
    await claim(await test.signIn('insurance1'), h15.subCaseId);
    test.clock.set(at('2026-11-25 17:59'));
    supervisor = await test.signIn('supervisor01');
    const before = await listed();
    test.clock.set(at('2026-11-25 18:01'));

    expect(before).toBeUndefined();
    expect((await listed())?.attention).toEqual([{ kind: 'heldLong', since: at('2026-11-20 09:30') }]);
  });
});
