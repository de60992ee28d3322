import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InProcessPerson } from '../../../src/main/quanke/in-process.ts';
import type { CaseView } from '../../../src/shared/api/office/case.ts';
import { makeOffice } from '../../support/make-office.ts';
import type { TestOffice } from '../../support/make-office.ts';
import { expectedOf, grant, look } from '../../support/review.ts';
import { acceptCase, partOf, seal } from '../../support/take-in.ts';

const SUBJECT = { kind: 'item', code: 'L1' } as const;

let test: TestOffice;
let clerk: InProcessPerson;
let earlier: CaseView;
let first: string;

beforeEach(async () => {
  test = await makeOffice();
  clerk = await test.signIn('window01');
  earlier = await acceptCase(test, clerk, { subject: SUBJECT });
  first = partOf(earlier, 'L1').subCaseId;
});

afterEach(() => test.close());

/** A 即办 item, decided by the clerk it is delegated to; made to take the earlier outcome out of force. */
async function acceptLinked(relation: 'corrects' | 'revokes'): Promise<string> {
  const link = { caseId: earlier.projection.caseId, relation, subCaseId: first };
  return partOf(await acceptCase(test, clerk, { subject: SUBJECT, link }), 'L1').subCaseId;
}

describe('a case that revokes an earlier outcome', () => {
  it('takes it out of force with its grant, and both say so', async () => {
    await grant(clerk, first);
    await seal(test, clerk, first);
    const second = await acceptLinked('revokes');
    const before = (await look(clerk, first)).replacedBy;

    await grant(clerk, second);

    const { replacedBy, actions } = await look(clerk, first);
    expect(before).toBeNull();
    expect(replacedBy).toMatchObject({ relation: 'revokes' });
    expect(actions.at(-1)).toMatchObject({ kind: 'replaceOutcome', byCase: replacedBy?.caseId });
  });

  it('is not granted when another such case was faster', async () => {
    await grant(clerk, first);
    await seal(test, clerk, first);
    const second = await acceptLinked('corrects');
    const third = await acceptLinked('revokes');
    await grant(clerk, second);

    const answer = await clerk.calls.approval.grant({
      ...(await expectedOf(clerk, third)),
      opinion: '同意',
    });

    expect(answer).toMatchObject({ ok: false, failure: { code: 'approval.outcomeNotReplaceable' } });
    expect((await look(clerk, third)).projection.decision).toBeNull();
    expect((await look(clerk, first)).replacedBy).toMatchObject({ relation: 'corrects' });
  });
});
