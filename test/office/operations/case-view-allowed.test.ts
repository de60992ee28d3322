import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { must } from '../../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../../src/main/quanke/in-process.ts';
import type { SubCaseView } from '../../../src/shared/api/office/case.ts';
import { makeOffice } from '../../support/make-office.ts';
import type { TestOffice } from '../../support/make-office.ts';
import { look } from '../../support/review.ts';
import { acceptCase, claim, partOf } from '../../support/take-in.ts';

let test: TestOffice;
let caseId: string;
let h15: ReturnType<typeof partOf>;

beforeEach(async () => {
  test = await makeOffice();
  const view = await acceptCase(test, await test.signIn('window01'), {
    subject: { kind: 'item', code: 'H15' },
  });
  caseId = view.projection.caseId;
  h15 = partOf(view, 'H15');
});

afterEach(() => test.close());

async function partSeenBy(person: InProcessPerson): Promise<SubCaseView | undefined> {
  return must(await person.calls.case.get({ caseId })).subCases[0];
}

/** Who would be left to decide after a claim is asked by the review alone: it knows all accounts. */
function kindsOf(seen: Pick<SubCaseView, 'allowed'> | undefined): readonly string[] | undefined {
  return seen?.allowed.filter((kind) => kind !== 'startReview').toSorted();
}

it.each(['insurance1', 'insurance2'])(
  'a case tells %s what a review allows them, claimed or not',
  async (name) => {
    const person = await test.signIn(name);
    const before = [await partSeenBy(person), await look(person, h15.subCaseId)];
    await claim(await test.signIn('insurance1'), h15.subCaseId);

    const after = [await partSeenBy(person), await look(person, h15.subCaseId)];

    for (const [part, review] of [before, after]) expect(kindsOf(part)).toEqual(kindsOf(review));
  },
);

it('a case names the department an item was dispatched to', async () => {
  const supervisor = await test.signIn('supervisor01');
  const { subCaseId, version: expectedVersion } = h15;
  const dispatching = { requestId: randomUUID(), subCaseId, expectedVersion };
  must(
    await supervisor.calls.approval.dispatch({ ...dispatching, departmentId: 'health', reason: '职责清单' }),
  );

  expect((await partSeenBy(supervisor))?.departmentName).toBe('卫生健康');
});
