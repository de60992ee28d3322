import { describe, expect, it } from 'vitest';
import { createSha256Hasher } from '../../../src/main/office/access/sha256-hasher.ts';
import { createSystemRandomness } from '../../../src/main/office/access/system-randomness.ts';
import { seedCatalogue } from '../../../src/main/office/seed-catalogue.ts';
import type { Catalogue, CatalogueVersionId } from '../../../src/shared/domain/catalogue/catalogue.ts';
import type { LocalDate } from '../../../src/shared/kernel/time.ts';
import { DATABASES, useDatabase } from '../../support/databases.ts';
import type { TestDatabase } from '../../support/databases.ts';
import { doChange } from '../../support/do-change.ts';
import { makeAction, makeNewCase, minuteAt } from '../../support/make-case.ts';
import { makeCatalogue, makeItem } from '../../domain/support/make-catalogue.ts';

const day = (text: string) => text as LocalDate;
const TODAY = day('2026-11-20');

/** Adds versions in this order: the day each holds from. */
async function addVersions(database: TestDatabase, ...days: readonly string[]): Promise<void> {
  await doChange(database, async ({ catalogues }) => {
    let number = 0;
    for (const validFrom of days) {
      number += 1;
      await catalogues.add(makeVersion(`v${number}`, day(validFrom)), catalogueOf(number));
    }
  });
}

function makeVersion(versionId: string, validFrom: LocalDate) {
  return {
    versionId: versionId as CatalogueVersionId,
    label: `版本 ${versionId}`,
    validFrom,
    importedAt: minuteAt(0),
    importedBy: null,
    sha256: versionId.padEnd(64, '0'),
  };
}

function catalogueOf(version: number): Catalogue {
  return makeCatalogue({ items: [makeItem('N1', { version })] });
}

const inForce = async ({ store }: TestDatabase, on = TODAY) =>
  (await store.read(({ catalogues }) => catalogues.findInForce(on)))?.versionId;

describe.each(DATABASES)('versions of the catalogue on %s', (name) => {
  const database = useDatabase(name);

  it('hold from the latest day on, and of one day the highest number', async () => {
    await addVersions(database, '2026-01-01', '2026-11-20', '2026-11-20', '2026-12-01');

    expect(await inForce(database, day('2025-12-31'))).toBe(undefined);
    expect(await inForce(database, day('2026-11-19'))).toBe('v1');
    expect(await inForce(database)).toBe('v3');
    expect(await inForce(database, day('2026-12-01'))).toBe('v4');
  });

  it('are numbered one after the other and listed newest first', async () => {
    await addVersions(database, '2026-12-01', '2026-01-01');

    const list = await database.store.read(({ catalogues }) => catalogues.list());

    expect(list.map(({ versionId, versionNumber }) => [versionId, versionNumber])).toEqual([
      ['v2', 2],
      ['v1', 1],
    ]);
    expect(list[1]).toEqual({
      ...makeVersion('v1', day('2026-12-01')),
      versionNumber: 1,
      removedAt: null,
    });
  });

  it('give their content as it was, and always as the same object', async () => {
    await addVersions(database, '2026-01-01');

    const found = await database.store.read(async ({ catalogues }) => [
      await catalogues.findInForce(TODAY),
      await catalogues.find('v1' as CatalogueVersionId),
      await catalogues.findFirst(),
    ]);

    expect(found[0]?.catalogue).toEqual(catalogueOf(1));
    expect(found[1]?.catalogue).toBe(found[0]?.catalogue);
    expect(found[2]?.catalogue).toBe(found[0]?.catalogue);
  });

  it('are never in force again once removed, and keep their content', async () => {
    await addVersions(database, '2026-01-01', '2026-11-01');

    await doChange(database, ({ catalogues }) => catalogues.remove('v2' as CatalogueVersionId, minuteAt(5)));

    expect(await inForce(database)).toBe('v1');
    const removed = await database.store.read(({ catalogues }) =>
      catalogues.find('v2' as CatalogueVersionId),
    );
    expect(removed).toMatchObject({ removedAt: minuteAt(5), catalogue: catalogueOf(2) });
  });

  it('are found by nobody under a name that was never given', async () => {
    const found = await database.store.read(async ({ catalogues }) => [
      await catalogues.find('v9' as CatalogueVersionId),
      await catalogues.findFirst(),
    ]);

    expect(found).toEqual([undefined, undefined]);
  });

  it('follow each other when two are added at the same time', async () => {
    const addOne = (versionId: string) =>
      doChange(database, async ({ catalogues }) => {
        await catalogues.hold();
        const known = await catalogues.list();
        if (known.length < 3) await catalogues.add(makeVersion(versionId, TODAY), catalogueOf(1));
      });

    await Promise.all(['a', 'b', 'c', 'd', 'e'].map(addOne));

    const list = await database.store.read(({ catalogues }) => catalogues.list());
    expect(list.map(({ versionNumber }) => versionNumber)).toEqual([3, 2, 1]);
  });

  it('change only when whoever asked what is in force has done their work', async () => {
    await addVersions(database, '2026-01-01');
    const order: string[] = [];
    const asked = Promise.withResolvers<undefined>();
    const taking = doChange(database, async ({ catalogues }) => {
      await catalogues.findInForce(TODAY);
      asked.resolve(undefined);
      for (let i = 0; i < 50; i += 1) await catalogues.list(); // long enough for a change that does not wait
      order.push('taken in');
    });
    await asked.promise;

    await doChange(database, async ({ catalogues }) => {
      await catalogues.hold();
      order.push('held');
    });
    await taking;

    expect(order).toEqual(['taken in', 'held']);
  });

  it('may be asked for by many changes at once', async () => {
    await addVersions(database, '2026-01-01');
    const bothAsked = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()] as const;
    const ask = (own: 0 | 1) =>
      doChange(database, async ({ catalogues }) => {
        await catalogues.findInForce(TODAY);
        bothAsked[own].resolve(undefined);
        if (name === 'PostgreSQL') await Promise.all(bothAsked.map(({ promise }) => promise));
        return true;
      });

    expect(await Promise.all([ask(0), ask(1)])).toEqual([true, true]);
  });

  it('are seeded once for each content, whoever starts at the same moment', async () => {
    const randomness = createSystemRandomness(database.clock);
    const ports = { store: database.store, clock: database.clock, randomness, hasher: createSha256Hasher() };
    const seed = (version: number) => seedCatalogue(ports, catalogueOf(version));

    await Promise.all([seed(1), seed(1), seed(1)]);
    await seed(2);
    await seed(1);

    const list = await database.store.read(({ catalogues }) => catalogues.list());
    expect(list.map(({ versionNumber, importedBy }) => [versionNumber, importedBy])).toEqual([
      [2, null],
      [1, null],
    ]);
  });

  it('are not added by a change that is refused', async () => {
    await addVersions(database, '2026-01-01');
    const failing = doChange(database, async ({ catalogues }) => {
      await catalogues.add(makeVersion('v2', TODAY), catalogueOf(2));
      throw new Error('the disk is full');
    });

    await expect(failing).rejects.toThrow('the disk is full');

    expect(await inForce(database)).toBe('v1');
    expect(await database.store.read(({ catalogues }) => catalogues.find('v2' as CatalogueVersionId))).toBe(
      undefined,
    );
  });
});

describe.each(DATABASES)('open work on %s', (name) => {
  const database = useDatabase(name);

  async function addCase(
    caseId: string,
    versionId: string | null,
    ...ends: readonly ('archive' | 'refuse')[]
  ) {
    const { actions, subCases, ...rest } = makeNewCase({ caseId, subCases: 2 });
    const [receive] = actions;
    if (receive?.kind !== 'receive') throw new Error('a case begins with receive');
    const named = versionId === null ? {} : { catalogueVersionId: versionId as CatalogueVersionId };
    await doChange(database, async ({ cases }) => {
      await cases.add({ ...rest, actions: [{ ...receive, ...named }], subCases });
      for (const [i, end] of ends.entries()) {
        const part = subCases[i];
        if (part) await cases.appendToSubCase(part.subCaseId, 2, [makeAction(end, minuteAt(9))]);
      }
    });
  }

  it('is counted by version and item, what is finished left out', async () => {
    await addVersions(database, '2026-01-01', '2026-11-01');
    await addCase('case-1', 'v2');
    await addCase('case-2', 'v2', 'refuse');
    await addCase('case-3', 'v1', 'refuse', 'refuse');

    const work = await database.store.read(({ catalogues }) => catalogues.listOpenWork());

    expect(work.toSorted((left, right) => (left.itemCode < right.itemCode ? -1 : 1))).toEqual([
      { versionId: 'v2', itemCode: 'item-1', subCases: 1 },
      { versionId: 'v2', itemCode: 'item-2', subCases: 2 },
    ]);
  });

  it('that does not say its version belongs to the first one', async () => {
    await addVersions(database, '2026-01-01', '2026-11-01');
    await addCase('case-1', null, 'refuse');

    const work = await database.store.read(({ catalogues }) => catalogues.listOpenWork());

    expect(work).toEqual([{ versionId: 'v1', itemCode: 'item-2', subCases: 1 }]);
  });
});
