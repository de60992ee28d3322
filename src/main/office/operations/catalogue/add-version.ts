import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import { localDateOf, parseLocalDate } from '../../../../shared/kernel/time.ts';
import type { CatalogueVersionSummary } from '../../../../shared/api/office/catalogue.ts';
import type { Catalogue, CatalogueVersionId } from '../../../../shared/domain/catalogue/catalogue.ts';
import type { CatalogueReading } from '../../ports/catalogue-files.ts';
import type { Hasher, OfficePorts } from '../../ports/office-ports.ts';
import type { Changed, Tables } from '../../ports/store.ts';
import { summarizeVersion } from './version-summary.ts';

/** What an import asks for, whoever asks. */
export type NewVersion = {
  readonly reading: CatalogueReading;
  readonly label: string;
  /** `YYYY-MM-DD`, today or later: what was taken in yesterday was taken in under another version. */
  readonly validFrom: string;
  readonly importedBy: string;
};

/** Why a catalogue does not become a version. */
export type ImportRefusal = 'catalogue.broken' | 'catalogue.alreadyImported' | 'catalogue.dayInvalid';

/** What adding a version needs. */
export type VersionPorts = Pick<OfficePorts, 'clock' | 'randomness' | 'hasher'>;

/** Fingerprint of a catalogue's content; how its files were written, plays no part. */
export function contentHashOf(hasher: Hasher, catalogue: Catalogue): string {
  return hasher.sha256(JSON.stringify(catalogue));
}

/** Makes a catalogue that was read a version: the part of an import that is one change. */
export async function addVersion(
  { clock, randomness, hasher }: VersionPorts,
  tables: Tables,
  { reading, label, validFrom, importedBy }: NewVersion,
): Promise<Result<Changed<CatalogueVersionSummary>, ImportRefusal>> {
  if (!reading.ok) return fail('catalogue.broken', faultsInShort(reading.faults));
  const importedAt = clock.now();
  const day = parseLocalDate(validFrom);
  if (day === undefined || day < localDateOf(importedAt)) return fail('catalogue.dayInvalid');

  const { catalogue } = reading;
  const sha256 = contentHashOf(hasher, catalogue);
  await tables.catalogues.hold();
  if (await findSameContent(tables, sha256)) return fail('catalogue.alreadyImported');

  const versionId = randomness.newId() as CatalogueVersionId;
  await tables.catalogues.add(
    { versionId, label, validFrom: day, importedAt, importedBy, sha256 },
    catalogue,
  );
  const value = await summarizeVersion(tables, clock, versionId);
  const { versionNumber, themes, items } = value;
  const facts = { versionNumber, validFrom: day, sha256, themes, items };
  return succeed({ value, audit: { object: `catalogue:${versionId}`, facts } });
}

/** True when a version that was not removed holds the very same. */
export async function findSameContent(tables: Tables, sha256: string): Promise<boolean> {
  const versions = await tables.catalogues.list();
  return versions.some((version) => version.sha256 === sha256 && version.removedAt === null);
}

/** How many, and where the first one is: the list itself is asked for with a preview. */
function faultsInShort(faults: Extract<CatalogueReading, { ok: false }>['faults']) {
  const errors = faults.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  return {
    count: errors.length,
    ...(first && { file: first.file, line: first.line, column: first.column, first: first.code }),
  };
}
