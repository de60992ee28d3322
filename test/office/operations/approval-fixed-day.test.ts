import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InProcessPerson } from '../../../src/main/quanke/in-process.ts';
import type { CaseView } from '../../../src/shared/api/office/case.ts';
import { makeOffice } from '../../support/make-office.ts';
import type { TestOffice } from '../../support/make-office.ts';
import { expectedOf, look } from '../../support/review.ts';
import { acceptCase, claim, partOf } from '../../support/take-in.ts';

let test: TestOffice;
let view: CaseView;
let decider: InProcessPerson;
let s1: string;

beforeEach(async () => {
  test = await makeOffice();
  const clerk = await test.signIn('window01');
  view = await acceptCase(test, clerk, {
    subject: { kind: 'theme', code: 'T6' },
    situation: { enrolmentBasis: 'household' },
  });
  s1 = partOf(view, 'S1').subCaseId;
  decider = await test.signIn('education2');
});

afterEach(() => test.close());

describe('an item whose day was announced for everybody', () => {
  it('is not extended, and no paper says it was', async () => {
    const answer = await decider.calls.approval.extend({
      ...(await expectedOf(decider, s1)),
      workingDays: 10,
      basis: 'ownBody',
      reason: '人数较多',
    });

    const after = await look(decider, s1);
    expect(answer).toMatchObject({ ok: false, failure: { code: 'approval.dayFixed' } });
    expect(after.documents.map(({ kind }) => kind)).not.toContain('extensionNotice');
    expect(after.extensions).toEqual([]);
    expect(after.allowed).not.toContain('extend');
  });

  it('is not suspended', async () => {
    const claimed = await claim(decider, s1);

    const answer = await decider.calls.approval.suspend({
      ...(await expectedOf(decider, s1)),
      specialProcedure: 'hearing',
      expectedWorkingDays: 15,
      reason: '申请听证',
    });

    expect(answer).toMatchObject({ ok: false, failure: { code: 'approval.dayFixed' } });
    expect(claimed.allowed).not.toContain('suspend');
  });

  it('is expected on that day, also while it waits for another', () => {
    expect(view.expectedFinish).toEqual({ at: '2027-01-29T10:00:00.000Z', provisional: false });
  });
});
