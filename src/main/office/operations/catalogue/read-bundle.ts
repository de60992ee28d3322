import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import type { OperatorId } from '../../../../shared/domain/staff/operator.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { Caller } from '../../ports/caller.ts';
import type { CatalogueReading } from '../../ports/catalogue-files.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';

/** What looking into a bundle needs. */
export type BundlePorts = Pick<OfficePorts, 'store' | 'files' | 'catalogueReader'>;

/** Under whose name a bundle lies in the register of files until it is swept: nobody else may import it. */
export function bundleOwnerOf(operatorId: OperatorId): string {
  return `import:${operatorId}`;
}

/** Reads and checks a bundle its caller has sent. Takes seconds for a large one, so never inside of a change. */
export async function readBundle(
  { store, files, catalogueReader }: BundlePorts,
  caller: Caller,
  fileId: string,
): Promise<Result<CatalogueReading, 'catalogue.bundleNotFound'>> {
  const owner = bundleOwnerOf(sessionOf(caller).operator.id);
  const owners = await store.read((tables) => tables.files.listOwners(fileId));
  const bundle = owners.includes(owner) ? await files.read(fileId) : undefined;
  return bundle ? succeed(await catalogueReader.readBundle(bundle)) : fail('catalogue.bundleNotFound');
}
