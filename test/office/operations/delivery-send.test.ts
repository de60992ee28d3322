import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../../src/main/quanke/in-process.ts';
import { acceptCase, decide } from '../../support/take-in.ts';
import {
  collect,
  logOf,
  look,
  makeAssistedCase,
  makeReadyCase,
  makeRegisterCase,
  openIssuing,
} from '../../support/issue.ts';
import type { IssuingOffice } from '../../support/issue.ts';

let office: IssuingOffice;

beforeEach(async () => {
  office = await openIssuing();
});

afterEach(() => office.test.close());

type Manner = 'post' | 'locker' | 'electronic';

/** To the agent where the reference says so. */
async function send(caseId: string, manner: Manner, reference: string | { readonly toAgent: string }) {
  const { view: _, subCases, ...shown } = await look(office, caseId);
  const sent =
    typeof reference === 'string'
      ? ({ reference, to: 'applicant' } as const)
      : ({ reference: reference.toAgent, to: 'agent' } as const);
  const sending = { ...shown, subCases: [...subCases], manner, ...sent };
  return office.issuer.calls.delivery.send({ requestId: randomUUID(), ...sending });
}

async function failServing(caseId: string, more: { manner?: Manner; note?: string } = {}) {
  const { view } = await look(office, caseId);
  const { subCaseId, version } = view.subCases[0]?.projection ?? { subCaseId: '', version: 0 };
  return office.issuer.calls.delivery.failServing({
    requestId: randomUUID(),
    subCaseId,
    expectedVersion: version,
    manner: more.manner ?? 'post',
    failure: 'returned',
    note: more.note ?? '两次投递无人签收',
  });
}

describe('what is sent', () => {
  it.each([
    ['post', ' ez123456789cn ', 'EZ123456789CN'],
    ['locker', '3号柜 取件码 889231', '3号柜 取件码 889231'],
    ['electronic', 'someone@example.invalid', 'someone@example.invalid'],
  ] as const)('by %s is delivered with its reference, and no visit', async (manner, typed, reference) => {
    const caseId = await makeReadyCase(office);

    const sent = must(await send(caseId, manner, typed));

    const { view } = await look(office, caseId);
    const revealed = must(await office.issuer.calls.case.reveal({ caseId, reason: 'handOver' }));
    expect(sent).toMatchObject({ delivered: 1, receipt: { kind: 'servingRecord' } });
    expect(sent.receipt.number).toMatch(/-SDHZ$/);
    expect(logOf(view).at(-1)).toMatchObject({ kind: 'deliver', manner });
    expect(revealed.actions.at(-1)).toMatchObject({
      kind: 'handOver',
      manner,
      collectorKind: 'applicant',
      personal: { collector: { name: '林晓岚', reference } },
    });
    expect(view.actions.some(({ kind }) => kind === 'visit')).toBe(false);
  });

  it('goes to the agent while the letter of authority is in force', async () => {
    const caseId = await makeAssistedCase(office, '2026-11-27T10:00:00.000Z');
    const early = await send(caseId, 'post', { toAgent: 'not a number' });
    office = await office.sleep(8);
    const late = await send(caseId, 'post', { toAgent: 'EZ123456789CN' });

    expect(early).toMatchObject({ failure: { code: 'delivery.referenceInvalid' } });
    expect(late).toMatchObject({ failure: { code: 'delivery.authorityExpired' } });
    expect((await send(caseId, 'post', 'EZ123456789CN')).ok).toBe(true);
  });

  it('goes to no agent where there is none', async () => {
    const caseId = await makeReadyCase(office);

    expect(await send(caseId, 'post', { toAgent: 'EZ123456789CN' })).toMatchObject({
      failure: { code: 'delivery.collectorNotEntitled' },
    });
  });

  it('is no file that nobody sealed, and no empty envelope', async () => {
    const caseId = await makeRegisterCase(office);

    expect(await send(caseId, 'electronic', '13900000001')).toMatchObject({
      ok: false,
      failure: { code: 'delivery.notSealed', details: { code: 'C5' } },
    });
    expect(await send(caseId, 'post', 'EZ123456789CN')).toMatchObject({
      failure: { code: 'delivery.nothingToSend' },
    });
  });

  it('may be a thing by post, but no thing is sent as a file', async () => {
    const { test, clerk } = office;
    const view = await acceptCase(test, clerk, { subject: { kind: 'item', code: 'H22' } });
    const health = { first: await test.signIn('health1'), second: await test.signIn('health2') };
    await decide(health, view.subCases[0]?.projection.subCaseId ?? '');
    const { caseId } = view.projection;

    expect(await send(caseId, 'electronic', '13900000001')).toMatchObject({
      failure: { code: 'delivery.notSealed' },
    });
    expect((await send(caseId, 'post', 'EZ123456789CN')).ok).toBe(true);
  });

  it('is not sent before its paper is sealed', async () => {
    const { test, clerk } = office;
    const view = await acceptCase(test, clerk, { subject: { kind: 'item', code: 'L1' } });
    const labour = { first: await test.signIn('labour1'), second: await test.signIn('labour2') };
    await decide(labour, view.subCases[0]?.projection.subCaseId ?? '');

    expect(await send(view.projection.caseId, 'electronic', '13900000001')).toMatchObject({
      failure: { code: 'delivery.nothingReady' },
    });
  });
});

describe('what could not be served', () => {
  it('comes back from the post, lies ready again and can be collected', async () => {
    const caseId = await makeReadyCase(office);
    must(await send(caseId, 'post', 'EZ123456789CN'));

    const other = await failServing(caseId, { manner: 'locker' });
    const failed = must(await failServing(caseId));

    const { view } = await look(office, caseId);
    expect(failed.record).toMatchObject({
      kind: 'servingRecord',
      number: expect.stringMatching(/-01-SDHZ$/),
    });
    expect(view.subCases[0]?.projection).toMatchObject({ status: 'ready', deliveredAt: null });
    expect(other).toMatchObject({ failure: { code: 'delivery.otherManner', details: { manner: 'post' } } });
    expect(logOf(view).at(-1)).toMatchObject({ kind: 'failServing', failure: 'returned', manner: 'post' });
    expect((await collect(office, caseId)).delivered).toBe(1);
  });

  it('is written down each time, with a record of its own', async () => {
    const caseId = await makeReadyCase(office);

    const first = must(await failServing(caseId));
    const second = must(await failServing(caseId, { note: '' }));

    const opened = must(await office.issuer.calls.delivery.open({ caseId }));
    expect([first, second].map(({ record }) => record.number.split('-').at(-1))).toEqual(['SDHZ', 'SDHZ2']);
    expect(opened.ready).toMatchObject([{ failedServings: 2 }]);
  });

  it('is nothing a person took away, nothing on its way as a file, and nothing undecided', async () => {
    const collected = await makeReadyCase(office);
    await collect(office, collected);
    const accepted = await acceptCase(office.test, office.clerk, { subject: { kind: 'item', code: 'L1' } });

    expect(await failServing(collected)).toMatchObject({
      failure: { code: 'case.notAllowedNow', details: { status: 'delivered', action: 'failServing' } },
    });
    expect(await failServing(accepted.projection.caseId)).toMatchObject({
      failure: { code: 'case.notAllowedNow', details: { status: 'accepted' } },
    });
  });

  it('tells the slower window who was faster', async () => {
    const caseId = await makeReadyCase(office);
    const { subCases } = await look(office, caseId);
    must(await failServing(caseId));

    const again = await office.issuer.calls.delivery.failServing({
      requestId: randomUUID(),
      subCaseId: subCases[0]?.subCaseId ?? '',
      expectedVersion: subCases[0]?.version ?? 0,
      manner: 'desk',
      failure: 'refused',
      note: '',
    });

    expect(again).toMatchObject({ failure: { code: 'case.changedMeanwhile', details: { by: '温如初' } } });
  });
});
