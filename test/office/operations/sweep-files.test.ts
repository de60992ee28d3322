import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sweepFiles } from '../../../src/main/office/sweep-files.ts';
import { must } from '../../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../../src/main/quanke/in-process.ts';
import { makeOfficeIn } from '../../support/make-office.ts';
import type { TestOffice } from '../../support/make-office.ts';
import { sendBytes } from './catalogue/send-catalogue.ts';
import { acceptCase, decide, partOf, prepareSeal, seal } from '../../support/take-in.ts';

let folder: string;
let test: TestOffice;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quanke-sweep-'));
  test = await makeOfficeIn(folder);
});

afterEach(async () => {
  await test.office.close();
  rmSync(folder, { recursive: true });
});

async function* png(): AsyncGenerator<Uint8Array> {
  yield Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3, 4);
}

async function uploadAs(clerk: InProcessPerson) {
  const caller = must(await clerk.admit('files.upload', { role: ['clerk'], audit: 'change' }));
  return test.office.files.upload(caller, 'a.png', png());
}

function filesIn(): readonly string[] {
  return readdirSync(join(folder, 'office/files'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Two days pass, and the office starts again; it sweeps beside its work. */
async function startAgainLater(
  begin: (office: TestOffice['office']) => void = (office) => office.keepUp(() => undefined),
): Promise<void> {
  const before = Date.now() / 1_000 - 2 * 86_400;
  for (const path of filesIn()) utimesSync(path, before, before);
  await test.office.close();
  test = await makeOfficeIn(folder);
  begin(test.office);
}

describe('sweeping files', () => {
  it('removes scans no draft took and prepared seals nobody signed, and keeps every paper', async () => {
    const clerk = await test.signIn('window01');
    must(await uploadAs(clerk));
    const view = await acceptCase(test, clerk);
    const health = { first: await test.signIn('health1'), second: await test.signIn('health2') };
    const [sealedPart, openPart] = [partOf(view, 'N1').subCaseId, partOf(view, 'N7').subCaseId];
    await decide(health, sealedPart);
    await decide(health, openPart);
    await seal(test, health.second, sealedPart);
    must(await prepareSeal(health.second, openPart));
    const papers = 6; // slip, notice, sheet of a linked handling, two outcomes, and the sealed revision of one
    const before = filesIn().length;

    await startAgainLater();

    expect(before).toBe(papers + 3); // a scan, a prepared seal that was used, one that was not
    await expect.poll(() => filesIn().length, { timeout: 10_000 }).toBe(papers);
  });

  it('removes the files of a catalogue once they were imported, or not', async () => {
    const administrator = await test.signIn('system01');
    must(await sendBytes(test, administrator, '{"files":[]}'));

    await startAgainLater();

    await expect.poll(() => filesIn().length, { timeout: 10_000 }).toBe(0);
  });

  it('leaves young files alone', async () => {
    const clerk = await test.signIn('window01');
    const { fileId } = must(await uploadAs(clerk));
    await test.office.close();

    test = await makeOfficeIn(folder);
    test.office.keepUp(() => undefined);
    await test.office.close();
    test = await makeOfficeIn(folder);

    expect(await test.office.store.read((tables) => tables.files.listOwners(fileId))).toHaveLength(1);
    expect(filesIn()).toHaveLength(1);
  });

  it('is no business of who only looks in, as the command line does', async () => {
    const clerk = await test.signIn('window01');
    await uploadAs(clerk);

    await startAgainLater(() => undefined);
    await test.office.close();
    test = await makeOfficeIn(folder);

    expect(filesIn()).toHaveLength(1);
  });

  it('keeps a file that a draft takes between the first look and the removal', async () => {
    const clerk = await test.signIn('window01');
    const { fileId } = must(await uploadAs(clerk));
    const begun = must(
      await clerk.calls.form.begin({ requestId: randomUUID(), subject: { kind: 'theme', code: 'T1' } }),
    );
    const { store } = test.office;
    const attach = () =>
      clerk.calls.form.attach({
        requestId: randomUUID(),
        draftId: begun.draft.id,
        expectedVersion: begun.draft.version,
        materialCode: 'marriageCertificate',
        fileId,
      });
    const isKept: boolean[] = [];

    await sweepFiles({
      files: { sweep: async (isReferredTo) => isKept.push(await isReferredTo(fileId)) },
      randomness: { newId: randomUUID },
      store: {
        change: (caller, input, work) => store.change(caller, input, work),
        read: async (work) => {
          const seen = await store.read(work);
          must(await attach());
          return seen;
        },
      },
    });

    expect(isKept).toEqual([true]);
    expect(await store.read((tables) => tables.files.listOwners(fileId))).toEqual([
      `draft:${begun.draft.id}`,
    ]);
  });
});
