import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import { localDateOf } from '../../../../shared/kernel/time.ts';
import type { CatalogueVersion } from '../../../../shared/domain/catalogue/catalogue.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { Tables } from '../../ports/store.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { countOpen } from './version-summary.ts';

/** More drafts than a desk ever holds. */
const ALL_DRAFTS = 100_000;

type Refusal = 'catalogue.versionNotFound' | 'catalogue.versionNeeded' | 'catalogue.versionInUse';

/** 移除目录版本. It is never in force again; closed cases under it stay as they are. */
export function createRemoveVersion({
  store,
  clock,
}: Pick<OfficePorts, 'store' | 'clock'>): OfficeOperations['catalogue']['removeVersion'] {
  return (input, caller) =>
    store.change(caller, input, async (tables) => {
      await tables.catalogues.hold();
      const now = clock.now();
      const versions = await tables.catalogues.list();
      const kept = versions.filter(({ removedAt }) => removedAt === null);
      const version = kept.find(({ versionId }) => versionId === input.versionId);
      if (!version) return fail('catalogue.versionNotFound');
      const today = localDateOf(now);
      const others = kept.filter((other) => other !== version && other.validFrom <= today);
      if (others.length === 0) return fail('catalogue.versionNeeded');
      const unused = await requireUnused(tables, version, versions);
      if (!unused.ok) return unused;

      await tables.catalogues.remove(version.versionId, now);
      const facts = { versionNumber: version.versionNumber, sha256: version.sha256, reason: input.reason };
      return succeed({ value: null, audit: { object: `catalogue:${version.versionId}`, facts } });
    });
}

/** Open cases are worked off under their version, and drafts were filled in by it. */
async function requireUnused(
  tables: Tables,
  version: CatalogueVersion,
  all: readonly CatalogueVersion[],
): Promise<Result<void, Refusal>> {
  const subCases = countOpen(await tables.catalogues.listOpenWork(), version.versionId);
  const isFirst = all.at(-1) === version;
  const drafts = await countDrafts(tables, version, isFirst);
  return subCases + drafts === 0 ? succeed(undefined) : fail('catalogue.versionInUse', { subCases, drafts });
}

/** Drafts of early versions of the program do not say which catalogue they were judged by: it was the first one. */
async function countDrafts(tables: Tables, version: CatalogueVersion, isFirst: boolean): Promise<number> {
  let count = 0;
  for (const desk of await tables.desks.list()) {
    for (const draft of await tables.drafts.listOfDesk(desk.id, ALL_DRAFTS)) {
      const isOwn =
        draft.catalogueVersionId === undefined ? isFirst : draft.catalogueVersionId === version.versionId;
      if (isOwn) count += 1;
    }
  }
  return count;
}
