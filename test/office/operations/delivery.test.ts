import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../../src/main/quanke/in-process.ts';
import type { CaseView } from '../../../src/shared/api/office/case.ts';
import { makeOffice } from '../../support/make-office.ts';
import type { TestOffice } from '../../support/make-office.ts';
import { acceptCase, decide, fillDraft, partOf, seal } from '../../support/take-in.ts';
import type { Reviewers } from '../../support/take-in.ts';

let test: TestOffice;
let clerk: InProcessPerson;
let issuer: InProcessPerson;
let health: Reviewers;
let view: CaseView;
let caseId: string;

beforeEach(async () => {
  test = await makeOffice();
  clerk = await test.signIn('window01');
  issuer = await test.signIn('issuer01');
  health = { first: await test.signIn('health1'), second: await test.signIn('health2') };
  view = await acceptCase(test, clerk);
  caseId = view.projection.caseId;
});

afterEach(() => test.close());

async function makeReady(itemCode: string): Promise<void> {
  const { subCaseId } = partOf(view, itemCode);
  await decide(health, subCaseId);
  await seal(test, health.second, subCaseId);
}

/** Hands over what lies ready now, unless something else was shown. */
async function handOver(reading = test.read('mother'), expectedVersion = 1, shown?: Shown) {
  const subCases = shown ?? (await showReady());
  const input = { caseId, expectedVersion, subCases, reading };
  return issuer.calls.delivery.handOver({ requestId: randomUUID(), ...input });
}

type Shown = { readonly subCaseId: string; readonly version: number }[];

/** What the window has on its screen; a part that is not ready when nothing is. */
async function showReady(): Promise<Shown> {
  const { subCases } = must(await clerk.calls.case.get({ caseId }));
  const parts = subCases.map(({ projection }) => projection);
  const ready = parts.filter(({ status }) => status === 'ready');
  return (ready.length > 0 ? ready : parts.slice(0, 1)).map(({ subCaseId, version }) => ({
    subCaseId,
    version,
  }));
}

describe('finding what a person may collect', () => {
  it('shows what lies ready and what is still open', async () => {
    await makeReady('N7');

    const [found, ...others] = must(await issuer.calls.delivery.find({ reading: test.read('mother') }));

    expect(others).toEqual([]);
    expect(found).toMatchObject({ caseId, collectorKind: 'applicant', applicantName: '林**', version: 1 });
    expect(found?.ready.map(({ itemCode }) => itemCode)).toEqual(['N7']);
    expect(found?.open).toHaveLength(7);
    expect(found?.documents.map(({ kind }) => kind)).toEqual(['outcome']);
  });

  it('finds nothing before something is ready, and nothing for somebody else', async () => {
    const before = await issuer.calls.delivery.find({ reading: test.read('mother') });
    await makeReady('N7');
    const stranger = await issuer.calls.delivery.find({ reading: test.read('elder') });

    expect(before).toMatchObject({ ok: false, failure: { code: 'delivery.nothingReady' } });
    expect(stranger).toMatchObject({ ok: false, failure: { code: 'delivery.nothingReady' } });
  });

  it('lists the cases with something ready', async () => {
    expect(must(await issuer.calls.delivery.list(undefined))).toEqual([]);

    await makeReady('N7');

    expect(
      must(await issuer.calls.delivery.list(undefined)).map(({ projection }) => projection.caseId),
    ).toEqual([caseId]);
  });
});

describe('handing over', () => {
  it('gives everything that lies ready in one step, with one receipt', async () => {
    await makeReady('N1');
    await makeReady('N7');

    const handed = must(await handOver());

    const after = must(await clerk.calls.case.get({ caseId }));
    expect(handed).toMatchObject({ delivered: 2, version: 3, receipt: { kind: 'deliveryReceipt' } });
    expect(['N1', 'N7'].map((code) => partOf(after, code).status)).toEqual(['delivered', 'delivered']);
    expect(after.actions.at(-1)).toMatchObject({ kind: 'handOver', collectorKind: 'applicant' });
  });

  it('gives everything to the agent who was registered with the application', async () => {
    const { draft } = await fillDraft(test, clerk, { subject: { kind: 'item', code: 'L1' } });
    const expected = { requestId: randomUUID(), draftId: draft.id, expectedVersion: draft.version };
    const withAgent = must(
      await clerk.calls.form.applyReading({
        ...expected,
        person: 'agent',
        reading: test.read('grandfather'),
      }),
    );
    const { version } = withAgent.draft;
    view = must(
      await clerk.calls.case.accept({ ...expected, requestId: randomUUID(), expectedVersion: version }),
    );
    caseId = view.projection.caseId;
    health = { first: await test.signIn('labour1'), second: await test.signIn('labour2') };
    await makeReady('L1');

    const [found] = must(await issuer.calls.delivery.find({ reading: test.read('grandfather') }));
    const handed = await handOver(test.read('grandfather'));

    expect(found).toMatchObject({ collectorKind: 'agent', collectorName: '林**' });
    expect(handed.ok).toBe(true);
  });

  it('refuses somebody who is neither applicant nor agent', async () => {
    await makeReady('N7');

    expect(await handOver(test.read('elder'))).toMatchObject({
      ok: false,
      failure: { code: 'delivery.collectorNotEntitled' },
    });
  });

  it('refuses the other parent of the form, too: they applied for nothing', async () => {
    await makeReady('N7');

    expect(await handOver(test.read('father'))).toMatchObject({
      ok: false,
      failure: { code: 'delivery.collectorNotEntitled' },
    });
  });

  it.each([
    ['forged', () => 'e30=.e30=', 'reading.invalid'],
    ['of a strange station', () => test.read('mother', { stationId: 'station-x' }), 'reading.unknownStation'],
    ['expired', () => test.read('mother', { expiresAt: '2026-11-20T01:00:00.000Z' }), 'reading.expired'],
  ])('refuses a reading that is %s', async (_what, read, code) => {
    await makeReady('N7');

    expect(await handOver(read())).toMatchObject({ ok: false, failure: { code } });
    expect(partOf(must(await clerk.calls.case.get({ caseId })), 'N7').status).toBe('ready');
  });

  it('has nothing to give before something is ready', async () => {
    expect(await handOver()).toMatchObject({ ok: false, failure: { code: 'delivery.nothingReady' } });
  });

  it('tells the slower window that somebody was faster', async () => {
    await makeReady('N7');
    must(await handOver());

    expect(await handOver()).toMatchObject({
      ok: false,
      failure: { code: 'case.changedMeanwhile', details: { by: '温如初' } },
    });
  });

  it('leaves here what became ready after the clerk looked', async () => {
    await makeReady('N7');
    const shown = await showReady();
    await makeReady('N1');

    const handed = must(await handOver(test.read('mother'), 1, shown));

    const after = must(await clerk.calls.case.get({ caseId }));
    expect(handed.delivered).toBe(1);
    expect(['N1', 'N7'].map((code) => partOf(after, code).status)).toEqual(['ready', 'delivered']);
  });

  it('gives nothing when a part is no longer what was shown', async () => {
    await makeReady('N7');
    const shown = await showReady();
    const older = shown.map((part) => ({ ...part, version: part.version - 1 }));

    const answer = await handOver(test.read('mother'), 1, older);

    expect(answer).toMatchObject({
      ok: false,
      failure: { code: 'case.changedMeanwhile', details: { by: '蒋云舒' } },
    });
  });

  it('keeps which reading of which reader proved who came', async () => {
    await makeReady('N7');
    must(await handOver());

    const { actions } = must(await issuer.calls.case.reveal({ caseId, reason: 'handOver' }));

    expect(actions.at(-1)).toMatchObject({
      personal: {
        collector: { name: '林晓岚' },
        reading: { stationId: 'station-test', deviceSerial: '05.01-20250101-0001234567-0007654321' },
      },
    });
  });

  it('makes a second receipt for what becomes ready later', async () => {
    await makeReady('N7');
    const first = must(await handOver());
    await makeReady('N1');

    const second = must(await handOver(test.read('mother'), first.version));

    expect(first.receipt.number).toBe(`${view.projection.caseNumber}-LZQS`);
    expect(second.receipt.number).toBe(`${view.projection.caseNumber}-LZQS2`);
  });

  it('repeats the same answer for the same request', async () => {
    await makeReady('N7');
    const input = {
      requestId: randomUUID(),
      caseId,
      expectedVersion: 1,
      subCases: await showReady(),
      reading: test.read('mother'),
    };
    const first = must(await issuer.calls.delivery.handOver(input));
    test.clock.advance(3_600_000); // the reading is long expired

    expect(must(await issuer.calls.delivery.handOver(input))).toEqual(first);
  });

  it('says 404 for a case that does not exist', async () => {
    const input = {
      requestId: randomUUID(),
      caseId: randomUUID(),
      expectedVersion: 1,
      subCases: [{ subCaseId: randomUUID(), version: 1 }],
      reading: test.read('mother'),
    };

    expect(await issuer.calls.delivery.handOver(input)).toMatchObject({ failure: { code: 'case.notFound' } });
  });
});

describe('the citizen’s rating', () => {
  const rating = { level: 2, comment: '' } as const;

  it('comes after the hand-over, and once', async () => {
    const early = await issuer.calls.delivery.rate({ requestId: randomUUID(), caseId, ...rating });
    await makeReady('N7');
    must(await handOver());
    must(await issuer.calls.delivery.rate({ requestId: randomUUID(), caseId, ...rating }));
    const again = await issuer.calls.delivery.rate({
      requestId: randomUUID(),
      caseId,
      level: 5,
      comment: '',
    });

    expect(early).toMatchObject({ ok: false, failure: { code: 'delivery.notDelivered' } });
    expect(again).toMatchObject({ ok: false, failure: { code: 'delivery.alreadyRated' } });
    expect(must(await clerk.calls.case.get({ caseId })).projection.ratingLevel).toBe(2);
  });
});
