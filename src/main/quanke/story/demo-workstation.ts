import { join } from 'node:path';
import { toInstant } from '../../../shared/kernel/time.ts';
import { workstationFiles } from '../../http/workstation-files.ts';
import { buildOffice } from '../../office/build-office.ts';
import type { Office } from '../../office/build-office.ts';
import { buildStation } from '../../station/build-station.ts';
import type { Station } from '../../station/build-station.ts';

/** An office with demo data and a station with simulated devices in one process, as a workstation has them. */
export type DemoWorkstation = { readonly office: Office; readonly station: Station; close(): Promise<void> };

/** Builds both below `dataFolder`. */
export async function openDemoWorkstation(settings: {
  readonly dataFolder: string;
  readonly resourcesFolder: string;
  readonly version: string;
}): Promise<DemoWorkstation> {
  const files = workstationFiles(settings.dataFolder);
  const station = buildStation({
    dataFolder: files.station.dataFolder,
    simulated: true,
    officeIdentityFile: files.office.identityFile,
    simulatedSealKeysFile: files.simulatedSealKeysFile,
    cardsFile: join(settings.resourcesFolder, 'demo/cards.json'),
    clock: () => toInstant(Date.now()),
  });
  const { database, dataFolder, filesFolder } = files.office;
  const office = await buildOffice({
    database,
    dataFolder,
    filesFolder,
    resourcesFolder: settings.resourcesFolder,
    localStationIdentityFile: files.station.identityFile,
    simulatedSealKeysFile: files.simulatedSealKeysFile,
    demo: true,
    production: false,
    version: settings.version,
  });
  return {
    office,
    station,
    close: async () => {
      await station.close();
      await office.close();
    },
  };
}
