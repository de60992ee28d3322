import { fork } from 'node:child_process';
import type { LaunchWay } from './process-launcher.ts';
import { ALIVE_MESSAGE, READY_MESSAGE, STOP_MESSAGE } from './child-life.ts';

/** What children inherit of our environment: what a program needs to run at all, and nothing of ours. */
const INHERITED = [
  'APPDATA',
  'HOME',
  'LANG',
  'LC_ALL',
  'LOCALAPPDATA',
  'NODE_EXTRA_CA_CERTS',
  'PATH',
  'SYSTEMROOT',
  'TEMP',
  'TMP',
  'TMPDIR',
  'TZ',
  'USERPROFILE',
  'XDG_RUNTIME_DIR',
] as const;

/** Starts a program with the given Node as a child that ends with us: it notices when its channel to us closes. */
export function createForkWay(node: string, environment: NodeJS.ProcessEnv): LaunchWay {
  return ({ file, args, environment: own }, { onReady, onAlive, onExit }) => {
    const child = fork(file, [...args], {
      execPath: node,
      execArgv: [],
      env: { ...inheritedEnvironment(environment), ...own },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    let ended = false;
    const end = (how: string): void => {
      if (!ended) onExit(how);
      ended = true;
    };
    child.on('message', (message) => {
      if (message === READY_MESSAGE) onReady();
      if (message === ALIVE_MESSAGE) onAlive();
    });
    child.once('error', (error) => end(error.message));
    child.once('exit', (status, signal) => end(signal ?? `status ${status ?? 0}`));
    return {
      pid: child.pid,
      stop: () => void (child.connected && child.send(STOP_MESSAGE, () => {})),
      kill: () => void child.kill('SIGKILL'),
    };
  };
}

/** What of our environment a child gets. */
export function inheritedEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    INHERITED.flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])),
  );
}
