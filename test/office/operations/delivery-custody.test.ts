import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../../src/main/quanke/in-process.ts';
import type { Custody } from '../../../src/shared/api/office/delivery-answers.ts';
import { openIssuing } from '../../support/issue.ts';
import type { IssuingOffice } from '../../support/issue.ts';
import { acceptCase } from '../../support/take-in.ts';

type Place =
  | { readonly kind: 'desk'; readonly deskId: string }
  | { readonly kind: 'department'; readonly departmentId: string };

const DESK: Place = { kind: 'desk', deskId: 'desk-001' };
const ISSUING: Place = { kind: 'desk', deskId: 'desk-901' };
const LABOUR: Place = { kind: 'department', departmentId: 'humanResources' };
const HEALTH: Place = { kind: 'department', departmentId: 'health' };
const TWO = [
  { materialCode: 'powerOfAttorney', copies: 1 },
  { materialCode: 'employmentEndProof', copies: 1 },
];

let office: IssuingOffice;
let caseId: string;

beforeEach(async () => {
  office = await openIssuing();
  const view = await acceptCase(office.test, office.clerk, { subject: { kind: 'item', code: 'L1' } });
  caseId = view.projection.caseId;
});

afterEach(() => office.test.close());

type Moving = {
  readonly by?: InProcessPerson;
  readonly from?: Place;
  readonly to?: Place;
  readonly pieces?: readonly { readonly materialCode: string; readonly copies: number }[];
  readonly loginName?: string;
  readonly password?: string;
  readonly expectedVersion?: number;
};

async function move({ by = office.clerk, from = DESK, to = LABOUR, pieces = TWO, ...more }: Moving = {}) {
  const { version } = await custody();
  return by.calls.delivery.moveCustody({
    requestId: randomUUID(),
    caseId,
    expectedVersion: more.expectedVersion ?? version,
    from,
    to,
    pieces: [...pieces],
    takenBy: { loginName: more.loginName ?? 'labour1', password: more.password ?? 'demo' },
  });
}

async function custody(person: InProcessPerson = office.clerk): Promise<Custody> {
  return must(await person.calls.delivery.custody({ caseId }));
}

const heldAt = ({ holdings }: Custody) =>
  holdings.map(({ name, pieces }) => [name, pieces.reduce((sum, { copies }) => sum + copies, 0)]);

describe('the ledger of papers', () => {
  it('begins at the desk that took the case in, without the cards that were only shown', async () => {
    const ledger = await custody();

    expect(ledger.holdings).toMatchObject([{ place: DESK, isOwn: true }]);
    expect(ledger.holdings[0]?.pieces.map(({ name }) => name)).toEqual([
      '授权委托书（代办时提交）',
      '终止或者解除劳动关系证明',
    ]);
    expect(ledger.moves).toEqual([]);
    expect(ledger.places.map(({ place }) => place)).toEqual(expect.arrayContaining([LABOUR, ISSUING]));
    expect(ledger.places.map(({ place }) => place)).not.toContainEqual(HEALTH);
  });

  it('follows the papers from window to department to issuing window, with a sheet for each step', async () => {
    const first = must(await move());
    const labour = await office.test.signIn('labour1');
    const second = must(
      await move({ by: labour, from: LABOUR, to: ISSUING, pieces: TWO.slice(0, 1), loginName: 'issuer01' }),
    );

    const ledger = await custody();
    expect([first.sheet, second.sheet].map(({ number }) => number.split('-').at(-1))).toEqual([
      'WLJJ',
      'WLJJ2',
    ]);
    expect(ledger.moves).toMatchObject([
      { to: '综合出件窗口', copies: 1, takenBy: '温如初' },
      { to: '人力资源和社会保障', copies: 2, givenBy: '沈若澜' },
    ]);
    expect(heldAt(ledger).map(([, copies]) => copies)).toEqual([1, 1]);
    expect(must(await office.clerk.calls.case.get({ caseId })).actions.at(-1)).toMatchObject({
      kind: 'moveCustody',
      from: LABOUR,
      to: ISSUING,
    });
  });

  it('never makes or loses a sheet', async () => {
    const before = heldAt(await custody()).reduce((sum, [, copies]) => sum + Number(copies), 0);
    must(await move());

    expect(heldAt(await custody()).reduce((sum, [, copies]) => sum + Number(copies), 0)).toBe(before);
  });

  it('lists the newest moves, to a department its own', async () => {
    must(await move());
    const moves = async (loginName: string) =>
      must(await (await office.test.signIn(loginName)).calls.delivery.moves(undefined)).length;

    expect(await moves('supervisor01')).toBe(1);
    expect(await moves('labour2')).toBe(1);
    expect(await moves('health1')).toBe(0);
  });

  it('is no matter of a department without a part in the case', async () => {
    const health = await office.test.signIn('health1');

    expect(await health.calls.delivery.custody({ caseId })).toMatchObject({
      failure: { code: 'case.notFound' },
    });
  });
});

describe('a move of papers', () => {
  const letter = (copies: number) => [{ materialCode: 'powerOfAttorney', copies }];

  it.each<[string, Moving, string]>([
    ['more copies than the place holds', { pieces: letter(2) }, 'delivery.countsDiffer'],
    [
      'a paper that is not there',
      { pieces: [{ materialCode: 'unknown', copies: 1 }] },
      'delivery.countsDiffer',
    ],
    ['one paper counted twice', { pieces: [...letter(1), ...letter(1)] }, 'delivery.countsDiffer'],
    ['no paper at all', { pieces: [] }, 'call.invalidInput'],
    ['less than one copy', { pieces: letter(0) }, 'call.invalidInput'],
    ['papers of another place', { from: ISSUING }, 'delivery.notYourPlace'],
    ['papers of a department', { from: LABOUR, to: DESK }, 'delivery.notYourPlace'],
    ['a department without a part in it', { to: HEALTH, loginName: 'health1' }, 'delivery.placeUnfit'],
    ['a desk that does not exist', { to: { kind: 'desk', deskId: 'desk-x' } }, 'delivery.placeUnfit'],
    ['its own place', { to: DESK, loginName: 'window02' }, 'delivery.placeUnfit'],
    ['a taker of another department', { loginName: 'health1' }, 'delivery.personUnfit'],
    ['a taker from the windows', { loginName: 'window02' }, 'delivery.personUnfit'],
    ['a taker who is the giver', { to: ISSUING, loginName: 'window01' }, 'delivery.samePerson'],
    ['a taker with a wrong password', { password: 'guess' }, 'staff.wrongPassword'],
    ['an old version', { expectedVersion: 9 }, 'case.changedMeanwhile'],
  ])('is refused with %s', async (_what, moving, code) => {
    expect(await move(moving)).toMatchObject({ ok: false, failure: { code } });
    expect(await custody()).toMatchObject({ moves: [], version: 1 });
  });

  it('is not done twice with what is gone', async () => {
    must(await move());

    expect(await move()).toMatchObject({
      failure: {
        code: 'delivery.countsDiffer',
        details: { material: 'powerOfAttorney', counted: 1, held: 0 },
      },
    });
  });

  it('is given by a department by its own people only', async () => {
    must(await move());
    const health = await office.test.signIn('health1');

    expect(await move({ by: health, from: LABOUR, to: ISSUING, loginName: 'issuer01' })).toMatchObject({
      failure: { code: 'delivery.notYourPlace' },
    });
  });
});
