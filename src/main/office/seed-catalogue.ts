import { succeed } from '../../shared/kernel/result.ts';
import { parseLocalDate } from '../../shared/kernel/time.ts';
import { assert } from '../../shared/kernel/assert.ts';
import type { Catalogue, CatalogueVersionId } from '../../shared/domain/catalogue/catalogue.ts';
import type { Caller } from './ports/caller.ts';
import type { OfficePorts } from './ports/office-ports.ts';

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
  const known = await store.read((tables) => tables.catalogues.list());
  if (known.some((version) => version.sha256 === sha256)) return;

  assert(SINCE_EVER, 'it is a day');
  const versionId = randomness.newId() as CatalogueVersionId;
  const version = { versionId, label: catalogue.head.name, validFrom: SINCE_EVER, sha256 };
  await store.change<null, never>(SEEDER, { requestId: randomness.newId() }, async (tables) => {
    await tables.catalogues.add({ ...version, importedAt: clock.now(), importedBy: null }, catalogue);
    return succeed({ value: null, audit: { object: `catalogue:${versionId}`, facts: { sha256 } } });
  });
}
