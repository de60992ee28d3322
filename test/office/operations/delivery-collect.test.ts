import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../../src/main/quanke/in-process.ts';
import { acceptCase, partOf } from '../../support/take-in.ts';
import {
  collect,
  grantAndSeal,
  look,
  makeAssistedCase,
  makeReadyCase,
  openIssuing,
} from '../../support/issue.ts';
import type { IssuingOffice } from '../../support/issue.ts';

let office: IssuingOffice;

beforeEach(async () => {
  office = await openIssuing();
});

afterEach(() => office.test.close());

async function handOver(caseId: string, cardId: string, relation?: string) {
  const { view: _, subCases, ...shown } = await look(office, caseId);
  return office.issuer.calls.delivery.handOver({
    requestId: randomUUID(),
    ...shown,
    subCases: [...subCases],
    reading: office.test.read(cardId),
    ...(relation === undefined ? {} : { relation }),
  });
}

describe('a substitute', () => {
  it('collects with a card of their own and a relation, and the supervisor sees it', async () => {
    const caseId = await makeReadyCase(office);

    const handed = must(await handOver(caseId, 'father', ' 配偶 '));

    const { view } = await look(office, caseId);
    const supervisor = await office.test.signIn('supervisor01');
    const [line, ...others] = must(await supervisor.calls.delivery.substituted(undefined));
    expect(handed).toMatchObject({ delivered: 1, receipt: { kind: 'deliveryReceipt' } });
    expect(view.actions.at(-1)).toMatchObject({
      kind: 'handOver',
      collectorKind: 'substitute',
      manner: 'desk',
      personal: { collector: { name: '周明远', relation: '配偶' } },
    });
    expect(others).toEqual([]);
    expect(line).toMatchObject({
      caseId,
      applicantName: '林**',
      collectorName: '周明远',
      relation: '配偶',
      items: ['失业登记'],
      handedOverBy: '温如初',
    });
  });

  it.each([
    {
      what: 'without a word of a relation',
      cardId: 'father',
      relation: undefined,
      code: 'delivery.collectorNotEntitled',
    },
    { what: 'with an empty relation', cardId: 'father', relation: '  ', code: 'delivery.relationMissing' },
    { what: 'with an expired card', cardId: 'expired', relation: '同事', code: 'delivery.cardExpired' },
  ])('$what gets nothing', async ({ cardId, relation, code }) => {
    const caseId = await makeReadyCase(office);

    expect(await handOver(caseId, cardId, relation)).toMatchObject({ ok: false, failure: { code } });
    expect((await look(office, caseId)).view.subCases[0]?.projection.status).toBe('ready');
  });

  it('finds the case by its number, because no card leads to it', async () => {
    const caseId = await makeReadyCase(office);

    const byCard = await office.issuer.calls.delivery.find({ reading: office.test.read('father') });
    const opened = must(await office.issuer.calls.delivery.open({ caseId }));

    expect(byCard).toMatchObject({ ok: false, failure: { code: 'delivery.nothingReady' } });
    expect(opened).toMatchObject({ caseId, collectorKind: null, collectorName: '', applicantName: '林**' });
    expect(opened.ready).toMatchObject([{ itemCode: 'L1', retainedDays: 0, hasSealedPaper: true }]);
  });

  it('is told that there is no such case', async () => {
    expect(await office.issuer.calls.delivery.open({ caseId: randomUUID() })).toMatchObject({
      failure: { code: 'case.notFound' },
    });
  });
});

describe('an agent of 帮办代办', () => {
  it('collects as long as the letter is in force, and the window sees what it covers', async () => {
    const caseId = await makeAssistedCase(office, '2026-11-27T10:00:00.000Z');

    const [found] = must(
      await office.issuer.calls.delivery.find({ reading: office.test.read('grandfather') }),
    );
    const handed = await handOver(caseId, 'grandfather');

    expect(found?.authority).toEqual({
      scope: '代办申请并领取结果',
      until: '2026-11-27T10:00:00.000Z',
      isInForce: true,
    });
    expect(handed.ok).toBe(true);
  });

  it('gets nothing after the letter ended, but the applicant does', async () => {
    const caseId = await makeAssistedCase(office, '2026-11-27T10:00:00.000Z');
    office = await office.sleep(8);

    const refused = await handOver(caseId, 'grandfather');
    const asSubstitute = await handOver(caseId, 'grandfather', '父女');

    expect(refused).toMatchObject({
      ok: false,
      failure: { code: 'delivery.authorityExpired', details: { until: '2026-11-27' } },
    });
    expect(asSubstitute).toMatchObject({ failure: { code: 'delivery.authorityExpired' } });
    expect((await handOver(caseId, 'mother')).ok).toBe(true);
  });
});

describe('a hand-over in parts', () => {
  it('gives what was chosen, leaves the rest, and counts one visit for one day', async () => {
    const { test, clerk } = office;
    const accepted = await acceptCase(test, clerk);
    const { caseId } = accepted.projection;
    await grantAndSeal(office, accepted, { itemCode: 'N1', department: 'health' });
    await grantAndSeal(office, accepted, { itemCode: 'N7', department: 'health' });
    const { subCases, expectedVersion } = await look(office, caseId);

    const first = must(
      await office.issuer.calls.delivery.handOver({
        requestId: randomUUID(),
        caseId,
        expectedVersion,
        subCases: subCases.slice(0, 1),
        reading: test.read('mother'),
      }),
    );
    const between = must(await clerk.calls.case.get({ caseId }));
    await collect(office, caseId);

    const after = must(await clerk.calls.case.get({ caseId }));
    expect(first.delivered).toBe(1);
    expect(['N1', 'N7'].map((code) => partOf(between, code).status)).toEqual(['delivered', 'ready']);
    expect(['N1', 'N7'].map((code) => partOf(after, code).status)).toEqual(['delivered', 'delivered']);
    expect(after.actions.filter(({ kind }) => kind === 'visit')).toMatchObject([
      { purpose: 'collect', deskId: 'desk-901' },
      { purpose: 'collect' },
    ]);
    expect(after.projection.visits).toBe(1);
  });

  it('on another day is another visit', async () => {
    const caseId = await makeReadyCase(office);
    office = await office.sleep(3);

    await collect(office, caseId);

    expect((await look(office, caseId)).view.projection.visits).toBe(2);
  });
});
