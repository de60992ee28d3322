import { sessionOf } from '../../ports/caller.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { addVersion } from './add-version.ts';
import type { VersionPorts } from './add-version.ts';
import { readBundle } from './read-bundle.ts';
import type { BundlePorts } from './read-bundle.ts';

/** Imports a catalogue: everything is checked again, whatever a preview has said before. */
export function createImportVersion(
  ports: BundlePorts & VersionPorts,
): OfficeOperations['catalogue']['import'] {
  return async (input, caller) => {
    const found = await readBundle(ports, caller, input.fileId);
    // A bundle that is gone is refused inside of the change, because a repeated request gets its answer without one.
    return ports.store.change(caller, input, async (tables) => {
      if (!found.ok) return found;
      const { label, validFrom } = input;
      const importedBy = sessionOf(caller).operator.id;
      return addVersion(ports, tables, { reading: found.value, label, validFrom, importedBy });
    });
  };
}
