// Vitest calls `setup` before the first test file of a project and `teardown` after the last.
import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres-server.ts';
import type { PostgresServer } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the run's PostgreSQL, on which each suite has a database of its own. */
    readonly postgres: string;
  }
}

let server: PostgresServer | undefined;

export async function setup(project: TestProject): Promise<void> {
  server = await startPostgres();
  project.provide('postgres', server.address);
}

export async function teardown(): Promise<void> {
  await server?.remove();
}
