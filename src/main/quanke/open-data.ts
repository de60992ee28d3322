import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { QUANKE_TEXTS as TEXTS } from '../../shared/texts/quanke.ts';
import { workstationFiles } from '../http/workstation-files.ts';
import { buildOffice } from '../office/build-office.ts';
import type { Office } from '../office/build-office.ts';
import type { Caller } from '../office/ports/caller.ts';
import { Refusal, textOption } from './command.ts';
import type { CommandContext } from './command.ts';

/** Options of every command that looks at an office's data. */
export const DATA_OPTIONS = { data: 'text', database: 'text', keys: 'text' } as const;

/** Opens the data of an office, lets the command work and closes it. A folder without data stays without data. */
export async function withOffice<Value>(
  context: CommandContext,
  work: (office: Office) => Promise<Value>,
): Promise<Value> {
  const place = findPlace(context);
  const office = await buildOffice({
    ...place,
    resourcesFolder: join(context.root, 'resources'),
    localStationIdentityFile: null,
    simulatedSealKeysFile: null,
    demo: false,
    production: false,
    version: context.version,
  });
  return work(office).finally(() => office.close());
}

function findPlace(context: CommandContext) {
  const database = textOption(context, 'database');
  const keys = textOption(context, 'keys');
  if (database !== undefined && keys === undefined) throw new Refusal('usage', TEXTS.keysMissing);
  const { office } = workstationFiles(
    resolve(textOption(context, 'data') ?? join(context.root, 'data/demo')),
  );
  const dataFolder = keys === undefined ? office.dataFolder : resolve(keys);
  const place = {
    database: database ?? office.database,
    dataFolder,
    filesFolder: keys === undefined ? office.filesFolder : join(dataFolder, 'files'),
  };
  const isServer = /^postgres(?:ql)?:\/\//.test(place.database);
  const needed = [...(isServer ? [] : [place.database]), join(place.dataFolder, 'master-key')];
  const missing = needed.find((path) => !existsSync(path));
  if (missing !== undefined) throw new Refusal('refused', TEXTS.noData(missing));
  return place;
}

/** The administrator at the command line, as the audit log names them. */
export function commandLineCaller(procedure: string): Caller {
  return {
    procedure: `quanke.${procedure}`,
    audit: 'access',
    session: null,
    token: { keep: () => undefined, drop: () => undefined },
    signal: new AbortController().signal,
  };
}
