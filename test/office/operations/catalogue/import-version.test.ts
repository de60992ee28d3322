import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../../../src/main/quanke/in-process.ts';
import type { OperatorId } from '../../../../src/shared/domain/staff/operator.ts';
import { copyCatalogue } from '../../../support/catalogue-folder.ts';
import type { CatalogueFolder } from '../../../support/catalogue-folder.ts';
import { rawStore } from '../../../support/raw-store.ts';
import { command, STORES, TODAY, TOMORROW, useOffice, YESTERDAY } from '../desk/use-office.ts';
import type { OfficeInUse } from '../desk/use-office.ts';
import { importCatalogue, sendBytes, sendCatalogue } from './send-catalogue.ts';

let folder: CatalogueFolder;

beforeEach(() => {
  folder = copyCatalogue();
});

afterEach(() => folder.dispose());

async function versionsOf({ administrator }: Pick<OfficeInUse, 'administrator'>) {
  return must(await administrator.calls.catalogue.versions(undefined));
}

describe.each(STORES)('importing a catalogue on %s', (store) => {
  const office = useOffice(store);

  it('makes a version that holds from its day on', async () => {
    folder.set('catalogue.json', ['name'], '2026 年第二版目录');

    const imported = await importCatalogue(office, folder, { label: '第二版', validFrom: TOMORROW });

    const [newest, first] = await versionsOf(office);
    expect(newest).toEqual(imported);
    expect(imported).toMatchObject({
      versionNumber: 2,
      label: '第二版',
      validFrom: TOMORROW,
      inForce: false,
    });
    expect(first).toMatchObject({ versionNumber: 1, inForce: true, importedBy: null });
    office.test.clock.set('2026-11-20T16:00:00.000Z'); // midnight at the centre
    const administrator = await office.test.signIn('system01');
    expect((await versionsOf({ administrator })).map(({ inForce }) => inForce)).toEqual([true, false]);
  });

  it('does it once, however often the request comes', async () => {
    folder.set('catalogue.json', ['name'], '另一版');
    const fileId = await sendCatalogue(office, folder);
    const { calls } = office.administrator;
    const input = command({ fileId, label: '另一版', validFrom: TODAY });

    const answers = await Promise.all([calls.catalogue.import(input), calls.catalogue.import(input)]);
    const again = await calls.catalogue.import(input);

    const done = answers.filter(({ ok }) => ok);
    expect(done.length).toBeGreaterThanOrEqual(1);
    expect(again).toEqual(done[0]);
    expect(await versionsOf(office)).toHaveLength(2);
    expect(await calls.catalogue.import({ ...input, label: '别的' })).toMatchObject({
      failure: { code: 'call.requestReused' },
    });
  });

  it('takes one of two who import the same at the same time', async () => {
    folder.set('catalogue.json', ['name'], '另一版');
    const fileId = await sendCatalogue(office, folder);
    const { calls } = office.administrator;
    const once = () => calls.catalogue.import(command({ fileId, label: '另一版', validFrom: TODAY }));

    const answers = await Promise.all([once(), once(), once()]);

    const codes = answers.map((answer) => (answer.ok ? 'ok' : answer.failure.code)).toSorted();
    expect(codes).toEqual(['catalogue.alreadyImported', 'catalogue.alreadyImported', 'ok']);
    expect((await versionsOf(office)).map(({ versionNumber }) => versionNumber)).toEqual([2, 1]);
  });
});

describe('an import', () => {
  const office = useOffice();

  async function tryImport(more: { readonly fileId?: string; readonly validFrom?: string } = {}) {
    const fileId = more.fileId ?? (await sendCatalogue(office, folder));
    const input = command({ fileId, label: '第二版', validFrom: more.validFrom ?? TODAY });
    return office.administrator.calls.catalogue.import(input);
  }

  it.each([
    ['yesterday', YESTERDAY],
    ['on a day that is none', '2026-11-31'],
  ])('is refused when it should hold from %s', async (_when, validFrom) => {
    folder.set('catalogue.json', ['name'], '另一版');

    expect(await tryImport({ validFrom })).toMatchObject({ failure: { code: 'catalogue.dayInvalid' } });
    expect(await versionsOf(office)).toHaveLength(1);
  });

  it('is refused when the very same is a version already, however it is written', async () => {
    folder.rewrite('items/N3.json', (text) => JSON.stringify(JSON.parse(text)));
    const fileId = await sendCatalogue(office, folder);

    const preview = must(await office.administrator.calls.catalogue.previewImport({ fileId }));

    expect(preview).toMatchObject({ alreadyImported: true, difference: { changes: [] } });
    expect(await tryImport({ fileId })).toMatchObject({ failure: { code: 'catalogue.alreadyImported' } });
  });

  it('needs a bundle, sent by the administrator who imports it', async () => {
    const fileId = await sendCatalogue(office, folder);
    const colleague = await anotherAdministrator(office);

    const foreign = await colleague.calls.catalogue.previewImport({ fileId });
    const unknown = await tryImport({ fileId: '0'.repeat(64) });

    expect(foreign).toMatchObject({ failure: { code: 'catalogue.bundleNotFound' } });
    expect(unknown).toMatchObject({ failure: { code: 'catalogue.bundleNotFound' } });
  });

  it('gives its bundle out to nobody, not even as a scan', async () => {
    const fileId = await sendCatalogue(office, folder);

    for (const person of [office.administrator, await office.test.signIn('window01')]) {
      const caller = must(await person.admit('files.scan', { role: 'signedIn', audit: 'access' }));
      expect(await office.test.office.files.scan(caller, fileId)).toMatchObject({
        failure: { code: 'call.notPermitted' },
      });
    }
  });

  it('is written to the audit log without its content', async () => {
    folder.set('catalogue.json', ['name'], '秘密的目录名');

    const { versionId } = await importCatalogue(office, folder);

    const rows = await rawStore(office.test).write(({ context }) =>
      context.db
        .selectFrom('auditEvent')
        .selectAll()
        .where('object', '=', `catalogue:${versionId}`)
        .execute(),
    );
    expect(rows.map(({ procedureName, auditKind }) => [procedureName, auditKind])).toEqual([
      ['catalogue.import', 'change'],
    ]);
    expect(JSON.stringify(rows)).not.toContain('秘密的目录名');
  });

  it('is nothing for clerks, approvers and supervisors', async () => {
    for (const loginName of ['window01', 'health1', 'supervisor01', 'security01']) {
      const person = await office.test.signIn(loginName);
      const sent = await sendBytes(office.test, person, '{"files":[]}');
      const asked = await person.calls.catalogue.previewImport({ fileId: '0'.repeat(64) });
      const imported = await person.calls.catalogue.import(
        command({ fileId: '0'.repeat(64), label: '第二版', validFrom: TODAY }),
      );
      for (const refused of [sent, asked, imported]) {
        expect(refused).toMatchObject({ ok: false, failure: { code: 'call.notPermitted' } });
      }
    }
  });

  it('takes no bundle that is no JSON', async () => {
    const { test, administrator } = office;

    expect(await sendBytes(test, administrator, '%PDF-1.7')).toMatchObject({
      failure: { code: 'file.typeNotAllowed' },
    });
    expect(await sendBytes(test, administrator, '')).toMatchObject({ failure: { code: 'file.empty' } });
  });
});

/** A second one, who does not come with the demo. */
async function anotherAdministrator({ test }: OfficeInUse) {
  await rawStore(test).write(async ({ tables: { operators } }) => {
    const first = await operators.findByLoginName('system01');
    if (!first) throw new Error('the demo has an administrator');
    const second = { ...first.operator, id: randomUUID() as OperatorId, loginName: 'system02' };
    await operators.add(second, first.passwordHash);
  });
  return test.signIn('system02');
}
