import { join } from 'node:path';

/** Where office and station of one workstation keep their things; each reads the other's identity when it needs it. */
export type WorkstationFiles = {
  readonly office: {
    readonly dataFolder: string;
    readonly database: string;
    readonly filesFolder: string;
    readonly identityFile: string;
  };
  readonly station: { readonly dataFolder: string; readonly identityFile: string };
  /** Written by the office's demo set-up, read by the simulated devices. */
  readonly simulatedSealKeysFile: string;
};

/** The files below the data folder of a workstation. */
export function workstationFiles(root: string): WorkstationFiles {
  const office = join(root, 'office');
  const station = join(root, 'station');
  return {
    office: {
      dataFolder: office,
      database: join(office, 'office.sqlite'),
      filesFolder: join(office, 'files'),
      identityFile: join(office, 'identity.json'),
    },
    station: { dataFolder: station, identityFile: join(station, 'identity.json') },
    simulatedSealKeysFile: join(root, 'simulated', 'seal-keys.json'),
  };
}
