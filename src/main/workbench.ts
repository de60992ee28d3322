// 浏览器工作台. Office and station of this workstation as supervised children, and the page on a loopback port for any
// browser: development server, test bed, and what `npm start` falls back to where there is no Electron or no display.
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { isLaunchSecret, toChildEnvironment } from './http/child-environment.ts';
import { endWithParent } from './http/child-life.ts';
import { createForkWay } from './http/fork-way.ts';
import type { ForwardTarget } from './http/forward.ts';
import { serveForward } from './http/forward-route.ts';
import { createLog } from './http/log.ts';
import { createSocketFolder } from './http/socket-folder.ts';
import { HANG_LIMITS, superviseProgram } from './http/process-launcher.ts';
import type { SupervisedProgram } from './http/process-launcher.ts';
import { openPageFiles } from './http/page-files.ts';
import { servePin } from './http/pin-route.ts';
import { sendPin } from './http/send-pin.ts';
import { readWorkbenchOptions } from './http/workbench-options.ts';
import { createWorkbenchServer } from './http/workbench-server.ts';

const START_WAIT_MS = 60_000;

const root = join(import.meta.dirname, '../..');
const log = createLog('workbench');
const parsed = readWorkbenchOptions(process.argv.slice(2));
const options = typeof parsed === 'string' ? stop(2, parsed) : parsed;
const data = resolve(options.data ?? join(root, options.real ? 'data/workstation' : 'data/demo'));

const page =
  openPageFiles(join(root, 'out/renderer')) ?? stop(1, 'The page is not built yet. Run: npm run build');
const secret = process.env['QUANKE_LAUNCH_SECRET'];
const workbench = createWorkbenchServer({ log, page, secret: isLaunchSecret(secret) ? secret : null });
const sockets = await createSocketFolder([process.env['XDG_RUNTIME_DIR'], tmpdir()], process.platform);
const programs: SupervisedProgram[] = [];
const station = supervise('station');
const officeTarget: ForwardTarget = options.office
  ? { kind: 'office', ...options.office }
  : programTarget(supervise('office'));

serveForward(workbench.server, '/office', { target: officeTarget, sessions: true });
serveForward(workbench.server, '/station', { target: programTarget(station), sessions: false });
servePin(workbench.server, async (promptId, pin) => sendPin(await station.whenReady(), { promptId, pin }));

endWithParent(process, close);
const answering = await Promise.all(programs.map((program) => program.whenReady(START_WAIT_MS)));
if (answering.includes(undefined)) {
  await close();
  stop(1, 'Office or station does not start; the lines above say why.');
}
const address = await workbench.listen(options.port);
console.log(`Workbench: ${address}`);
process.send?.({ address });

function supervise(name: 'office' | 'station'): SupervisedProgram {
  const program = superviseProgram({
    name,
    file: join(import.meta.dirname, name + extname(import.meta.filename)),
    args: [],
    environment: {
      ...toChildEnvironment({
        dataFolder: data,
        resourcesFolder: join(root, 'resources'),
        demo: !options.real,
        simulated: !options.real,
      }),
      NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/quanke'), // a third less work at every later start
    },
    way: createForkWay(process.execPath, process.env),
    sockets,
    limits: HANG_LIMITS[name],
    log,
  });
  programs.push(program);
  return program;
}

function programTarget(program: SupervisedProgram): ForwardTarget {
  return { kind: 'program', whenReady: () => program.whenReady() };
}

async function close(): Promise<void> {
  await workbench.server.close();
  await Promise.all(programs.map((program) => program.close()));
  await sockets.close();
}

function stop(status: 1 | 2, why: string): never {
  console.error(why);
  process.exit(status);
}
