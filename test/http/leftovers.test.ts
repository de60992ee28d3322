import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { lstat, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLinkServer } from '../../src/main/http/link-server.ts';
import { silentLog } from '../../src/main/http/log.ts';
import { createSocketFolder } from '../../src/main/http/socket-folder.ts';
import { isAlive } from './support/launch-test-program.ts';
import { until } from './support/until.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quanke-left-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** A parent that was killed together with its program; both leave everything where it is. */
async function leaveSockets(): Promise<void> {
  const parent = fork(join(import.meta.dirname, 'support/test-parent.ts'), [folder]);
  const [pid] = (await once(parent, 'message')) as [number];
  process.kill(pid, 'SIGKILL');
  parent.kill('SIGKILL');
  await once(parent, 'exit');
  await until(() => !isAlive(pid));
}

describe('a server that listens at a path', () => {
  const makeServer = () => createLinkServer({ log: silentLog, checks: [] });

  it('never replaces a file that is no socket', async () => {
    const path = join(folder, 'office.sqlite');
    await writeFile(path, 'all our cases');
    const server = makeServer();

    const listening = server.listen({ kind: 'pipe', path });

    await expect(listening).rejects.toMatchObject({ code: 'EADDRINUSE' });
    expect(await readFile(path, 'utf8')).toBe('all our cases');
    await server.close();
  });

  it('does not take the place of a server that answers there', async () => {
    const path = join(folder, 'office.sock');
    const [first, second] = [makeServer(), makeServer()];
    await first.listen({ kind: 'pipe', path });

    const listening = second.listen({ kind: 'pipe', path });

    await expect(listening).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await second.close();
    await first.close();
  });

  it('takes the place of one that was killed', async () => {
    await leaveSockets();
    const [left = ''] = readdirSync(folder);
    const [name = ''] = readdirSync(join(folder, left));
    const path = join(folder, left, name);
    const server = makeServer();

    await server.listen({ kind: 'pipe', path });

    expect((await lstat(path)).isSocket()).toBe(true);
    await server.close();
  });
});

describe.skipIf(process.platform === 'win32')('the folder of sockets', () => {
  it('that a killed parent left behind goes at the next start', async () => {
    await leaveSockets();
    const left = readdirSync(folder);

    const sockets = await createSocketFolder([folder], process.platform);

    expect(left).toHaveLength(1);
    expect(existsSync(join(folder, left[0] ?? ''))).toBe(false);
    await sockets.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('of somebody who still runs stays', async () => {
    const running = await createSocketFolder([folder], process.platform);
    const path = running.newPath('office');
    await writeFile(path, '');

    const sockets = await createSocketFolder([folder], process.platform);

    expect(existsSync(path)).toBe(true);
    await running.close();
    await sockets.close();
  });

  it('is told from all else by its name, and what else is in it stays', async () => {
    const [foreign, full] = [join(folder, 'quanke-left-Ab12Cd'), join(folder, 'quanke-p999999999-Ab12Cd')];
    await mkdir(foreign);
    await mkdir(full);
    await writeFile(join(full, 'notes.txt'), 'not ours');

    const sockets = await createSocketFolder([folder], process.platform);

    expect(existsSync(foreign)).toBe(true);
    expect(await readFile(join(full, 'notes.txt'), 'utf8')).toBe('not ours');
    await sockets.close();
  });
});
