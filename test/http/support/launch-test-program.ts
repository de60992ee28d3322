import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { toChildEnvironment } from '../../../src/main/http/child-environment.ts';
import { createForkWay } from '../../../src/main/http/fork-way.ts';
import { createLog } from '../../../src/main/http/log.ts';
import { superviseProgram } from '../../../src/main/http/process-launcher.ts';
import { createSocketFolder } from '../../../src/main/http/socket-folder.ts';

/** Starts test-program.ts under supervision. */
export async function launchTestProgram({
  parent = tmpdir(),
  args = [] as readonly string[],
  limits = { startMs: 60_000, silentMs: 60_000 },
} = {}) {
  const sockets = await createSocketFolder([parent], process.platform);
  const lines: string[] = [];
  const program = superviseProgram({
    name: 'test',
    file: join(import.meta.dirname, 'test-program.ts'),
    args,
    environment: toChildEnvironment({
      dataFolder: parent,
      resourcesFolder: parent,
      demo: false,
      simulated: true,
    }),
    way: createForkWay(process.execPath, process.env),
    sockets,
    limits,
    log: createLog('test', (line) => void lines.push(line)),
  });
  const close = async (): Promise<void> => {
    await program.close();
    await sockets.close();
  };
  return { program, lines, close };
}

/** True while there is a process with this number. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
