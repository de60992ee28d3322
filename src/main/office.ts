// 办件服务. All business. Alone on a workstation it is a supervised child behind a pipe; for a service centre it is a
// server with TLS that any number of desktops use: npm run office -- --database … --files … --listen …
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { office as contract } from '../shared/api/office/index.ts';
import { isLaunchSecret, readChildEnvironment } from './http/child-environment.ts';
import type { ChildEnvironment } from './http/child-environment.ts';
import { endWithParent, reportReady } from './http/child-life.ts';
import {
  certificateHosts,
  loopbackHosts,
  requireHost,
  requireOwnPage,
  requireSecret,
} from './http/link-checks.ts';
import { createLinkServer } from './http/link-server.ts';
import type { LinkServer, ListenPlace, TlsFiles } from './http/link-server.ts';
import { createLog } from './http/log.ts';
import { serveContract } from './http/serve-contract.ts';
import { serveFiles } from './http/serve-files.ts';
import { workstationFiles } from './http/workstation-files.ts';
import { buildOffice } from './office/build-office.ts';
import type { OfficeSettings } from './office/build-office.ts';

const USAGE = `usage: office --database FILE|postgres://… --files FOLDER --listen [HOST:]PORT|SOCKET [more]
  --database    on another machine with ?sslmode=verify-full; its password in PGPASSWORD, where ps does not show it
  --data        folder of the keys (default: beside --files)
  --templates   folder of the centre's own templates of papers (default: templates/papers in the data folder)
  --tls-cert    certificate of the server, PEM; needed for every address but the loopback
  --tls-key     its key, PEM
  --production  real data: refuses simulated devices and seals
  --demo        demo data
Without TLS the environment must hold QUANKE_LAUNCH_SECRET (64 hexadecimal digits), which callers have to send.`;

type Start = { readonly office: OfficeSettings; readonly place: ListenPlace; readonly server: LinkServer };

const log = createLog('office');
const root = join(import.meta.dirname, '../..');
/** Beside the others where the program is built, in its folder where it runs from source. */
const composerWorkerFile = import.meta.filename.endsWith('.ts')
  ? join(import.meta.dirname, 'office/documents/composer-worker.ts')
  : join(import.meta.dirname, 'composer-worker.js');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly version: string;
};

const launched = readChildEnvironment(process.env);
const start = launched ? asChild(launched) : asServer();
const office = await buildOffice(start.office).catch(stopForGood);
const { server } = start;
serveContract(server, '/office', { contract, operations: office.operations, admission: office.admission });
serveFiles(server, { files: office.files, admission: office.admission });
office.keepUp((task, error) => log.error('upkeepFailed', error, { task }));

const port = await server.listen(start.place).catch(stopForGood);
endWithParent(process, async () => {
  await server.close();
  await office.close();
});
office.readyPapers().then(
  (problems) =>
    problems.forEach(({ code, file, missing }) => log.warn('fontNotUsed', { code, file, missing })),
  (error: unknown) => log.error('papersNotReady', error),
);
for (const { file, line, column, code } of office.refusedTemplates.flatMap(({ faults }) => faults)) {
  log.warn('templateNotUsed', { file, line, column, code });
}
if (!launched) log.info('listening', start.place.kind === 'pipe' ? { path: start.place.path } : { port });
reportReady(process);

function asChild({ dataFolder, resourcesFolder, demo, ...child }: ChildEnvironment): Start {
  const files = workstationFiles(dataFolder);
  return {
    office: {
      ...files.office,
      resourcesFolder,
      localStationIdentityFile: files.station.identityFile,
      simulatedSealKeysFile: child.simulated ? files.simulatedSealKeysFile : null,
      composerWorkerFile,
      demo,
      production: !demo,
      version,
    },
    place: { kind: 'pipe', path: child.socketPath },
    server: createLinkServer({ log, checks: [requireSecret(child.secret)] }),
  };
}

function asServer(): Start {
  const options = parseOptions();
  const { database, files, listen } = options;
  if (!database || !files || !listen) return stop(USAGE);
  const { demo = false, production = false } = options;
  if (demo && production) return stop('--demo and --production exclude each other.');
  const tls = readTls(options['tls-cert'], options['tls-key']);
  return {
    office: {
      database,
      dataFolder: resolve(options.data ?? dirname(resolve(files))),
      filesFolder: resolve(files),
      ...(options.templates !== undefined && { templatesFolder: resolve(options.templates) }),
      resourcesFolder: join(root, 'resources'),
      localStationIdentityFile: null,
      simulatedSealKeysFile: null,
      composerWorkerFile,
      demo,
      production,
      version,
    },
    ...openServer(toPlace(listen, tls), tls),
  };
}

function parseOptions() {
  try {
    const text = { type: 'string' } as const;
    const flag = { type: 'boolean' } as const;
    const texts = {
      database: text,
      files: text,
      listen: text,
      data: text,
      templates: text,
      'tls-cert': text,
      'tls-key': text,
    };
    return parseArgs({ options: { ...texts, production: flag, demo: flag } }).values;
  } catch (error) {
    return stop(`${error instanceof Error ? error.message : ''}\n${USAGE}`);
  }
}

function readTls(cert: string | undefined, key: string | undefined): TlsFiles | undefined {
  if (cert === undefined && key === undefined) return undefined;
  if (cert === undefined || key === undefined) return stop('--tls-cert and --tls-key belong together.');
  for (const file of [cert, key]) if (!existsSync(file)) return stop(`There is no file ${file}.`);
  return { cert: readFileSync(cert), key: readFileSync(key) };
}

function toPlace(listen: string, tls: TlsFiles | undefined): ListenPlace {
  const [, host, port] = /^(?:(.+):)?(\d{1,5})$/.exec(listen) ?? [];
  if (port === undefined) return { kind: 'pipe', path: listen };
  return { kind: 'port', host: host ?? (tls ? '::' : '127.0.0.1'), port: Number(port) };
}

/** TLS with the names of its certificate; or plain for callers of this machine who know the secret. */
function openServer(place: ListenPlace, tls: TlsFiles | undefined): Pick<Start, 'place' | 'server'> {
  if (tls !== undefined) {
    const checks = [requireHost(certificateHosts(tls.cert)), requireOwnPage()];
    return { place, server: createLinkServer({ log, checks, tls }) };
  }
  const secret = process.env['QUANKE_LAUNCH_SECRET'];
  if (!isLaunchSecret(secret)) return stop(`Without TLS QUANKE_LAUNCH_SECRET must be set.\n${USAGE}`);
  if (place.kind === 'pipe')
    return { place, server: createLinkServer({ log, checks: [requireSecret(secret)] }) };
  if (place.host !== '127.0.0.1') return stop('Every address but 127.0.0.1 needs --tls-cert and --tls-key.');
  const checks = [requireHost(loopbackHosts(() => place.port)), requireOwnPage(), requireSecret(secret)];
  return { place, server: createLinkServer({ log, checks }) };
}

/** A line for the person who starts it; the stack goes to the log. */
function stopForGood(error: unknown): never {
  log.error('officeDoesNotStart', error);
  console.error(`The office does not start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

function stop(why: string): never {
  console.error(why);
  process.exit(2);
}
