import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../../src/main/quanke/in-process.ts';
import type { CaseView } from '../../../src/shared/api/office/case.ts';
import { clockOf } from '../../../src/shared/domain/case/deadlines.ts';
import type { Instant } from '../../../src/shared/kernel/time.ts';
import { at } from '../../domain/support/make-case.ts';
import { makeMinuteCounter, readRawYears } from '../../domain/support/minute-counter.ts';
import { makeOffice } from '../../support/make-office.ts';
import type { TestOffice } from '../../support/make-office.ts';
import { needs } from '../../support/needs.ts';
import { rawStore } from '../../support/raw-store.ts';
import { readPaper } from '../../support/read-paper.ts';
import { expectedOf, look, resume, review, signInAll, suspend } from '../../support/review.ts';
import { acceptCase, claim, partOf } from '../../support/take-in.ts';

const pdftotext = needs('pdftotext');
const PEOPLE = ['town1', 'health1', 'health2', 'disabled1', 'disabled2', 'civil2'] as const;
const CERTIFICATE_ONLY = {
  certificateService: 'new',
  claimLivingSubsidy: 'no',
  claimCareSubsidy: 'no',
  claimFuelSubsidy: 'no',
  wantsRehabilitation: 'no',
  wantsPremiumHelp: 'no',
};

let test: TestOffice;
let people: Readonly<Record<(typeof PEOPLE)[number], InProcessPerson>>;
let view: CaseView;
let k1: string;

beforeEach(async () => {
  test = await makeOffice({ startsAt: at('2026-09-21 10:20') });
  const clerk = await test.signIn('window01');
  view = await acceptCase(test, clerk, {
    subject: { kind: 'theme', code: 'T7' },
    situation: CERTIFICATE_ONLY,
  });
  k1 = partOf(view, 'K1').subCaseId;
  people = await signInAll(test, PEOPLE);
  await review(people.town1, k1);
});

afterEach(() => test.close());

async function goOn(moment: Instant): Promise<void> {
  test.clock.set(moment);
  people = await signInAll(test, PEOPLE);
}

async function storedActions(): Promise<readonly string[]> {
  return (await look(people.health1, k1)).actions.map(({ kind }) => kind);
}

describe('a special procedure', () => {
  it('over the October holiday moves the due date as far as a minute counter says', async () => {
    await goOn(at('2026-09-28 14:35'));
    await suspend(people.health1, k1, 'appraisal');
    await goOn(at('2026-10-12 10:05'));

    const { due, projection, actions } = await resume(people.health1, k1);

    const clock = clockOf(actions);
    const counted = clock && makeMinuteCounter(readRawYears())(clock, at('2026-10-12 10:05'));
    expect(due?.dueAt).toBe(counted);
    expect(projection.dueAt).toBe(counted);
    expect(due?.explanation.changes).toMatchObject([{ kind: 'suspension', procedure: 'appraisal' }]);
  });

  it('is told in writing: what, why it does not count, and how long', async () => {
    const { actions, documents, due } = await suspend(people.health1, k1, 'appraisal');

    const told = actions.findLast((action) => action.kind === 'suspend');
    const paper = documents.find(({ kind }) => kind === 'specialProcedureNotice');
    expect(told).toMatchObject({
      documentId: paper?.documentId,
      documentNumber: paper?.number,
      expectedWorkingDays: 15,
    });
    expect(paper?.number).toMatch(/-TSCX$/);
    expect(due?.explanation.ifResumedAt).toBe(test.clock.now());
  });

  it('does not begin when its notice cannot be printed', async () => {
    await claim(people.health1, k1);
    const expected = await expectedOf(people.health1, k1);
    const unprintable = { specialProcedure: 'appraisal', expectedWorkingDays: 5, reason: '鉴定🙂' } as const;

    const answer = await people.health1.calls.approval.suspend({ ...expected, ...unprintable });

    expect(answer).toMatchObject({ ok: false, failure: { code: 'document.glyphMissing' } });
    expect(await storedActions()).not.toContain('suspend');
  });

  it('is one the guide of the item names, or a hearing', async () => {
    await claim(people.health1, k1);
    const told = { expectedWorkingDays: 5, reason: '公示' };
    const { suspend: ask } = people.health1.calls.approval;

    const publication = await ask({
      ...(await expectedOf(people.health1, k1)),
      ...told,
      specialProcedure: 'publication',
    });
    const hearing = await ask({
      ...(await expectedOf(people.health1, k1)),
      ...told,
      specialProcedure: 'hearing',
    });

    expect(publication).toMatchObject({ ok: false, failure: { code: 'approval.procedureNotOfItem' } });
    expect(hearing).toMatchObject({ ok: true, value: { projection: { status: 'suspended' } } });
  });

  it('waits in a list of its own, and anybody of the department may end it', async () => {
    await suspend(people.health1, k1, 'appraisal');

    const queue = must(await people.health2.calls.approval.queue(undefined));
    const resumed = await resume(people.health2, k1);

    expect(queue.toDo.map(({ projection }) => projection.subCaseId)).not.toContain(k1);
    expect(queue.suspended.map(({ projection }) => projection.subCaseId)).toEqual([k1]);
    expect(resumed.projection).toMatchObject({ status: 'reviewing', suspendedAt: null });
  });

  it('is not begun twice, and not ended twice', async () => {
    await suspend(people.health1, k1, 'appraisal');
    const again = { specialProcedure: 'appraisal', expectedWorkingDays: 5, reason: '鉴定' } as const;
    const twice = await people.health1.calls.approval.suspend({
      ...(await expectedOf(people.health1, k1)),
      ...again,
    });
    await resume(people.health1, k1);

    const ended = await people.health1.calls.approval.resume({
      ...(await expectedOf(people.health1, k1)),
      note: '结束',
    });

    const code = 'case.notAllowedNow';
    expect(twice).toMatchObject({
      failure: { code, details: { status: 'suspended', action: 'suspend' } },
    });
    expect(ended).toMatchObject({
      failure: { code, details: { status: 'reviewing', action: 'resume' } },
    });
  });

  it('leaves what was refused in the audit log, with status and action', async () => {
    await people.health1.calls.approval.resume({
      ...(await expectedOf(people.health1, k1)),
      note: '结束',
    });

    const rows = await rawStore(test).write(({ context }) =>
      context.db
        .selectFrom('auditEvent')
        .selectAll()
        .where('procedureName', '=', 'approval.resume')
        .execute(),
    );

    expect(rows).toMatchObject([{ object: `subCase:${k1}`, auditKind: 'change' }]);
    expect(JSON.parse(rows[0]?.facts ?? '{}')).toEqual({
      outcome: 'case.notAllowedNow',
      status: 'reviewing',
      action: 'resume',
    });
  });
});

describe.skipIf(!pdftotext)('the notices', () => {
  const wordsOf = async (person: InProcessPerson, kind: string) => {
    const paper = (await look(person, k1)).documents.find((document) => document.kind === kind);
    return readPaper(pdftotext ?? '', { test, person }, paper);
  };

  it('say what is done, why it does not count, how long, and who says so', async () => {
    await suspend(people.health1, k1, 'appraisal');

    const text = await wordsOf(people.health1, 'specialProcedureNotice');

    const said = ['鉴定', '需要鉴定机构出具结论', '15个工作日', '第四十五条', '示例市卫生健康委员会'];
    expect(said.filter((words) => !text.includes(words))).toEqual([]);
    expect(text).not.toContain('100000199403180022'); // numbers of persons are masked
  });

  it('say by how much the time is longer, until when, and for what reason', async () => {
    const expected = await expectedOf(people.disabled2, k1);
    const asked = { workingDays: 10, basis: 'ownBody', reason: '案情复杂' } as const;
    must(await people.disabled2.calls.approval.extend({ ...expected, ...asked }));

    const text = await wordsOf(people.disabled2, 'extensionNotice');

    const said = ['10个工作日', '2026-11-0918:00', '案情复杂', '第四十二条', '示例市残疾人联合会'];
    expect(said.filter((words) => !text.includes(words))).toEqual([]);
  });
});

describe('an extension', () => {
  async function extend(person: InProcessPerson, workingDays: number, basis: 'ownBody' | 'jointHandling') {
    const expected = await expectedOf(person, k1);
    return person.calls.approval.extend({ ...expected, workingDays, basis, reason: '案情复杂' });
  }

  it('moves the due date by so many working days, and tells the applicant on paper', async () => {
    const before = await look(people.disabled2, k1);

    const extended = must(await extend(people.disabled2, 10, 'ownBody'));

    const paper = extended.documents.find(({ kind }) => kind === 'extensionNotice');
    expect(before.due?.dueAt).toBe(at('2026-10-26 18:00'));
    expect(extended.due?.dueAt).toBe(at('2026-11-09 18:00'));
    expect(extended.projection.extensions).toBe(1);
    expect(extended.actions.findLast(({ kind }) => kind === 'extend')).toMatchObject({
      documentId: paper?.documentId,
      documentNumber: paper?.number,
    });
  });

  it('stays within ten days of the own body, all extensions together', async () => {
    must(await extend(people.disabled2, 7, 'ownBody'));

    const { extensions } = await look(people.disabled2, k1);
    const answer = await extend(people.disabled2, 4, 'ownBody');

    expect(extensions).toContainEqual({ basis: 'ownBody', workingDays: 3 });
    expect(answer).toMatchObject({ failure: { code: 'case.extensionTooLong', details: { left: 3 } } });
  });

  it('of fifteen days is for what several bodies handle together', async () => {
    expect(await extend(people.disabled2, 15, 'jointHandling')).toMatchObject({ ok: true });
  });

  it('comes too late once the promise has run out', async () => {
    await goOn(at('2026-10-27 09:30'));

    const answer = await extend(people.disabled2, 5, 'ownBody');

    expect(answer).toMatchObject({ ok: false, failure: { code: 'case.extensionTooLate' } });
  });

  it.each([
    ['disabled1', 'approval.decidersOnly'],
    ['health2', 'approval.decidersOnly'],
    ['civil2', 'approval.notYourDepartment'],
  ] as const)('is not for %s: %s', async (name, code) => {
    const { projection } = await look(people.disabled2, k1);
    const expected = { ...(await expectedOf(people.disabled2, k1)), expectedVersion: projection.version };

    const answer = await people[name].calls.approval.extend({
      ...expected,
      workingDays: 5,
      basis: 'ownBody',
      reason: '案情复杂',
    });

    expect(answer).toMatchObject({ ok: false, failure: { code } });
  });
});
