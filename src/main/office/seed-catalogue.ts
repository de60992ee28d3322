import { succeed } from '../../shared/kernel/result.ts';
import { parseLocalDate } from '../../shared/kernel/time.ts';
import { assert } from '../../shared/kernel/assert.ts';
import type { Catalogue, CatalogueVersionId } from '../../shared/domain/catalogue/catalogue.ts';
import type { Caller } from './ports/caller.ts';
import type { OfficePorts } from './ports/office-ports.ts';
import type { Tables } from './ports/store.ts';

/** Holds on every day no other version holds on. */
const SINCE_EVER = parseLocalDate('2000-01-01');

/** The program itself, before anybody is signed in. */
const SEEDER: Caller = {
  procedure: 'system.seedCatalogue',
  audit: 'change',
  session: null,
  token: { keep: () => undefined, drop: () => undefined },
  signal: new AbortController().signal,
};

/** Makes the catalogue that came with the program a version, once for each content: open cases keep the one they have. */
export async function seedCatalogue(
  { store, clock, randomness, hasher }: Pick<OfficePorts, 'store' | 'clock' | 'randomness' | 'hasher'>,
  catalogue: Catalogue,
): Promise<void> {
  const sha256 = hasher.sha256(JSON.stringify(catalogue));
  if (await store.read((tables) => isKnown(tables, sha256))) return;

  assert(SINCE_EVER, 'it is a day');
  const versionId = randomness.newId() as CatalogueVersionId;
  const version = { versionId, label: catalogue.head.name, validFrom: SINCE_EVER, sha256 };
  await store.change<null, never>(SEEDER, { requestId: randomness.newId() }, async (tables) => {
    const audit = { object: `catalogue:${versionId}`, facts: { sha256 } };
    await tables.catalogues.hold(); // several offices over one database may start at the same moment
    if (await isKnown(tables, sha256)) return succeed({ value: null, audit });
    await tables.catalogues.add({ ...version, importedAt: clock.now(), importedBy: null }, catalogue);
    return succeed({ value: null, audit });
  });
}

/** A removed version too: what an administrator took away does not come back by itself. */
async function isKnown({ catalogues }: Tables, sha256: string): Promise<boolean> {
  return (await catalogues.list()).some((version) => version.sha256 === sha256);
}
