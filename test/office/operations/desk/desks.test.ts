import { describe, expect, it } from 'vitest';
import { must } from '../../../../src/main/quanke/in-process.ts';
import { InProcessPerson } from '../../../../src/main/quanke/in-process.ts';
import { toInstant } from '../../../../src/shared/kernel/time.ts';
import { doChange } from '../../../support/do-change.ts';
import { fillDraft } from '../../../support/take-in.ts';
import { CENTER, command, day, EAST, STORES, TODAY, TOMORROW, useOffice, YESTERDAY } from './use-office.ts';

const newDesk = {
  deskId: 'desk-777',
  name: 'Desk 777',
  deskKind: 'assisted',
  deskNumber: '777',
  unitCode: EAST,
  openedOn: TODAY,
  posts: 3,
} as const;

describe.each(STORES)('registering a desk, on %s', (store) => {
  const office = useOffice(store);
  const open = (change = {}) => office.administrator.calls.desk.openDesk(command({ ...newDesk, ...change }));

  it('places it, in the division of its place', async () => {
    const desk = must(await open());

    expect(desk).toEqual({
      id: 'desk-777',
      name: 'Desk 777',
      deskKind: 'assisted',
      divisionCode: '100000',
      deskNumber: '777',
      centerName: '城东街道',
      unitCode: EAST,
      openedOn: TODAY,
      closedOn: null,
      posts: 3,
    });
    const { desks } = must(await office.administrator.calls.desk.organization(undefined));
    expect(desks.find(({ id }) => id === 'desk-777')).toEqual(desk);
  });

  it.each([
    ['the same name', { deskNumber: '778' }],
    ['the same number in the same division', { deskId: 'desk-778', unitCode: CENTER }],
  ])('refuses %s', async (_what, change) => {
    must(await open());

    expect(await open(change)).toMatchObject({ failure: { code: 'desk.alreadyThere' } });
  });

  it('never gives the number of a closed desk again', async () => {
    must(await office.administrator.calls.desk.closeDesk(command({ deskId: 'desk-101', closedOn: TODAY })));
    office.test.clock.set(toInstant(Date.parse('2027-01-04T01:00:00Z')));
    const administrator = await office.test.signIn('system01');

    const again = await administrator.calls.desk.openDesk(command({ ...newDesk, deskNumber: '101' }));

    expect(again).toMatchObject({ failure: { code: 'desk.alreadyThere' } });
  });

  it('lets one of several through that want the same number at once', async () => {
    const answers = await Promise.all(
      [1, 2, 3, 4].map((serial) => open({ deskId: `desk-77${String(serial)}` })),
    );

    const codes = answers.map((answer) => (answer.ok ? 'opened' : answer.failure.code));
    expect(codes.toSorted()).toEqual([...Array<string>(3).fill('desk.alreadyThere'), 'opened']);
  });

  it('refuses a place that is not in the organisation, or no longer on that day', async () => {
    await doChange(office.test.office, async ({ organization }) => {
      const river = (await organization.listUnits()).find(({ unitCode }) => unitCode === '100000101');
      if (river) await organization.saveUnit({ ...river, validTo: YESTERDAY });
    });

    for (const unitCode of ['999999999', '100000101']) {
      expect(await open({ unitCode })).toMatchObject({ failure: { code: 'desk.unitNotFound' } });
    }
    expect(await open({ unitCode: '100000101', openedOn: YESTERDAY })).toMatchObject({ ok: true });
  });

  it('refuses a first day on which its place was not there yet', async () => {
    const { units } = must(await office.administrator.calls.desk.organization(undefined));
    const { validFrom } = units.find(({ unitCode }) => unitCode === '100000101') ?? {};

    expect(await open({ unitCode: '100000101', openedOn: day('1990-01-01') })).toMatchObject({
      failure: { code: 'desk.unitNotFound' },
    });
    expect(await open({ unitCode: '100000101', openedOn: validFrom })).toMatchObject({ ok: true });
  });

  it.each([
    ['a number of two digits', { deskNumber: '77' }],
    ['a number of letters', { deskNumber: '7a7' }],
    ['a day the calendar lacks', { openedOn: '2026-02-30' }],
    ['a name that is no name of a desk', { deskId: 'Desk 777' }],
    ['a hundred posts', { posts: 100 }],
  ])('refuses %s', async (_what, change) => {
    expect(await open(change)).toMatchObject({ failure: { code: 'call.invalidInput' } });
  });
});

describe.each(STORES)('closing a desk, on %s', (store) => {
  const office = useOffice(store);
  const close = (closedOn: string, deskId = 'desk-101') =>
    office.administrator.calls.desk.closeDesk(command({ deskId, closedOn: day(closedOn) }));

  it('names its last day, which may be moved until it has passed', async () => {
    must(await close(TOMORROW));
    const closed = must(await close(TODAY));

    expect(closed).toMatchObject({ id: 'desk-101', closedOn: TODAY });
    office.test.clock.set(toInstant(Date.parse('2026-11-20T16:00:00Z'))); // midnight at the centre
    const administrator = await office.test.signIn('system01');
    const late = command({ deskId: 'desk-101', closedOn: day('2026-11-25') });
    expect(await administrator.calls.desk.closeDesk(late)).toMatchObject({
      failure: { code: 'desk.notOpen' },
    });
  });

  it('is refused for a day that has passed, and for one before the desk opens', async () => {
    must(
      await office.administrator.calls.desk.openDesk(command({ ...newDesk, openedOn: day('2026-12-01') })),
    );

    expect(await close(YESTERDAY)).toMatchObject({ failure: { code: 'catalogue.dayInvalid' } });
    expect(await close('2026-11-30', 'desk-777')).toMatchObject({
      failure: { code: 'catalogue.dayInvalid' },
    });
    expect(must(await close('2026-12-31', 'desk-777')).closedOn).toBe('2026-12-31');
  });

  it('is refused for a desk nobody registered', async () => {
    expect(await close(TODAY, 'desk-404')).toMatchObject({ failure: { code: 'desk.notFound' } });
  });

  it('is refused while a draft lies there, and not after it is gone', async () => {
    const clerk = await office.test.signIn('window01');
    const { draft } = await fillDraft(office.test, clerk, { subject: { kind: 'item', code: 'L1' } });

    expect(await close(TODAY, 'desk-001')).toMatchObject({ failure: { code: 'desk.draftsOpen' } });
    must(await clerk.calls.form.discard(command({ draftId: draft.id, expectedVersion: draft.version })));
    expect(must(await close(TODAY, 'desk-001')).closedOn).toBe(TODAY);
  });
});

describe('signing in at a desk', () => {
  const office = useOffice();
  const signIn = (deskId: string) =>
    new InProcessPerson(office.test.office).calls.staff.signIn(
      command({ loginName: 'window11', password: 'demo', deskId }),
    );
  const listed = async () =>
    must(await new InProcessPerson(office.test.office).calls.staff.desks(undefined)).map(({ id }) => id);

  it('is possible until the end of its last day', async () => {
    must(await office.administrator.calls.desk.closeDesk(command({ deskId: 'desk-101', closedOn: TODAY })));

    expect(must(await signIn('desk-101')).desk?.id).toBe('desk-101');
    expect(await listed()).toContain('desk-101');
    office.test.clock.set(toInstant(Date.parse('2026-11-20T16:00:00Z'))); // midnight at the centre
    expect(await signIn('desk-101')).toMatchObject({ failure: { code: 'desk.notOpen' } });
    expect(await listed()).not.toContain('desk-101');
  });

  it('is not possible before its first day', async () => {
    must(await office.administrator.calls.desk.openDesk(command({ ...newDesk, openedOn: TOMORROW })));

    expect(await signIn('desk-777')).toMatchObject({ failure: { code: 'desk.notOpen' } });
    expect(await listed()).not.toContain('desk-777');
    office.test.clock.set(toInstant(Date.parse('2026-11-20T16:00:00Z')));
    expect(must(await signIn('desk-777')).desk?.id).toBe('desk-777');
  });

  it('is not possible at a window of one department, which is registered to be counted', async () => {
    expect(await signIn('desk-103')).toMatchObject({ failure: { code: 'desk.notForRole' } });
    expect(await listed()).not.toContain('desk-103');
  });

  it('lets the day count for the desk, once, and not when the password was wrong', async () => {
    const servedOn = (text: string) =>
      office.test.office.store.read(({ duties }) => duties.listBetween(day(text), day(text)));
    office.test.clock.set(toInstant(Date.parse('2026-12-01T01:00:00Z')));

    await signIn('desk-102');
    await signIn('desk-102');
    await new InProcessPerson(office.test.office).calls.staff.signIn(
      command({ loginName: 'window11', password: 'wrong', deskId: 'desk-101' }),
    );

    expect(await servedOn('2026-12-01')).toEqual([{ deskId: 'desk-102', servedOn: '2026-12-01' }]);
  });
});
