import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseView } from '../../src/shared/api/office/case.ts';
import { handOver, post, tryToHandOver } from '../support/flow/at-the-issuing-window.ts';
import {
  papersOf,
  partOf,
  see,
  shownPart,
  statusesOf,
  takeIn,
  tryToWithdraw,
} from '../support/flow/at-the-window.ts';
import { must } from '../support/flow/clerk-client.ts';
import { ClockedWorkbench } from '../support/flow/clocked-workbench.ts';
import { count, onScreen } from '../support/flow/counted.ts';
import { look, memberOf, workOff } from '../support/flow/in-the-departments.ts';
import { verifySealed } from '../support/flow/papers.ts';

/** What a child has to settle after a parent with a pension died in hospital. */
function deathOf(
  cards: { readonly child: string; readonly agent?: string },
  missing: readonly string[] = [],
) {
  const { child, agent } = cards;
  return {
    subject: { kind: 'theme', code: 'T5' },
    situation: {
      applicantRelation: 'child',
      deathKind: 'hospital',
      remainsHandling: 'cremation',
      deceasedPension: 'employee',
      deceasedMedicalAccount: 'yes',
      deceasedHousingFund: 'yes',
      deceasedDrivingLicence: 'yes',
      deceasedSubsidies: 'yes',
      deceasedDisabilityCertificate: 'no',
      benefitReceiver: 'applicant',
    },
    cards: [
      { person: 'applicant', cardId: child },
      { person: 'deceased', cardId: 'elder' },
      ...(agent === undefined ? [] : [{ person: 'agent', cardId: agent }]),
    ],
    missing,
  } as const;
}

let workbench: ClockedWorkbench;
let view: CaseView;
const cases: CaseView[] = [];

beforeAll(async () => {
  workbench = await ClockedWorkbench.open('2026-11-20 09:30'); // a Friday
});
afterAll(() => workbench?.close());

describe('what a death leaves to be done', () => {
  it('is taken in at once, an agent standing in and a licence let in on a promise', async () => {
    const promised = ['deceasedDrivingLicence'];
    const application = deathOf({ child: 'moved', agent: 'grandfather' }, promised);
    const assisted = { scope: '代办身后一件事并领取结果', until: '2027-03-31T10:00:00.000Z' };

    view = await takeIn(workbench, application, { promised, assisted });

    expect(statusesOf(view)).toEqual({
      D1: 'accepted',
      ...{ D2: 'waiting', D3: 'waiting', D4: 'waiting', D5: 'waiting', D6: 'waiting' },
      ...{ D7: 'waiting', D8: 'waiting', D9: 'waiting' },
    });
    expect(papersOf(view)).toMatchObject({ promiseLetter: 1, linkedHandlingNotice: 1 });
  });

  it('is begun with the certificate, whose number later items see', async () => {
    const produced = { deathCertificateNumber: 'SW100000123' };

    view = await workOff(workbench, view, { only: ['D1', 'D2', 'D3'], produced });

    const insurance = await memberOf(workbench, 'medicalInsurance', false);
    const { produced: seen } = await look(insurance, partOf(view, 'D6').projection.subCaseId);
    expect(statusesOf(view)).toMatchObject({ D1: 'ready', D2: 'ready', D3: 'ready', D5: 'accepted' });
    expect(seen.map(({ value }) => value)).toEqual(['SW100000123']);
  });

  it('is withdrawn in part while it may be, by the agent as well', async () => {
    view = must(await tryToWithdraw(workbench, view, { itemCodes: ['D7'], cardId: 'grandfather' }));
    const sealed = await tryToWithdraw(workbench, view, { itemCodes: ['D1'], cardId: 'moved' });

    expect(statusesOf(view)).toMatchObject({ D7: 'withdrawn', D9: 'accepted' });
    expect(sealed).toMatchObject({ failure: { code: 'case.resultSealed' } });
  });

  it('is granted by the others in their time', async () => {
    await workbench.goOn('2026-12-08 09:30');

    view = await workOff(workbench, view);

    expect(statusesOf(view)).toMatchObject({
      D4: 'ready',
      D5: 'ready',
      D6: 'ready',
      D8: 'ready',
      D9: 'ready',
    });
    cases.push(view);
  });

  it('is posted in part, which nobody takes, and collected by the agent and then by a substitute', async () => {
    const sent = await post(workbench, view, { reference: 'EZ123456789CN', items: ['D4', 'D5'] });
    await workbench.goOn('2026-12-15 09:30');
    const { delivery } = (await workbench.member('issuer01')).office;
    const failing = { manner: 'post', failure: 'nobodyThere', note: '' } as const;
    const shown = shownPart(await see(workbench, view), 'D4');
    must(await delivery.failServing({ requestId: randomUUID(), ...shown, ...failing }));

    const agent = await handOver(workbench, view, { cardId: 'grandfather', items: ['D1', 'D2', 'D3'] });
    const expired = await tryToHandOver(workbench, view, { cardId: 'expired', relation: '亲属' });
    const substitute = await handOver(workbench, view, { cardId: 'father', relation: '女婿' });

    expect([sent.delivered, agent, substitute]).toEqual([2, 3, 4]);
    expect(expired).toMatchObject({ failure: { code: 'delivery.cardExpired' } });
    const collected = await see(workbench, view);
    expect(Object.values(statusesOf(collected)).filter((status) => status !== 'delivered')).toEqual([
      'withdrawn',
    ]);
  });
});

describe('a death that cannot be certified', () => {
  it('leaves nothing to be done, and the denial to be collected', async () => {
    const taken = await takeIn(workbench, deathOf({ child: 'rare-character' }));

    const denied = await workOff(workbench, taken, { deny: 'D1' });

    const { D1, ...rest } = statusesOf(denied);
    expect(D1).toBe('ready');
    expect(new Set(Object.values(rest))).toEqual(new Set(['terminated']));
    expect(await handOver(workbench, denied, { cardId: 'rare-character' })).toBe(1);
    cases.push(denied);
  });
});

describe('afterwards', () => {
  it('the figures balance, in the file as on the screen', async () => {
    const counted = await count(workbench, '2026-11-01', '2026-12-31');

    expect(counted.total.balance).toMatchObject({
      ...{ holds: true, received: 18, concluded: 9, withdrawn: 1, terminated: 8 },
    });
    expect(counted.inFile).toEqual(onScreen(counted));
    expect(counted.inFile).toMatchObject({ delivered: 9, open: 0 });
  });

  it('every sealed paper verifies for us and for strangers', async () => {
    expect(await verifySealed(workbench, cases)).toEqual({ count: 8, faults: [] });
  });

  it('the rows of lists and statistics say what the logs say', async () => {
    expect(await workbench.office.store.rebuildProjections()).toMatchObject({ corrected: 0 });
  });
});
