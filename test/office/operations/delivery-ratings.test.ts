import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../../src/main/quanke/in-process.ts';
import { collect, look, makeReadyCase, openIssuing } from '../../support/issue.ts';
import type { IssuingOffice } from '../../support/issue.ts';
import { fillDraft, partOf } from '../../support/take-in.ts';
import { receive } from '../../support/window.ts';

let office: IssuingOffice;
let supervisor: InProcessPerson;
let caseId: string;

beforeEach(async () => {
  office = await openIssuing();
  supervisor = await office.test.signIn('supervisor01');
  caseId = await makeReadyCase(office);
  await collect(office, caseId);
});

afterEach(() => office.test.close());

async function rate(level: 1 | 2 | 3 | 4 | 5) {
  const { issuer } = office;
  must(await issuer.calls.delivery.rate({ requestId: randomUUID(), caseId, level, comment: '等了太久' }));
}

async function rectify(measure = '增开窗口，已向本人致歉') {
  const expected = { requestId: randomUUID(), caseId, expectedVersion: await versionNow() };
  return supervisor.calls.delivery.rectify({ ...expected, measure });
}

async function callBack(satisfied: boolean, note = '电话回访') {
  const expected = { requestId: randomUUID(), caseId, expectedVersion: await versionNow() };
  return supervisor.calls.delivery.callBack({ ...expected, satisfied, note });
}

async function versionNow(): Promise<number> {
  return (await look(office, caseId)).expectedVersion;
}

async function list() {
  return must(await supervisor.calls.delivery.badRatings(undefined));
}

describe('a bad rating', () => {
  it('comes to the supervisor, with fifteen working days to rectify it', async () => {
    await rate(4);

    expect(await list()).toMatchObject([
      {
        caseId,
        level: 4,
        comment: '等了太久',
        applicantName: '林**',
        servedBy: '温如初',
        standing: 'toRectify',
        dueAt: '2026-12-11T10:00:00.000Z',
        dueProvisional: false,
        mayRectify: true,
      },
    ]);
  });

  it.each([1, 2, 3] as const)('is not one of level %i', async (level) => {
    await rate(level);

    expect(await list()).toEqual([]);
    expect(await rectify()).toMatchObject({ failure: { code: 'delivery.notBadlyRated' } });
    expect(await callBack(true)).toMatchObject({ failure: { code: 'delivery.notBadlyRated' } });
  });

  it('is rectified, then called back, and both are seen in the case', async () => {
    await rate(5);

    const rectified = must(await rectify());
    const called = must(await callBack(true));

    const { projection } = (await look(office, caseId)).view;
    expect(rectified).toMatchObject({
      standing: 'toCallBack',
      mayRectify: false,
      rectifications: [{ measure: '增开窗口，已向本人致歉', by: '裴景行', inTime: true }],
    });
    expect(called).toMatchObject({ standing: 'calledBack', calls: [{ satisfied: true, note: '电话回访' }] });
    expect(projection).toMatchObject({
      rectifiedAt: '2026-11-20T01:30:00.000Z',
      calledBackAt: '2026-11-20T01:30:00.000Z',
    });
  });

  it('is not rectified twice, and not called back before it is rectified', async () => {
    await rate(5);
    expect(await callBack(true)).toMatchObject({ failure: { code: 'delivery.notRectified' } });
    must(await rectify());
    expect(await rectify()).toMatchObject({ failure: { code: 'delivery.alreadyRectified' } });
    must(await callBack(true));

    expect(await rectify()).toMatchObject({ failure: { code: 'delivery.alreadyRectified' } });
    expect(await callBack(false)).toMatchObject({ failure: { code: 'delivery.notRectified' } });
  });

  it('is rectified again when the citizen is still not satisfied', async () => {
    await rate(5);
    must(await rectify());
    expect(must(await callBack(false)).mayRectify).toBe(true);

    must(await rectify('当面说明'));

    expect(must(await callBack(true))).toMatchObject({
      calls: [{ satisfied: false }, { satisfied: true }],
      mayRectify: false,
    });
  });

  it('stays open when that was not enough, and was rectified when it was first', async () => {
    await rate(5);
    must(await rectify());
    const unsatisfied = must(await callBack(false));
    office = await office.sleep(40);
    supervisor = await office.test.signIn('supervisor01');

    const later = must(await rectify('当面说明'));

    const { projection } = (await look(office, caseId)).view;
    expect(unsatisfied.standing).toBe('toRectify');
    expect(later.standing).toBe('toCallBack');
    expect(projection).toMatchObject({ rectifiedAt: '2026-11-20T01:30:00.000Z', ratingSettled: false });
  });

  it('is late after its last working day, and says so', async () => {
    await rate(5);
    office = await office.sleep(21);
    supervisor = await office.test.signIn('supervisor01');
    must(await rectify());

    expect((await list())[0]?.rectifications).toMatchObject([{ inTime: true }]);
    office.test.clock.set('2026-12-11T10:00:00.001Z');
    must(await callBack(false));
    expect(must(await rectify()).rectifications).toMatchObject([{ inTime: true }, { inTime: false }]);
  });

  it('needs words for what was done', async () => {
    await rate(5);
    expect(await rectify(' ')).toMatchObject({ failure: { code: 'delivery.reasonMissing' } });
    must(await rectify());

    expect(await callBack(true, ' ')).toMatchObject({ failure: { code: 'delivery.reasonMissing' } });
  });

  it('comes once: a second rating is refused', async () => {
    await rate(5);

    const again = await office.issuer.calls.delivery.rate({
      requestId: randomUUID(),
      caseId,
      level: 1,
      comment: '',
    });

    expect(again).toMatchObject({ failure: { code: 'delivery.alreadyRated' } });
  });

  it('may be given after the case was erased, without words', async () => {
    await office.test.office.store.eraseCase(
      caseId as Parameters<typeof office.test.office.store.eraseCase>[0],
    );

    await rate(5);

    expect(await list()).toMatchObject([{ level: 5, comment: '' }]);
  });

  it('stays without its words once the case was erased', async () => {
    await rate(5);
    await office.test.office.store.eraseCase(
      caseId as Parameters<typeof office.test.office.store.eraseCase>[0],
    );

    expect(must(await rectify())).toMatchObject({ comment: '', applicantName: '', standing: 'toCallBack' });
  });
});

it('lists what is still to do before what is done', async () => {
  await rate(5);
  must(await rectify());
  must(await callBack(true));
  const done = caseId;
  caseId = await makeReadyCase(office);
  await collect(office, caseId);
  await rate(4);

  expect((await list()).map(({ caseId: id }) => id)).toEqual([caseId, done]);
});

describe('a matter of which nothing is handed over', () => {
  it('is rated once it was refused, and only once', async () => {
    const { test, clerk, issuer } = office;
    const draft = await fillDraft(test, clerk, { subject: { kind: 'item', code: 'H15' } });
    const held = must(await receive(clerk, draft, { hold: true }));
    const { subCaseId, version: expectedVersion } = partOf(held, 'H15');
    const rating = { caseId: held.projection.caseId, level: 2, comment: '' } as const;
    const open = await issuer.calls.delivery.rate({ requestId: randomUUID(), ...rating });
    const refusal = { reason: '不属于本机关', legalBasis: '行政许可法第三十二条' };
    must(
      await clerk.calls.case.refusePart({ requestId: randomUUID(), subCaseId, expectedVersion, ...refusal }),
    );

    const rated = await issuer.calls.delivery.rate({ requestId: randomUUID(), ...rating });
    const again = await issuer.calls.delivery.rate({ requestId: randomUUID(), ...rating });

    expect(open).toMatchObject({ failure: { code: 'delivery.notDelivered' } });
    expect(rated.ok).toBe(true);
    expect(again).toMatchObject({ failure: { code: 'delivery.alreadyRated' } });
  });
});
