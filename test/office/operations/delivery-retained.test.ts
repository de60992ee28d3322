import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../../src/main/quanke/in-process.ts';
import { collect, look, makeReadyCase, openIssuing } from '../../support/issue.ts';
import type { IssuingOffice } from '../../support/issue.ts';
import { rawStore } from '../../support/raw-store.ts';

let office: IssuingOffice;
let caseId: string;

beforeEach(async () => {
  office = await openIssuing();
  caseId = await makeReadyCase(office);
});

afterEach(() => office.test.close());

type Destroying = { readonly reason?: string; readonly loginName?: string; readonly password?: string };

async function destroy({
  reason = '逾期无人领取',
  loginName = 'window01',
  password = 'demo',
}: Destroying = {}) {
  const { view } = await look(office, caseId);
  const { subCaseId, version } = view.subCases[0]?.projection ?? { subCaseId: '', version: 0 };
  return office.issuer.calls.delivery.destroyOutcome({
    requestId: randomUUID(),
    subCaseId,
    expectedVersion: version,
    reason,
    witness: { loginName, password },
  });
}

describe('what nobody collects', () => {
  it('is listed from the day asked for, with its age and whom to call', async () => {
    office = await office.sleep(30);
    const retained = async (days: number) => must(await office.issuer.calls.delivery.retained({ days }));

    expect((await retained(31)).parts).toEqual([]);
    expect(await retained(30)).toMatchObject({
      destroyAfterDays: 90,
      toBeConfirmed: true,
      parts: [
        {
          caseId,
          retainedDays: 30,
          applicantName: '林**',
          applicantPhone: '139****0001',
          itemCode: 'L1',
          standing: 'ready',
          mayDestroy: false,
        },
      ],
    });
    expect((await retained(0)).parts[0]?.paperNumber).toMatch(/-01-ZYXK$/);
  });

  it('should have been served within ten working days of its decision', async () => {
    const [part] = must(await office.issuer.calls.delivery.retained({ days: 0 })).parts;

    expect(part?.serveBy).toBe('2026-12-04T10:00:00.000Z');
  });

  it('is gone from the list once it is collected', async () => {
    await collect(office, caseId);

    expect(must(await office.issuer.calls.delivery.retained({ days: 0 })).parts).toEqual([]);
  });

  it('leaves in the log whose outcomes were looked at', async () => {
    await office.issuer.calls.delivery.retained({ days: 0 });

    const rows = await rawStore(office.test).write(({ context }) =>
      context.db
        .selectFrom('auditEvent')
        .select('facts')
        .where('procedureName', '=', 'delivery.retained')
        .execute(),
    );
    expect(rows).toEqual([{ facts: JSON.stringify({ outcome: 'ok', cases: caseId }) }]);
  });
});

describe('destroying an outcome', () => {
  it('takes two persons and a long time, and the case is closed with it', async () => {
    office = await office.sleep(90);

    must(await destroy());

    const { view } = await look(office, caseId);
    expect(view.subCases[0]?.projection.status).toBe('archived');
    expect(view.subCases[0]?.actions.at(-1)).toMatchObject({
      kind: 'destroyOutcome',
      witness: expect.stringMatching(/./),
      personal: { reason: '逾期无人领取' },
    });
  });

  it('is too early after 89 days', async () => {
    office = await office.sleep(89);

    expect(await destroy()).toMatchObject({
      failure: { code: 'delivery.retainedTooShort', details: { days: 89, leastDays: 90 } },
    });
  });

  it.each([
    ['the same person twice', { loginName: 'issuer01' }, 'delivery.samePerson'],
    ['somebody of a department', { loginName: 'health1' }, 'delivery.personUnfit'],
    ['an administrator', { loginName: 'system01' }, 'delivery.personUnfit'],
    ['a wrong password', { password: 'guess' }, 'staff.wrongPassword'],
    ['an unknown name', { loginName: 'nobody' }, 'staff.wrongPassword'],
    ['no reason', { reason: '  ' }, 'delivery.reasonMissing'],
  ])('is refused with %s', async (_what, more, code) => {
    office = await office.sleep(90);

    expect(await destroy(more)).toMatchObject({ ok: false, failure: { code } });
    expect((await look(office, caseId)).view.subCases[0]?.projection.status).toBe('ready');
  });

  it('locks the account of a second person whose password is guessed', async () => {
    office = await office.sleep(90);
    for (let i = 0; i < 5; i += 1) await destroy({ password: `guess ${i}` });

    expect(await destroy()).toMatchObject({ failure: { code: 'staff.lockedOut' } });
  });

  it('keeps no password in the database', async () => {
    office = await office.sleep(90);
    const secret = 'demo';
    must(await destroy({ password: secret }));

    const rows = await rawStore(office.test).write(({ context }) =>
      context.db.selectFrom('auditEvent').select('facts').execute(),
    );

    expect(rows.filter(({ facts }) => facts.includes(`"${secret}"`))).toEqual([]);
  });
});

describe('an outcome that was destroyed', () => {
  beforeEach(async () => {
    office = await office.sleep(90);
    must(await destroy());
  });

  it('is named to the person who asks for it', async () => {
    const found = must(await office.issuer.calls.delivery.find({ reading: office.test.read('mother') }));

    expect(found).toMatchObject([
      { caseId, ready: [], withheld: [{ itemName: '失业登记', standing: 'destroyed' }] },
    ]);
  });

  it('is neither handed over, nor sent, nor destroyed again', async () => {
    const { view: _, subCases, ...shown } = await look(office, caseId);
    const asked = { ...shown, subCases: [...subCases] };
    const { delivery } = office.issuer.calls;

    const handed = await delivery.handOver({
      requestId: randomUUID(),
      ...asked,
      reading: office.test.read('mother'),
    });
    const sent = await delivery.send({
      requestId: randomUUID(),
      ...asked,
      manner: 'post',
      reference: 'EZ123456789CN',
      to: 'applicant',
    });
    const again = await destroy();

    const codes = [handed, sent, again].map((answer) => (answer.ok ? 'done' : answer.failure.code));
    expect(codes).toEqual(Array.from({ length: 3 }, () => 'delivery.outcomeDestroyed'));
  });
});
