import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InProcessPerson, must } from '../../../src/main/quanke/in-process.ts';
import { office as contract } from '../../../src/shared/api/office/index.ts';
import type { Gate, GateRole } from '../../../src/shared/api/procedure.ts';
import type { SubCaseActionKind } from '../../../src/shared/domain/case/case-action.ts';
import { ACTION_ROLES } from '../../../src/shared/domain/case/case-flow.ts';
import { ROLES } from '../../../src/shared/domain/staff/operator.ts';
import type { Role } from '../../../src/shared/domain/staff/operator.ts';
import { fail } from '../../../src/shared/kernel/result.ts';
import { makeOffice } from '../../support/make-office.ts';
import type { TestOffice } from '../../support/make-office.ts';
import { rawStore } from '../../support/raw-store.ts';

const UNKNOWN = '01930000-0000-7000-8000-00000000000f';

/** Who may call what, written down a second time: a gate that is opened by mistake fails here. */
const PERMITTED: Readonly<Record<string, GateRole>> = {
  'approval.queue': ['approver', 'clerk'],
  'approval.get': ['approver', 'clerk'],
  'approval.reasons': ['approver', 'clerk', 'supervisor'],
  'approval.claim': ['approver', 'clerk'],
  'approval.release': ['approver', 'clerk'],
  'approval.handOn': ['approver'],
  'approval.giveOpinion': ['approver', 'clerk'],
  'approval.sendBack': ['approver', 'clerk'],
  'approval.grant': ['approver', 'clerk'],
  'approval.deny': ['approver', 'clerk'],
  'approval.suspend': ['approver'],
  'approval.resume': ['approver'],
  'approval.extend': ['approver'],
  'approval.disputeOwner': ['approver'],
  'approval.answerUrge': ['approver'],
  'approval.supervise': ['supervisor'],
  'approval.superviseOne': ['supervisor'],
  'approval.findSupervised': ['supervisor'],
  'approval.dispatch': ['supervisor'],
  'approval.urge': ['supervisor'],
  'approval.expedite': ['supervisor'],
  'approval.releaseClaim': ['supervisor'],
  'approval.terminate': ['approver', 'supervisor'],
  'approval.annul': ['supervisor'],
  'case.foreseeIntake': ['clerk'],
  'case.receive': ['clerk'],
  'calendar.view': ['supervisor', 'systemAdministrator'],
  'calendar.preview': ['systemAdministrator'],
  'calendar.import': ['systemAdministrator'],
  'calendar.remove': ['systemAdministrator'],
  'case.accept': ['clerk'],
  'case.supply': ['clerk'],
  'case.acceptPart': ['clerk'],
  'case.refusePart': ['clerk'],
  'case.returnPart': ['clerk'],
  'case.correct': ['clerk'],
  'case.correctAgain': ['supervisor'],
  'case.withdraw': ['clerk'],
  'case.get': 'signedIn',
  'case.reveal': ['clerk', 'issuer'],
  'case.search': 'signedIn',
  'catalogue.search': 'signedIn',
  'catalogue.setFavourite': ['clerk'],
  'catalogue.versions': ['supervisor', 'systemAdministrator'],
  'catalogue.view': ['supervisor', 'systemAdministrator'],
  'catalogue.compare': ['supervisor', 'systemAdministrator'],
  'catalogue.reduction': ['supervisor', 'systemAdministrator'],
  'catalogue.previewImport': ['systemAdministrator'],
  'catalogue.import': ['systemAdministrator'],
  'catalogue.removeVersion': ['systemAdministrator'],
  'catalogue.switch': ['systemAdministrator'],
  'delivery.list': ['issuer', 'clerk'],
  'delivery.find': ['issuer', 'clerk'],
  'delivery.open': ['issuer', 'clerk'],
  'delivery.handOver': ['issuer', 'clerk'],
  'delivery.send': ['issuer', 'clerk'],
  'delivery.failServing': ['issuer', 'clerk'],
  'delivery.retained': ['clerk', 'issuer', 'supervisor'],
  'delivery.destroyOutcome': ['issuer', 'clerk'],
  'delivery.custody': ['approver', 'clerk', 'issuer', 'supervisor'],
  'delivery.moves': ['approver', 'clerk', 'issuer', 'supervisor'],
  'delivery.moveCustody': ['approver', 'clerk', 'issuer'],
  'delivery.substituted': ['supervisor'],
  'delivery.rate': ['issuer', 'clerk'],
  'delivery.badRatings': ['supervisor'],
  'delivery.rectify': ['supervisor'],
  'delivery.callBack': ['supervisor'],
  'desk.organization': ['supervisor', 'systemAdministrator'],
  'desk.claims': ['supervisor', 'systemAdministrator'],
  'desk.recordClaims': ['systemAdministrator'],
  'desk.openDesk': ['systemAdministrator'],
  'desk.closeDesk': ['systemAdministrator'],
  'desk.recordBaseline': ['systemAdministrator'],
  'desk.coverage': ['supervisor', 'systemAdministrator'],
  'document.list': 'signedIn',
  'document.makeTicket': ['clerk', 'issuer'],
  'document.makeArchiveList': ['clerk', 'issuer'],
  'document.templates': ['systemAdministrator'],
  'document.templateSample': ['systemAdministrator'],
  'document.prepareSeal': ['approver', 'clerk'],
  'document.completeSeal': ['approver', 'clerk'],
  'form.list': ['clerk'],
  'form.get': ['clerk'],
  'form.begin': ['clerk'],
  'form.beginSupplement': ['clerk'],
  'form.save': ['clerk'],
  'form.applyReading': ['clerk'],
  'form.attach': ['clerk'],
  'form.detach': ['clerk'],
  'form.earlierWork': ['clerk'],
  'form.reuseMaterial': ['clerk'],
  'form.reuseAnswers': ['clerk'],
  'form.applyPlate': ['clerk'],
  'form.settleConflict': ['clerk'],
  'form.discard': ['clerk'],
  'printing.request': ['clerk', 'issuer', 'approver'],
  'printing.send': ['clerk', 'issuer', 'approver'],
  'printing.report': ['clerk', 'issuer', 'approver'],
  'printing.cancel': ['clerk', 'issuer', 'approver'],
  'printing.list': ['clerk', 'issuer', 'approver', 'supervisor'],
  'printing.history': ['clerk', 'issuer', 'approver', 'supervisor'],
  'printing.findPapers': ['clerk', 'issuer', 'approver'],
  'printing.beginBatch': ['clerk', 'issuer', 'approver'],
  'printing.batch': ['clerk', 'issuer', 'approver', 'supervisor'],
  'printing.batches': ['clerk', 'issuer', 'approver', 'supervisor'],
  'printing.cancelBatch': ['clerk', 'issuer', 'approver'],
  'staff.demoAccounts': 'anyone',
  'staff.desks': 'anyone',
  'staff.me': 'anyone',
  'staff.signIn': 'anyone',
  'staff.signOut': 'signedIn',
  'statistics.workload': ['supervisor'],
  'statistics.exportWorkload': ['supervisor'],
  'system.about': 'anyone',
  'system.clock': 'signedIn',
  'system.confirmClock': ['supervisor', 'systemAdministrator'],
  'system.acceptClock': ['systemAdministrator'],
  'system.follow': 'signedIn',
};

const LOGIN_NAMES: Readonly<Record<Role, string>> = {
  clerk: 'window01',
  approver: 'health1',
  issuer: 'issuer01',
  supervisor: 'supervisor01',
  systemAdministrator: 'system01',
  securityAdministrator: 'security01',
  auditAdministrator: 'audit01',
};

type Procedure = { readonly path: string; readonly gate: Gate };

function proceduresOf(part: object, path: readonly string[] = []): readonly Procedure[] {
  if ('~orpc' in part)
    return [{ path: path.join('.'), gate: (part['~orpc'] as { readonly meta: Gate }).meta }];
  return Object.entries(part).flatMap(([name, below]) => proceduresOf(below as object, [...path, name]));
}

const PROCEDURES = proceduresOf(contract);

let test: TestOffice;
const people = new Map<Role | 'nobody', InProcessPerson>();

beforeAll(async () => {
  test = await makeOffice();
  people.set('nobody', new InProcessPerson(test.office));
  for (const role of ROLES) people.set(role, await test.signIn(LOGIN_NAMES[role]));
});

afterAll(() => test.close());

function expected(role: Role | 'nobody', permitted: GateRole | undefined): string {
  if (permitted === 'anyone') return 'passes';
  if (role === 'nobody') return 'call.notSignedIn';
  return permitted === 'signedIn' || permitted?.includes(role) ? 'passes' : 'call.notPermitted';
}

describe('the gate of every procedure', () => {
  it('is written down here', () => {
    expect(PROCEDURES.map(({ path }) => path).toSorted()).toEqual(Object.keys(PERMITTED).toSorted());
  });

  it.each(
    PROCEDURES.flatMap((procedure) => [...ROLES, 'nobody' as const].map((role) => ({ ...procedure, role }))),
  )('$path for $role', async ({ path, gate, role }) => {
    const admitted = await people.get(role)?.admit(path, gate);

    expect(admitted?.ok ? 'passes' : admitted?.failure.code).toBe(expected(role, PERMITTED[path]));
  });

  it('refuses what belongs to the station', async () => {
    const admitted = await people
      .get('clerk')
      ?.admit('idCardReader.read', { role: 'workstation', audit: 'none' });

    expect(admitted).toMatchObject({ ok: false, failure: { code: 'call.notPermitted' } });
  });

  it('asks for a session before it looks at the input', async () => {
    const answer = await people.get('nobody')?.calls.case.get({ caseId: 5 as never });

    expect(answer).toMatchObject({ ok: false, failure: { code: 'call.notSignedIn' } });
  });
});

/** The procedures that do each action; the others are consequences, or no procedure offers them yet. */
const DONE_BY: Partial<Record<SubCaseActionKind, readonly string[]>> = {
  receive: ['case.accept', 'case.receive'],
  accept: ['case.accept', 'case.receive', 'case.acceptPart'],
  refuse: ['case.receive', 'case.refusePart'],
  requestCorrection: ['case.receive', 'case.correct', 'case.correctAgain'],
  supplyCorrection: ['case.supply'],
  supplyDeferred: ['case.supply'],
  returnToApplicant: ['case.returnPart'],
  withdraw: ['case.withdraw'],
  forward: ['case.receive'],
  startReview: ['approval.claim'],
  releaseReview: ['approval.release', 'approval.releaseClaim'],
  handOn: ['approval.handOn'],
  giveOpinion: ['approval.giveOpinion'],
  sendBack: ['approval.sendBack'],
  suspend: ['approval.suspend'],
  resume: ['approval.resume'],
  extend: ['approval.extend'],
  grant: ['approval.grant'],
  deny: ['approval.deny'],
  disputeOwner: ['approval.disputeOwner'],
  dispatch: ['approval.dispatch'],
  urge: ['approval.urge'],
  answerUrge: ['approval.answerUrge'],
  expedite: ['approval.expedite'],
  terminate: ['approval.terminate'],
  annul: ['approval.annul'],
  produce: ['document.completeSeal'],
  deliver: ['delivery.handOver', 'delivery.send'],
  failServing: ['delivery.failServing'],
  destroyOutcome: ['delivery.destroyOutcome'],
};

const NOT_OFFERED: readonly SubCaseActionKind[] = ['archive'];

describe('the table of who may do which action', () => {
  it.each(Object.entries(DONE_BY))('says of %s what the gates of %s say together', (kind, paths) => {
    const roles = paths.flatMap(
      (path) => PROCEDURES.find((procedure) => procedure.path === path)?.gate.role ?? 'nobody',
    );

    expect([...new Set(roles)].toSorted()).toEqual(ACTION_ROLES[kind as SubCaseActionKind].toSorted());
  });

  it('names somebody for what a person does, and nobody for what only follows', () => {
    const kinds = Object.entries(ACTION_ROLES).filter(([, roles]) => roles.length > 0);

    expect(kinds.map(([kind]) => kind).toSorted()).toEqual(
      [...Object.keys(DONE_BY), ...NOT_OFFERED].toSorted(),
    );
  });
});

describe('the audit log', () => {
  const auditRows = (procedure: string) =>
    rawStore(test).write(({ context }) =>
      context.db.selectFrom('auditEvent').selectAll().where('procedureName', '=', procedure).execute(),
    );

  it('keeps every look at data with its outcome, and nothing a citizen could be known by', async () => {
    const clerk = people.get('clerk');
    await clerk?.calls.case.search({ text: '林晓岚' });
    await clerk?.calls.case.get({ caseId: UNKNOWN });

    const rows = await rawStore(test).write(({ context }) =>
      context.db.selectFrom('auditEvent').selectAll().where('auditKind', '=', 'access').execute(),
    );

    expect(rows.map(({ procedureName, object, facts }) => [procedureName, object, facts])).toEqual([
      ['case.search', 'list', '{"outcome":"ok"}'],
      ['case.get', `case:${UNKNOWN}`, '{"outcome":"case.notFound"}'],
    ]);
  });

  it('keeps every command that was refused, with what was tried and why it was not done', async () => {
    const before = await auditRows('approval.claim');
    const requestId = '01930000-0000-7000-8000-0000000000aa';

    await people.get('approver')?.calls.approval.claim({ requestId, subCaseId: UNKNOWN, expectedVersion: 1 });

    const [row] = (await auditRows('approval.claim')).slice(before.length);
    expect(row).toMatchObject({ auditKind: 'change', object: `subCase:${UNKNOWN}`, requestId: null });
    expect(row?.facts).toBe('{"outcome":"case.notFound"}');
  });

  it.each([
    ['a number typed into the wrong box', '100000199403180022'],
    ['a long text', 'x'.repeat(100_000)],
    ['a sign no database takes', 'a\u0000b'],
  ])('never holds %s: what is no name of a thing is refused before', async (_what, text) => {
    const clerk = people.get('clerk');
    const rows = () =>
      rawStore(test).write(({ context }) => context.db.selectFrom('auditEvent').selectAll().execute());
    const before = (await rows()).length;
    const caller = must(
      (await clerk?.admit('files.scan', { role: 'signedIn', audit: 'access' })) ?? fail('call.notSignedIn'),
    );

    const answers = [
      await clerk?.calls.case.get({ caseId: text }),
      await clerk?.calls.form.get({ draftId: text }),
      await clerk?.calls.document.list({ caseId: text }),
      await clerk?.calls.approval.get({ subCaseId: text }),
      await test.office.files.scan(caller, text),
      await test.office.files.document(caller, text),
    ];

    expect(answers.map((answer) => answer?.ok)).toEqual(Array.from({ length: 6 }, () => false));
    expect(await rows()).toHaveLength(before);
  });

  it('says nothing of calls that look at nothing', async () => {
    const count = () =>
      rawStore(test).write(({ context }) => context.db.selectFrom('auditEvent').selectAll().execute());
    const before = (await count()).length;

    await people.get('clerk')?.calls.system.about(undefined);
    await people.get('clerk')?.calls.catalogue.search({ text: '' });

    expect(await count()).toHaveLength(before);
  });
});
