import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../../../src/main/quanke/in-process.ts';
import type { CaseView } from '../../../../src/shared/api/office/case.ts';
import { copyCatalogue } from '../../../support/catalogue-folder.ts';
import type { CatalogueFolder } from '../../../support/catalogue-folder.ts';
import { times } from '../../../support/deep.ts';
import { rawStore } from '../../../support/raw-store.ts';
import { someNumberOf } from '../../../support/some-number.ts';
import { acceptCase, decide, fillDraft, partOf, seal } from '../../../support/take-in.ts';
import { command, STORES, TOMORROW, useOffice } from '../desk/use-office.ts';
import type { OfficeInUse } from '../desk/use-office.ts';
import { importCatalogue } from './send-catalogue.ts';

const SUBJECT = { kind: 'item', code: 'L1' } as const;

let folder: CatalogueFolder;

beforeEach(() => {
  folder = copyCatalogue();
  folder.set('catalogue.json', ['name'], '第二版目录');
});

afterEach(() => folder.dispose());

function remove({ administrator }: OfficeInUse, versionId: string) {
  return administrator.calls.catalogue.removeVersion(command({ versionId, reason: '导入错误' }));
}

async function firstVersion({ administrator }: OfficeInUse) {
  const first = must(await administrator.calls.catalogue.versions(undefined)).at(-1);
  if (!first) throw new Error('an office has a catalogue');
  return first;
}

/** Brings a case of one part to its end. */
async function finish({ test }: OfficeInUse, view: CaseView): Promise<void> {
  const reviewers = { first: await test.signIn('labour1'), second: await test.signIn('labour2') };
  const { caseId } = view.projection;
  const { subCaseId } = partOf(view, 'L1');
  await decide(reviewers, subCaseId);
  await seal(test, reviewers.second, subCaseId);
  const issuer = await test.signIn('issuer01');
  const ready = partOf(must(await issuer.calls.case.get({ caseId })), 'L1');
  const subCases = [{ subCaseId, version: ready.version }];
  const reading = test.read('mother');
  must(await issuer.calls.delivery.handOver(command({ caseId, expectedVersion: 1, subCases, reading })));
}

describe.each(STORES)('removing a version on %s', (store) => {
  const office = useOffice(store);

  it('waits for the last open case under it, and leaves the closed ones as they were', async () => {
    const clerk = await office.test.signIn('window01');
    const view = await acceptCase(office.test, clerk, { subject: SUBJECT });
    const { versionId } = await firstVersion(office);
    await importCatalogue(office, folder);

    const refused = await remove(office, versionId);
    await finish(office, view);
    const before = must(await clerk.calls.case.get({ caseId: view.projection.caseId }));
    const removed = await remove(office, versionId);

    expect(refused).toMatchObject({
      failure: { code: 'catalogue.versionInUse', details: { subCases: 1, drafts: 0 } },
    });
    expect(removed).toEqual({ ok: true, value: null });
    expect(await firstVersion(office)).toMatchObject({
      versionId,
      inForce: false,
      removedAt: expect.any(String),
    });
    expect(must(await clerk.calls.case.get({ caseId: view.projection.caseId }))).toEqual(before);
    expect(must(await office.administrator.calls.catalogue.view({ versionId })).catalogue.items.length).toBe(
      (await firstVersion(office)).items,
    );
  });

  it('waits for the last draft under it', async () => {
    const clerk = await office.test.signIn('window01');
    const { draft } = await fillDraft(office.test, clerk, { subject: SUBJECT });
    const { versionId } = await firstVersion(office);
    await importCatalogue(office, folder);

    const refused = await remove(office, versionId);
    must(await clerk.calls.form.discard(command({ draftId: draft.id, expectedVersion: draft.version })));
    const removed = await remove(office, versionId);

    expect(refused).toMatchObject({
      failure: { code: 'catalogue.versionInUse', details: { subCases: 0, drafts: 1 } },
    });
    expect(removed.ok).toBe(true);
  });

  it('leaves nothing under it that was taken in or begun in the same moment', async () => {
    const clerk = await office.test.signIn('window01');
    for (let round = 0; round < times(3, 30); round += 1) {
      folder.set('catalogue.json', ['name'], `目录第 ${round} 次`);
      const drafts = [];
      for (let i = 0; i < 3; i += 1) {
        const identityNumber = someNumberOf(3 * round + i);
        drafts.push(await fillDraft(office.test, clerk, { subject: SUBJECT, identityNumber }));
      }
      const { versionId } = await importCatalogue(office, folder);

      const [removed, begun, ...accepted] = await Promise.all([
        remove(office, versionId),
        clerk.calls.form.begin(command({ subject: SUBJECT })),
        ...drafts.map(({ draft: { id, version } }) =>
          clerk.calls.case.accept(command({ draftId: id, expectedVersion: version })),
        ),
      ]);

      const versions = must(await office.administrator.calls.catalogue.versions(undefined));
      const open = versions.filter((version) => version.removedAt !== null && version.openSubCases > 0);
      const drafted = begun.ok && begun.value.draft.catalogueVersionId === versionId;
      expect(accepted.map(({ ok }) => ok)).toEqual([true, true, true]);
      expect([open, removed.ok && drafted]).toEqual([[], false]);
    }
  });

  it('brings the one before back into force', async () => {
    const clerk = await office.test.signIn('window01');
    folder.set('items/L1.json', ['name'], '写错的名称');
    const { versionId } = await importCatalogue(office, folder);
    const view = await acceptCase(office.test, clerk, { subject: SUBJECT });

    expect(await remove(office, versionId)).toMatchObject({ failure: { code: 'catalogue.versionInUse' } });
    await finish(office, view);
    expect(await remove(office, versionId)).toMatchObject({ ok: true });

    expect(await firstVersion(office)).toMatchObject({ inForce: true });
    const next = await acceptCase(office.test, clerk, { subject: SUBJECT });
    expect(partOf(next, 'L1').itemName).not.toBe('写错的名称');
    const old = must(await clerk.calls.case.get({ caseId: view.projection.caseId }));
    expect(partOf(old, 'L1').itemName).toBe('写错的名称');
  });

  it('counts cases that do not say their version to the first one', async () => {
    const clerk = await office.test.signIn('window01');
    await acceptCase(office.test, clerk, { subject: SUBJECT });
    await rawStore(office.test).write(({ context }) =>
      context.db.updateTable('serviceCase').set({ catalogueVersionId: null }).execute(),
    );
    await importCatalogue(office, folder);

    const refused = await remove(office, (await firstVersion(office)).versionId);

    expect(refused).toMatchObject({ failure: { code: 'catalogue.versionInUse', details: { subCases: 1 } } });
  });
});

describe('a version', () => {
  const office = useOffice();

  it('that nothing could stand in for is needed', async () => {
    const { versionId } = await firstVersion(office);
    await importCatalogue(office, folder, { validFrom: TOMORROW });

    expect(await remove(office, versionId)).toMatchObject({ failure: { code: 'catalogue.versionNeeded' } });
    expect(await firstVersion(office)).toMatchObject({ inForce: true, removedAt: null });
  });

  it('can be removed once, and imported again', async () => {
    const { versionId } = await importCatalogue(office, folder);

    expect(await remove(office, versionId)).toMatchObject({ ok: true });

    expect(await remove(office, versionId)).toMatchObject({ failure: { code: 'catalogue.versionNotFound' } });
    expect(await importCatalogue(office, folder)).toMatchObject({ versionNumber: 3, inForce: true });
  });

  it('is removed with a reason, by administrators only', async () => {
    const { versionId } = await importCatalogue(office, folder);
    const supervisor = await office.test.signIn('supervisor01');
    const input = command({ versionId, reason: '导入错误' });

    expect(await supervisor.calls.catalogue.removeVersion(input)).toMatchObject({
      failure: { code: 'call.notPermitted' },
    });
    expect(await office.administrator.calls.catalogue.removeVersion({ ...input, reason: ' ' })).toMatchObject(
      {
        failure: { code: 'call.invalidInput' },
      },
    );
  });
});
