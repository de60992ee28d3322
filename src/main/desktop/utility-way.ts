import { utilityProcess } from 'electron';
import { ALIVE_MESSAGE, READY_MESSAGE, STOP_MESSAGE } from '../http/child-life.ts';
import { inheritedEnvironment } from '../http/fork-way.ts';
import type { LaunchWay } from '../http/process-launcher.ts';

/** Starts a program on the Node inside of Electron; Electron ends it when the shell goes. */
export function createUtilityWay(environment: NodeJS.ProcessEnv): LaunchWay {
  return ({ name, file, args, environment: own }, { onReady, onAlive, onExit }) => {
    const env = { ...inheritedEnvironment(environment), ...own };
    const child = utilityProcess.fork(file, [...args], {
      serviceName: `quanke-${name}`,
      env,
      stdio: 'inherit',
    });
    child.on('message', (message: unknown) => {
      if (message === READY_MESSAGE) onReady();
      if (message === ALIVE_MESSAGE) onAlive();
    });
    child.once('exit', (status) => onExit(`status ${status}`));
    return {
      get pid() {
        return child.pid;
      },
      stop: () => child.postMessage(STOP_MESSAGE),
      kill: () => killNow(child.pid),
    };
  };
}

/** Electron's own `kill` asks by SIGTERM, which a program that hangs never hears. */
function killNow(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  } catch {
    // it ended by itself just now, which is what was wanted
  }
}
