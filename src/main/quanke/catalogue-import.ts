import { randomUUID } from 'node:crypto';
import { FAILURE_TEXTS } from '../../shared/texts/failures.ts';
import { QUANKE_TEXTS } from '../../shared/texts/quanke.ts';
import { QUANKE_CATALOGUE_TEXTS as TEXTS } from '../../shared/texts/quanke-catalogue.ts';
import type { FailureCode } from '../../shared/api/failures.ts';
import { createSha256Hasher } from '../office/access/sha256-hasher.ts';
import { createSystemClock } from '../office/access/system-clock.ts';
import { createSystemRandomness } from '../office/access/system-randomness.ts';
import { addVersion } from '../office/operations/catalogue/add-version.ts';
import { readNamedFolder, tellFaults } from './catalogue-folder.ts';
import { Refusal, textOption } from './command.ts';
import type { Command, CommandContext } from './command.ts';
import { commandLineCaller, DATA_OPTIONS, withOffice } from './open-data.ts';

/** Who imported it, where no operator did. */
const COMMAND_LINE = 'quanke';

/** Makes the catalogue in a folder a version, by the same rules as the administrator's page. */
export const catalogueImportCommand: Command = {
  words: ['catalogue', 'import'],
  options: { ...DATA_OPTIONS, label: 'text', 'valid-from': 'text' },
  argumentCount: 1,
  run: async (context) => {
    const about = readOptions(context);
    const reading = await readNamedFolder(context);
    if (!reading.ok) return tellFaults(reading);
    return withOffice(context, async ({ store }) => {
      const clock = createSystemClock();
      const ports = { clock, randomness: createSystemRandomness(clock), hasher: createSha256Hasher() };
      const caller = commandLineCaller('catalogueImport');
      const imported = await store.change(caller, { requestId: randomUUID() }, (tables) =>
        addVersion(ports, tables, { reading, ...about, importedBy: COMMAND_LINE }),
      );
      if (!imported.ok) throw new Refusal('refused', refusalText(imported.failure.code), imported.failure);
      return { passed: true, lines: [TEXTS.imported(imported.value)], json: imported.value };
    });
  },
};

function readOptions(context: CommandContext): { readonly label: string; readonly validFrom: string } {
  const label = textOption(context, 'label')?.trim();
  const validFrom = textOption(context, 'valid-from');
  if (!label || !validFrom) throw new Refusal('usage', QUANKE_TEXTS.missingArgument(TEXTS.labelAndDay));
  if (label.length > 60) throw new Refusal('usage', TEXTS.labelTooLong);
  return { label, validFrom };
}

/** Title and remedy of a failure in one line. */
export function refusalText(code: FailureCode): string {
  const { title, remedy } = FAILURE_TEXTS[code];
  return QUANKE_TEXTS.refused(code, title, remedy);
}
