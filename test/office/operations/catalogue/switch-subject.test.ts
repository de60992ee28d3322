import { describe, expect, it } from 'vitest';
import { must } from '../../../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../../../src/main/quanke/in-process.ts';
import { rawStore } from '../../../support/raw-store.ts';
import { acceptCase, decide, fillDraft, partOf } from '../../../support/take-in.ts';
import { CENTER, command, STORES, TODAY, TOMORROW, useOffice, YESTERDAY } from '../desk/use-office.ts';
import type { OfficeInUse } from '../desk/use-office.ts';

const T1 = { kind: 'theme', code: 'T1' } as const;
const L1 = { kind: 'item', code: 'L1' } as const;

type Switched = { readonly on?: boolean; readonly effectiveOn?: string };

function switchSubject(
  { administrator }: OfficeInUse,
  subject: { readonly kind: 'theme' | 'item' | 'items'; readonly code: string },
  { on = false, effectiveOn = TODAY }: Switched = {},
) {
  return administrator.calls.catalogue.switch(command({ subject, on, effectiveOn, reason: '系统改造' }));
}

async function accept(clerk: InProcessPerson, draft: { readonly id: string; readonly version: number }) {
  return clerk.calls.case.accept(command({ draftId: draft.id, expectedVersion: draft.version }));
}

const NOT_OPEN = { ok: false, failure: { code: 'catalogue.notOpen' } };

describe.each(STORES)('switching off on %s', (store) => {
  const office = useOffice(store);

  it('refuses a draft begun before when it is accepted, and takes it when it is on again', async () => {
    const clerk = await office.test.signIn('window01');
    const { draft } = await fillDraft(office.test, clerk);
    must(await switchSubject(office, T1));

    const refused = await accept(clerk, draft);
    must(await switchSubject(office, T1, { on: true }));
    const accepted = await accept(clerk, draft);

    expect(refused).toMatchObject(NOT_OPEN);
    expect(accepted.ok).toBe(true);
  });

  it('stops nothing that was accepted', async () => {
    const clerk = await office.test.signIn('window01');
    const view = await acceptCase(office.test, clerk, { subject: L1 });
    const { subCaseId } = partOf(view, 'L1');
    const reviewers = {
      first: await office.test.signIn('labour1'),
      second: await office.test.signIn('labour2'),
    };

    must(await switchSubject(office, L1));

    await decide(reviewers, subCaseId);
    const after = must(await clerk.calls.case.get({ caseId: view.projection.caseId }));
    expect(partOf(after, 'L1').status).toBe('grantedDecision');
  });

  it('closes a theme whose situation leads to the item, and no other situation of it', async () => {
    const clerk = await office.test.signIn('window01');
    const withCosts = await fillDraft(office.test, clerk);
    const { id: draftId } = (await fillDraft(office.test, clerk)).draft;
    const without = must(
      await clerk.calls.form.save(
        command({ draftId, expectedVersion: 4, situation: { claimBirthCosts: 'no' } }),
      ),
    );

    must(await switchSubject(office, { kind: 'item', code: 'N6' }));

    expect(await accept(clerk, withCosts.draft)).toMatchObject(NOT_OPEN);
    expect((await accept(clerk, without.draft)).ok).toBe(true);
  });

  it('holds from its day on', async () => {
    const clerk = await office.test.signIn('window01');
    const { draft } = await fillDraft(office.test, clerk, { subject: L1 });

    must(await switchSubject(office, L1, { effectiveOn: TOMORROW }));

    expect((await accept(clerk, draft)).ok).toBe(true);
  });

  it('is a row of a ledger that only grows', async () => {
    const off = must(await switchSubject(office, L1));
    const on = must(await switchSubject(office, L1, { on: true, effectiveOn: TOMORROW }));

    const { switches } = must(await office.administrator.calls.catalogue.view({}));
    expect(switches).toEqual([off, on]);
    expect(off).toMatchObject({ subject: L1, on: false, effectiveOn: TODAY, reason: '系统改造' });
    const damage = rawStore(office.test).write(({ context }) =>
      context.db.deleteFrom('subjectSwitch').execute(),
    );
    await expect(damage).rejects.toThrow(/only grows/);
  });
});

describe('a switch', () => {
  const office = useOffice();

  it('never reaches back', async () => {
    expect(await switchSubject(office, T1, { effectiveOn: YESTERDAY })).toMatchObject({
      failure: { code: 'catalogue.dayInvalid' },
    });
  });

  it.each([
    ['a theme nobody knows', { kind: 'theme', code: 'T99' }],
    ['an item nobody knows', { kind: 'item', code: 'N99' }],
    ['several items together, which have no switch of their own', { kind: 'items', code: 'N1+N7' }],
  ] as const)('is refused for %s', async (_what, subject) => {
    expect(await switchSubject(office, subject)).toMatchObject({
      failure: { code: 'catalogue.subjectNotFound' },
    });
  });

  it('is the administrator’s', async () => {
    const clerk = await office.test.signIn('window01');

    expect(await switchSubject({ ...office, administrator: clerk }, T1)).toMatchObject({
      failure: { code: 'call.notPermitted' },
    });
  });
});

describe('what the place of a desk has not claimed', () => {
  const office = useOffice();

  it('is refused when a draft of it is accepted', async () => {
    const clerk = await office.test.signIn('window01');
    const { draft } = await fillDraft(office.test, clerk, { subject: L1 });
    const release = { unitCode: CENTER, itemCodes: ['L1'], kind: 'release' as const, effectiveOn: TODAY };

    must(
      await office.administrator.calls.desk.recordClaims(command({ ...release, reason: '调整到街道办理' })),
    );

    expect(await accept(clerk, draft)).toMatchObject(NOT_OPEN);
  });
});
