import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient } from '../../src/shared/api/client.ts';
import type { office } from '../../src/shared/api/office/index.ts';
import { needs } from '../support/needs.ts';
import { makeCertificate } from './support/certificate.ts';
import { createH2Fetch } from './support/h2-fetch.ts';

const PROJECT = join(import.meta.dirname, '../..');
const openssl = needs('openssl');

function start(
  program: string,
  args: readonly string[],
  environment: Record<string, string> = {},
): ChildProcess {
  return spawn(process.execPath, [join(PROJECT, 'src/main', `${program}.ts`), ...args], {
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** What it says before it ends, and how it ends. */
async function endOf(program: ChildProcess): Promise<{ status: number | null; said: string }> {
  let said = '';
  program.stderr?.on('data', (data: Buffer) => (said += data.toString()));
  const status = await new Promise<number | null>((resolve) => program.once('close', resolve));
  return { status, said };
}

describe('a program that is told nonsense', () => {
  it.each([
    ['office', [], 'usage: office'],
    ['office', ['--nonsense'], 'usage: office'],
    ['office', ['--database', 'x', '--files', 'y', '--listen', '1'], 'QUANKE_LAUNCH_SECRET'],
    ['office', ['--database', 'x', '--files', 'y', '--listen', '1', '--tls-cert', 'z'], 'belong together'],
    ['office', ['--database', 'x', '--files', 'y', '--listen', '1', '--demo', '--production'], 'exclude'],
    ['station', [], 'npm start'],
    ['workbench', ['--port', 'eighty'], 'usage: workbench'],
    ['workbench', ['--office', 'http://plain.example'], 'usage: workbench'],
  ])('%s %j ends with 2 and says why', async (program, args, why) => {
    const { status, said } = await endOf(start(program, args));

    expect(status).toBe(2);
    expect(said).toContain(why);
    expect(said).not.toMatch(/^\s+at /m);
  });

  it('office without TLS does not listen to the network', async () => {
    const args = ['--database', ':memory:', '--files', tmpdir(), '--listen', '0.0.0.0:0'];

    const { status, said } = await endOf(start('office', args, { QUANKE_LAUNCH_SECRET: 'a'.repeat(64) }));

    expect(status).toBe(2);
    expect(said).toContain('needs --tls-cert');
  });
});

describe('an office that cannot listen', () => {
  it('ends with 1, says why in a line, and leaves the file at that place alone', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'quanke-place-'));
    const place = join(folder, 'precious.sqlite');
    await writeFile(place, 'all our cases');
    const args = ['--database', ':memory:', '--files', join(folder, 'files'), '--listen', place];

    const { status, said } = await endOf(start('office', args, { QUANKE_LAUNCH_SECRET: 'a'.repeat(64) }));
    const left = await readFile(place, 'utf8');
    await rm(folder, { recursive: true });

    expect(status).toBe(1);
    expect(said).toContain(place);
    expect(said).not.toMatch(/^\s+at /m);
    expect(left).toBe('all our cases');
  });
});

describe.skipIf(!openssl)('an office of a centre', () => {
  let folder: string;
  let program: ChildProcess;
  let port: number;
  let ca: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quanke-centre-'));
    const certificate = await makeCertificate(openssl ?? '');
    ca = certificate.cert;
    const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
    await Promise.all([writeFile(cert, certificate.cert), writeFile(key, certificate.key)]);
    const place = ['--database', join(folder, 'office.sqlite'), '--files', join(folder, 'files')];
    program = start('office', [
      ...place,
      '--listen',
      '127.0.0.1:0',
      '--tls-cert',
      cert,
      '--tls-key',
      key,
      '--demo',
    ]);
    port = await portOf(program.stderr);
  });
  afterAll(async () => {
    program.kill();
    await endOf(program);
    await rm(folder, { recursive: true });
  });

  it('answers over TLS with HTTP/2', async () => {
    const origin = `https://localhost:${port}`;
    const { fetch, close } = createH2Fetch(origin, ca);
    const client = createClient<typeof office>({ url: `${origin}/office`, fetch });

    const about = await client.system.about();
    close();

    expect(about).toMatchObject({ ok: true, value: { demo: true, production: false } });
  });
});

/** From the log line the office writes when it listens. */
async function portOf(stderr: Readable | null): Promise<number> {
  if (stderr === null) throw new Error('no stderr');
  const said: string[] = [];
  for await (const line of createInterface(stderr)) {
    said.push(line);
    const [, port] = /"event":"listening".*"port":(\d+)/.exec(line) ?? [];
    if (port !== undefined) return Number(port);
  }
  throw new Error(said.join('\n'));
}
