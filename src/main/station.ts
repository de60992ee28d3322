// 工位设备服务. The devices of one workstation, always local, in a process of its own because native HID code hangs
// and crashes. Started by the shell or the workbench, which start it again when it ends.
import { station as contract } from '../shared/api/station/index.ts';
import { toInstant } from '../shared/kernel/time.ts';
import { workstationAdmission } from './http/admission.ts';
import { readChildEnvironment } from './http/child-environment.ts';
import { endWithParent, reportReady } from './http/child-life.ts';
import { requireSecret } from './http/link-checks.ts';
import { createLinkServer } from './http/link-server.ts';
import { createLog } from './http/log.ts';
import { servePin } from './http/pin-route.ts';
import { serveContract } from './http/serve-contract.ts';
import { workstationFiles } from './http/workstation-files.ts';
import { buildStation } from './station/build-station.ts';
import { join } from 'node:path';

const launched = readChildEnvironment(process.env);
if (launched === undefined) {
  console.error('The station is started by the shell or the workbench: npm start');
  process.exit(2);
}

const log = createLog('station');
const files = workstationFiles(launched.dataFolder);
const station = buildStation({
  dataFolder: files.station.dataFolder,
  simulated: launched.simulated,
  officeIdentityFile: files.office.identityFile,
  simulatedSealKeysFile: files.simulatedSealKeysFile,
  cardsFile: join(launched.resourcesFolder, 'demo', 'cards.json'),
  readerProfilesFile: join(launched.resourcesFolder, 'devices', 'reader-profiles.json'),
  log: (event, facts) => log.info(event, facts),
  clock: () => toInstant(Date.now()),
});
const server = createLinkServer({ log, checks: [requireSecret(launched.secret)] });
serveContract(server, '/station', {
  contract,
  operations: station.operations,
  admission: workstationAdmission,
});
servePin(server, station.takePin);

await server.listen({ kind: 'pipe', path: launched.socketPath });
endWithParent(process, async () => {
  await server.close();
  await station.close();
});
reportReady(process);
