import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../../src/main/quanke/in-process.ts';
import type { CaseView } from '../../../src/shared/api/office/case.ts';
import { makeOffice } from '../../support/make-office.ts';
import type { TestOffice } from '../../support/make-office.ts';
import {
  expectedOf,
  grant,
  look,
  resume,
  review,
  sendBack,
  signInAll,
  suspend,
} from '../../support/review.ts';
import { acceptCase, claim, partOf, seal } from '../../support/take-in.ts';

const PEOPLE = ['town1', 'town2', 'health1', 'disabled1', 'disabled2', 'civil1', 'civil2'] as const;
const SITUATION = {
  certificateService: 'new',
  claimLivingSubsidy: 'yes',
  claimCareSubsidy: 'no',
  claimFuelSubsidy: 'no',
  wantsRehabilitation: 'no',
  wantsPremiumHelp: 'no',
};
const CERTIFICATE = { applicantDisabilityCertificateNumber: '10000019900307019X43', disabilityLevel: '3' };

let test: TestOffice;
let clerk: InProcessPerson;
let people: Readonly<Record<(typeof PEOPLE)[number], InProcessPerson>>;
let view: CaseView;

beforeEach(async () => {
  test = await makeOffice();
  clerk = await test.signIn('window01');
  people = await signInAll(test, PEOPLE);
  view = await acceptCase(test, clerk, { subject: { kind: 'theme', code: 'T7' }, situation: SITUATION });
});

afterEach(() => test.close());

/** The next days, with everybody signed in again. */
async function goOn(moment: string): Promise<void> {
  test.clock.set(moment);
  people = await signInAll(test, PEOPLE);
}

async function toDoOf(person: InProcessPerson): Promise<readonly string[]> {
  const { toDo } = must(await person.calls.approval.queue(undefined));
  return toDo.filter(({ mine }) => mine).map(({ projection }) => projection.itemCode);
}

/** Brings the certificate to its decision: town, appraisal by the health body, federation. */
async function grantCertificate(): Promise<void> {
  const k1 = partOf(view, 'K1').subCaseId;
  await review(people.town1, k1);
  await review(people.health1, k1);
  await grant(people.disabled2, k1, CERTIFICATE);
}

describe('a living subsidy (town, federation, civil affairs)', () => {
  it('goes through all three bodies, with an appraisal, a send-back and a publication', async () => {
    const k1 = partOf(view, 'K1').subCaseId;
    const k2 = partOf(view, 'K2').subCaseId;
    await review(people.town1, k1);
    await suspend(people.health1, k1, 'appraisal');
    await goOn('2026-12-07T02:00:00.000Z');
    await resume(people.health1, k1);
    await review(people.health1, k1);
    await grant(people.disabled2, k1, CERTIFICATE);

    await review(people.town2, k2);
    await review(people.disabled1, k2);
    await sendBack(people.civil2, k2);
    await review(people.disabled1, k2);
    await suspend(people.civil2, k2, 'publication');
    await goOn('2026-12-21T02:00:00.000Z');
    await resume(people.civil2, k2);
    await grant(people.civil2, k2);
    await seal(test, people.civil2, k2);

    const { projection, actions, documents } = await look(people.civil2, k2);
    expect(projection).toMatchObject({ status: 'ready', decision: 'granted', departmentId: 'civilAffairs' });
    expect(actions.map(({ kind }) => kind)).toEqual([
      ...['receive', 'accept', 'startClock'],
      ...['startReview', 'giveOpinion', 'startReview', 'giveOpinion'],
      ...['startReview', 'sendBack', 'startReview', 'giveOpinion'],
      ...['startReview', 'suspend', 'resume', 'grant', 'produce'],
    ]);
    expect(documents.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['specialProcedureNotice', 'outcome']),
    );
    expect(await test.office.store.rebuildProjections()).toMatchObject({ corrected: 0 });
  });

  it('stands in the queue of the body whose turn it is, and in no other', async () => {
    await grantCertificate();
    const k2 = partOf(view, 'K2').subCaseId;

    const first = [await toDoOf(people.town1), await toDoOf(people.disabled1), await toDoOf(people.civil1)];
    await review(people.town1, k2);
    const then = [await toDoOf(people.town1), await toDoOf(people.disabled1), await toDoOf(people.civil1)];

    expect(first).toEqual([['K2'], [], []]);
    expect(then).toEqual([[], ['K2'], []]);
  });

  it('is seen by every body of its path, and by no other', async () => {
    const k2 = partOf(view, 'K2').subCaseId;
    const police = await test.signIn('police1');

    const answers = [];
    for (const person of [people.town1, people.disabled1, people.civil1, police]) {
      answers.push(await person.calls.approval.get({ subCaseId: k2 }));
    }

    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, false]);
    expect(answers[3]).toMatchObject({ failure: { code: 'approval.notYourDepartment' } });
  });

  it('shows a body of the path its papers, and in the whole case its own items only', async () => {
    await grantCertificate();
    const { caseId } = view.projection;

    const seen = must(await people.town1.calls.case.get({ caseId }));
    const papers = must(await people.town1.calls.document.list({ caseId }));

    expect(seen.personalData).toBe('ownItems');
    expect(papers.length).toBeGreaterThan(0);
  });

  it('answers a body whose turn it is not yet with that reason', async () => {
    await grantCertificate();
    const k2 = partOf(view, 'K2').subCaseId;

    const answer = await people.civil2.calls.approval.claim(await expectedOf(people.civil2, k2));

    expect(answer).toMatchObject({ ok: false, failure: { code: 'approval.notInTurn' } });
  });

  it('comes back to the queue with its due date when it is sent back', async () => {
    await grantCertificate();
    const k2 = partOf(view, 'K2').subCaseId;
    await review(people.town1, k2);
    const before = await look(people.town1, k2);

    await sendBack(people.disabled1, k2);

    const { toDo } = must(await people.town1.calls.approval.queue(undefined));
    const entry = toDo.find(({ projection }) => projection.subCaseId === k2);
    expect(entry).toMatchObject({ mine: true, stepName: '镇（街道）初审', color: 'blue' });
    expect(entry?.projection.dueAt).toBe(before.due?.dueAt);
  });
});

describe('the templates of reasons', () => {
  it('are there for who gives reasons, and say what is to be confirmed', async () => {
    const supervisor = await test.signIn('supervisor01');

    const forApprover = must(await people.town1.calls.approval.reasons(undefined));
    const forSupervisor = must(await supervisor.calls.approval.reasons(undefined));

    expect(forApprover.filter(({ kind }) => kind === 'deny').length).toBeGreaterThan(0);
    expect(forApprover.every(({ toBeConfirmed }) => toBeConfirmed.includes('text'))).toBe(true);
    expect(forSupervisor).toEqual(forApprover);
  });
});

describe('a claim', () => {
  it('goes to a colleague who could have claimed the step', async () => {
    const k1 = partOf(view, 'K1').subCaseId;
    await claim(people.town1, k1);
    const { colleagues } = await look(people.town1, k1);
    const [colleague] = colleagues;

    const expected = await expectedOf(people.town1, k1);
    const given = must(
      await people.town1.calls.approval.handOn({ ...expected, to: colleague?.operatorId ?? '' }),
    );

    expect(colleagues).toHaveLength(1);
    expect(given.projection.claimedBy).toBe(colleague?.operatorId);
    await expect(review(people.town2, k1)).resolves.toBeDefined();
  });

  it('goes to nobody of another department', async () => {
    const k1 = partOf(view, 'K1').subCaseId;
    await claim(people.town1, k1);
    const { claimedBy } = (await claim(people.civil2, partOf(view, 'K7').subCaseId)).projection;

    const expected = await expectedOf(people.town1, k1);
    const answer = await people.town1.calls.approval.handOn({ ...expected, to: claimedBy ?? '' });

    expect(answer).toMatchObject({ ok: false, failure: { code: 'approval.colleagueUnfit' } });
  });
});
