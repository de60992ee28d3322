import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../../src/main/quanke/in-process.ts';
import type { SupervisedPart } from '../../../src/shared/api/office/approval.ts';
import type { CaseView } from '../../../src/shared/api/office/case.ts';
import type { Attention } from '../../../src/shared/domain/approval/attention.ts';
import { at } from '../../domain/support/make-case.ts';
import { makeOffice } from '../../support/make-office.ts';
import type { TestOffice } from '../../support/make-office.ts';
import { expectedOf, grant, look, review, signInAll, suspend } from '../../support/review.ts';
import { acceptCase, claim, partOf } from '../../support/take-in.ts';

const PEOPLE = ['town1', 'town2', 'health1', 'disabled2', 'supervisor01'] as const;
const SITUATION = {
  certificateService: 'new',
  claimLivingSubsidy: 'yes',
  claimCareSubsidy: 'no',
  claimFuelSubsidy: 'no',
  wantsRehabilitation: 'no',
  wantsPremiumHelp: 'no',
};
const REASON = '请说明情况';

let test: TestOffice;
let clerk: InProcessPerson;
let people: Readonly<Record<(typeof PEOPLE)[number], InProcessPerson>>;
let view: CaseView;
let k1: string;

beforeEach(async () => {
  test = await makeOffice({ startsAt: at('2026-09-07 10:00') });
  clerk = await test.signIn('window01');
  people = await signInAll(test, PEOPLE);
  view = await acceptCase(test, clerk, { subject: { kind: 'theme', code: 'T7' }, situation: SITUATION });
  k1 = partOf(view, 'K1').subCaseId;
});

afterEach(() => test.close());

async function goOn(moment: string): Promise<void> {
  test.clock.set(at(moment));
  clerk = await test.signIn('window01');
  people = await signInAll(test, PEOPLE);
}

async function supervised(subCaseId: string): Promise<SupervisedPart | undefined> {
  const { parts } = must(await people.supervisor01.calls.approval.supervise(undefined));
  return parts.find(({ projection }) => projection.subCaseId === subCaseId);
}

async function attentionOf(subCaseId: string): Promise<readonly Attention['kind'][]> {
  return (await supervised(subCaseId))?.attention.map(({ kind }) => kind) ?? [];
}

/** What a supervisor's command names: they see the version in their list or in the case. */
async function named(subCaseId: string) {
  const seen = must(await people.supervisor01.calls.case.get({ caseId: view.projection.caseId }));
  const part = seen.subCases.find(({ projection }) => projection.subCaseId === subCaseId);
  return { requestId: randomUUID(), subCaseId, expectedVersion: part?.projection.version ?? 0 };
}

async function dispute(person: InProcessPerson): Promise<void> {
  must(
    await person.calls.approval.disputeOwner({ ...(await expectedOf(person, k1)), reason: '不属于本部门' }),
  );
}

describe('a dispute about whose an item is', () => {
  it('stops nobody’s clock, keeps everybody from acting, and stands before the supervisor', async () => {
    const before = await look(people.town1, k1);
    await dispute(people.town1);

    const answer = await people.town1.calls.approval.claim(await expectedOf(people.town1, k1));

    expect(answer).toMatchObject({ ok: false, failure: { code: 'approval.ownerDisputed' } });
    expect(await attentionOf(k1)).toContain('disputed');
    expect((await look(people.town1, k1)).due).toEqual(before.due);
  });

  it('ends with a dispatch: the review begins again with the time that is left', async () => {
    await review(people.town1, k1);
    await claim(people.health1, k1);
    await dispute(people.health1);

    const dispatched = must(
      await people.supervisor01.calls.approval.dispatch({
        ...(await named(k1)),
        departmentId: 'civilAffairs',
        reason: REASON,
      }),
    );

    const { projection, department, inTurn, attention } = dispatched;
    expect(department).toEqual({ departmentId: 'civilAffairs', name: '民政' });
    expect(inTurn.map(({ departmentId }) => departmentId)).toEqual(['town']);
    expect(projection).toMatchObject({ step: 0, claimedBy: null, disputed: false });
    expect(projection.dueAt).toBe(partOf(view, 'K1').dueAt);
    expect(attention.map(({ kind }) => kind)).not.toContain('disputed');
  });

  it('is decided and sealed by the body it was dispatched to, and no longer seen by the other', async () => {
    await dispute(people.town1);
    const expected = await named(k1);
    const given = { departmentId: 'civilAffairs', reason: REASON };
    must(await people.supervisor01.calls.approval.dispatch({ ...expected, ...given }));
    const civil = await test.signIn('civil2');
    await review(people.town1, k1);
    await review(people.health1, k1);

    const { projection } = await grant(civil, k1);
    const refused = await people.disabled2.calls.approval.get({ subCaseId: k1 });

    expect(projection).toMatchObject({ decision: 'granted', departmentId: 'civilAffairs' });
    expect(refused).toMatchObject({ ok: false, failure: { code: 'approval.notYourDepartment' } });
  });

  it.each([
    ['a department nobody knows', 'nowhere'],
    ['the department it lies with, when there is no dispute', 'disabledFederation'],
  ])('does not dispatch to %s', async (_what, departmentId) => {
    const expected = await named(k1);

    const answer = await people.supervisor01.calls.approval.dispatch({
      ...expected,
      departmentId,
      reason: REASON,
    });

    expect(answer).toMatchObject({ ok: false, failure: { code: 'approval.departmentUnfit' } });
  });
});

describe('a supervisor who urges', () => {
  it('waits for an answer of the department in turn, and sees when it is late', async () => {
    const expected = await named(k1);
    const urged = must(
      await people.supervisor01.calls.approval.urge({
        ...expected,
        answerWithinWorkingDays: 1,
        reason: REASON,
      }),
    );
    await goOn('2026-09-09 09:00');

    const late = (await supervised(k1))?.attention.find(({ kind }) => kind === 'urged');
    const answered = must(
      await people.town2.calls.approval.answerUrge({
        ...(await expectedOf(people.town2, k1)),
        answer: '今天办理',
      }),
    );

    expect(urged.attention).toContainEqual({
      kind: 'urged',
      since: at('2026-09-07 10:00'),
      answerBy: at('2026-09-08 18:00'),
      late: false,
    });
    expect(late).toMatchObject({ late: true });
    expect(answered.projection.urged).toBe(false);
    expect(await attentionOf(k1)).not.toContain('urged');
  });

  it('gets no answer from a department whose turn it is not', async () => {
    const expected = await named(k1);
    must(
      await people.supervisor01.calls.approval.urge({
        ...expected,
        answerWithinWorkingDays: 1,
        reason: REASON,
      }),
    );

    const answer = await people.health1.calls.approval.answerUrge({
      ...(await expectedOf(people.health1, k1)),
      answer: '不是我们',
    });

    expect(answer).toMatchObject({ ok: false, failure: { code: 'approval.notInTurn' } });
  });
});

describe('an expedited part', () => {
  it('comes first in the queue though it is due later, and only once', async () => {
    const earlier = partOf(view, 'K1').subCaseId;
    await goOn('2026-09-08 10:00');
    const later = partOf(
      await acceptCase(test, clerk, { subject: { kind: 'theme', code: 'T7' }, situation: SITUATION }),
      'K1',
    );
    const expected = {
      requestId: randomUUID(),
      subCaseId: later.subCaseId,
      expectedVersion: later.version,
    };
    const { expedite } = people.supervisor01.calls.approval;
    const done = must(await expedite({ ...expected, reason: REASON }));

    const twice = await expedite({
      ...expected,
      requestId: randomUUID(),
      expectedVersion: done.projection.version,
      reason: REASON,
    });
    const { toDo } = must(await people.town1.calls.approval.queue(undefined));

    expect(toDo.map(({ projection }) => projection.subCaseId)).toEqual([later.subCaseId, earlier]);
    expect(twice).toMatchObject({ ok: false, failure: { code: 'case.notAllowedNow' } });
  });
});

describe('an approver who is away', () => {
  it('locks nothing: a supervisor takes the claim back, and a colleague goes on', async () => {
    await claim(people.town1, k1);
    const blocked = await people.town2.calls.approval.claim(await expectedOf(people.town2, k1));

    const freed = must(
      await people.supervisor01.calls.approval.releaseClaim({ ...(await named(k1)), reason: '请假' }),
    );

    expect(blocked).toMatchObject({ ok: false, failure: { code: 'approval.alreadyClaimed' } });
    expect(freed.claimedByName).toBeNull();
    await expect(review(people.town2, k1)).resolves.toBeDefined();
  });

  it('and was the last of the department to decide leaves the part to be dispatched', async () => {
    const civil = await test.signIn('civil2');
    await review(people.town1, k1);
    await review(people.health1, k1);
    await claim(people.disabled2, k1);
    const { releaseClaim, dispatch } = people.supervisor01.calls.approval;
    must(await releaseClaim({ ...(await named(k1)), reason: '请假' }));

    must(await dispatch({ ...(await named(k1)), departmentId: 'civilAffairs', reason: REASON }));
    await review(people.town1, k1);
    await review(people.health1, k1);

    expect((await grant(civil, k1)).projection.decision).toBe('granted');
  });
});

describe('what a supervisor ends', () => {
  it('is terminated with its dependents, and counted', async () => {
    const expected = await named(k1);

    const ended = must(await people.supervisor01.calls.approval.terminate({ ...expected, reason: REASON }));

    const after = must(await clerk.calls.case.get({ caseId: view.projection.caseId }));
    const statuses = Object.fromEntries(after.subCases.map(({ projection: p }) => [p.itemCode, p.status]));
    expect(ended.projection).toMatchObject({ status: 'terminated', endedAs: 'terminated' });
    expect(statuses).toMatchObject({ K1: 'terminated', K2: 'terminated', K7: 'accepted' });
  });

  it('is annulled, and then takes no action any more', async () => {
    const expected = await named(k1);
    const { annul, terminate } = people.supervisor01.calls.approval;
    const annulled = must(await annul({ ...expected, reason: '误登记' }));

    const again = await terminate({ ...(await named(k1)), reason: REASON });

    expect(annulled.projection.status).toBe('annulled');
    expect(again).toMatchObject({
      failure: { code: 'case.notAllowedNow', details: { status: 'annulled', action: 'terminate' } },
    });
  });

  it('may be terminated by who decides for the body too, and by no other approver', async () => {
    const { terminate } = people.disabled2.calls.approval;
    const refused = await people.town1.calls.approval.terminate({
      ...(await expectedOf(people.town1, k1)),
      reason: REASON,
    });

    const ended = must(await terminate({ ...(await expectedOf(people.disabled2, k1)), reason: REASON }));

    expect(refused).toMatchObject({ ok: false, failure: { code: 'approval.decidersOnly' } });
    expect(ended.projection.status).toBe('terminated');
  });
});

describe('the list of a supervisor', () => {
  it('says of every part why it is there, and leaves out what goes its way', async () => {
    const before = await attentionOf(k1);
    await review(people.town1, k1);
    await suspend(people.health1, k1, 'appraisal');

    const part = await supervised(k1);

    expect(before).toEqual([]);
    expect(part?.attention).toEqual([
      {
        kind: 'suspended',
        procedure: 'appraisal',
        since: at('2026-09-07 10:00'),
        expectedUntil: at('2026-09-28 18:00'),
        late: false,
      },
    ]);
    expect(part?.allowed).toEqual(['urge', 'expedite', 'terminate', 'annul']);
  });

  it('shows what is due soon, and then what is late, as nobody has taken it', async () => {
    const { dueAt } = partOf(view, 'K1');
    await goOn('2026-10-09 09:00');
    const soon = await attentionOf(k1);
    await goOn('2026-10-20 09:00');

    expect(dueAt).toBe(at('2026-10-10 18:00'));
    expect(soon).toEqual(['dueSoon', 'unclaimed']);
    expect(await attentionOf(k1)).toEqual(['overdue', 'unclaimed']);
  });

  it('holds no personal data', async () => {
    await dispute(people.town1);

    const list = must(await people.supervisor01.calls.approval.supervise(undefined));

    expect(list.parts.map(({ projection }) => projection.itemCode)).toEqual(['K7', 'K1']);
    expect(JSON.stringify(list)).not.toContain('不属于本部门');
    expect(JSON.stringify(list)).not.toContain('林晓岚');
  });
});
