import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../../src/main/quanke/in-process.ts';
import type { CaseView } from '../../../src/shared/api/office/case.ts';
import { makeOffice, demoCard } from '../../support/make-office.ts';
import type { TestOffice } from '../../support/make-office.ts';
import { rawStore } from '../../support/raw-store.ts';
import { acceptCase, decide, partOf } from '../../support/take-in.ts';

let test: TestOffice;
let clerk: InProcessPerson;
let police: InProcessPerson;
let accepted: CaseView;
let caseId: string;

const MOTHER = demoCard('mother');

beforeAll(async () => {
  test = await makeOffice();
  clerk = await test.signIn('window01');
  police = await test.signIn('police1');
  accepted = await acceptCase(test, clerk);
  caseId = accepted.projection.caseId;
  const health = { first: await test.signIn('health1'), second: await test.signIn('health2') };
  await decide(health, partOf(accepted, 'N1').subCaseId);
});

afterAll(() => test.close());

function answersOf({ actions }: CaseView): Readonly<Record<string, string>> {
  const [receive] = actions;
  const answers = receive?.kind === 'receive' ? receive.personal?.answers : undefined;
  return Object.fromEntries(Object.entries(answers ?? {}).map(([code, { value }]) => [code, value]));
}

async function look(person: InProcessPerson): Promise<CaseView> {
  return must(await person.calls.case.get({ caseId }));
}

describe('a case shows of its people', () => {
  it.each(['window02', 'issuer01', 'supervisor01'])(
    'masked numbers and addresses to %s',
    async (loginName) => {
      const view = await look(await test.signIn(loginName));

      expect(view.personalData).toBe('masked');
      expect(answersOf(view)).toMatchObject({ applicantName: MOTHER.name, applicantPhone: '139****0001' });
      expect(JSON.stringify(view)).not.toContain(MOTHER.identityNumber);
      expect(JSON.stringify(view)).not.toContain('13900000001');
      expect(JSON.stringify(view)).not.toContain(MOTHER.address);
    },
  );

  it('masked ones in the answer to the acceptance too', () => {
    expect(accepted.personalData).toBe('masked');
    expect(JSON.stringify(accepted)).not.toContain(MOTHER.identityNumber);
  });

  it('what the items of their department need to an approver, as the part itself does', async () => {
    const part = must(await police.calls.approval.get({ subCaseId: partOf(accepted, 'N3').subCaseId }));

    const view = await look(police);

    expect(view.personalData).toBe('ownItems');
    expect(Object.keys(answersOf(view)).toSorted()).toEqual(Object.keys(part.answers).toSorted());
    expect(answersOf(view)).not.toHaveProperty('bankAccount');
    expect(view.merged.fields.length).toBeLessThan(accepted.merged.fields.length);
  });

  it('nobody else the opinions of a department', async () => {
    const view = await look(police);

    const health = view.subCases.find(({ projection }) => projection.itemCode === 'N1');
    expect(health?.actions.filter((action) => 'personal' in action)).toEqual([]);
    expect(view.documents.map(({ subCaseId }) => subCaseId)).not.toContain(health?.projection.subCaseId);
  });

  it('nothing to those who have no part in it', async () => {
    const view = await look(await test.signIn('system01'));

    expect(view.personalData).toBe('none');
    expect(JSON.stringify(view)).not.toContain(MOTHER.name);
  });
});

describe('showing everything', () => {
  it('is for who serves citizens, and written down with its reason', async () => {
    const view = must(await clerk.calls.case.reveal({ caseId, reason: 'contactApplicant' }));

    const rows = await rawStore(test).write(({ context }) =>
      context.db.selectFrom('auditEvent').selectAll().where('procedureName', '=', 'case.reveal').execute(),
    );
    expect(view.personalData).toBe('full');
    expect(answersOf(view)).toMatchObject({ applicantIdentityNumber: MOTHER.identityNumber });
    expect(rows.map(({ object, facts }) => [object, facts])).toEqual([
      [`case:${caseId}`, '{"outcome":"ok","reason":"contactApplicant"}'],
    ]);
  });
});

describe('papers of other departments', () => {
  it('are neither listed nor given to an approver', async () => {
    const papers = must(await clerk.calls.document.list({ caseId }));
    const foreign = papers.find(({ kind }) => kind === 'outcome');
    const common = papers.find(({ kind }) => kind === 'acceptanceNotice');
    const caller = must(await police.admit('files.document', { role: 'signedIn', audit: 'access' }));

    const listed = must(await police.calls.document.list({ caseId }));
    const given = await test.office.files.document(caller, foreign?.documentId ?? '');
    const shared = await test.office.files.document(caller, common?.documentId ?? '');

    expect(listed.map(({ kind }) => kind)).not.toContain('outcome');
    expect(given).toMatchObject({ ok: false, failure: { code: 'call.notPermitted' } });
    expect(shared.ok).toBe(true);
  });
});

describe('a search by a person', () => {
  it('leads an approver to cases of their department only', async () => {
    const single = await acceptCase(test, clerk, { subject: { kind: 'item', code: 'L1' } });
    const number = single.projection.caseNumber;

    const byName = must(await police.calls.case.search({ text: MOTHER.name }));
    const byNumber = must(await police.calls.case.search({ text: number }));
    const newest = must(await police.calls.case.search({ text: '' }));

    expect(byName.map(({ projection }) => projection.caseId)).toEqual([caseId]);
    expect(newest.map(({ projection }) => projection.caseId)).toEqual([caseId]);
    expect(byNumber).toHaveLength(1);
  });

  it('is not for administrators, who have the printed number', async () => {
    const administrator = await test.signIn('system01');

    const byPerson = await administrator.calls.case.search({ text: MOTHER.identityNumber });
    const byNumber = must(await administrator.calls.case.search({ text: accepted.projection.caseNumber }));
    const newest = must(await administrator.calls.case.search({ text: '' }));

    expect(byPerson).toMatchObject({ ok: false, failure: { code: 'call.notPermitted' } });
    expect(byNumber).toHaveLength(1);
    expect(newest).toEqual([]);
  });

  it('leaves in the audit log whose cases it led to', async () => {
    await clerk.calls.case.search({ text: '13900000001' });

    const rows = await rawStore(test).write(({ context }) =>
      context.db.selectFrom('auditEvent').selectAll().where('procedureName', '=', 'case.search').execute(),
    );
    expect(rows.at(-1)?.facts).toContain(caseId);
    expect(rows.at(-1)?.facts).not.toContain('13900000001');
  });
});
