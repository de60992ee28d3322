import { afterEach, describe, expect, it, vi } from 'vitest';
import { openPostgresEngine } from '../../../src/main/office/storage/postgres-engine.ts';

/** Opens and closes; no address is connected to before something is asked. */
async function open(address: string): Promise<void> {
  await openPostgresEngine(address).close();
}

describe('the address of a database', () => {
  afterEach(() => vi.unstubAllEnvs());

  it.each([
    'postgres://quanke@localhost/quanke',
    'postgres://quanke@127.0.0.1:5433/quanke',
    'postgres://quanke@127.1.2.3/quanke',
    'postgres://quanke@[::1]/quanke',
    'postgres:///quanke',
    'postgres:///quanke?host=/run/postgresql',
    'postgres://quanke@%2Frun%2Fpostgresql/quanke',
  ])('of this machine needs no TLS: %s', async (address) => {
    await expect(open(address)).resolves.toBeUndefined();
  });

  it.each([
    'postgres://quanke@db.example/quanke?sslmode=verify-full',
    'postgresql://db.example:5433/quanke?sslmode=verify-full&uselibpqcompat=true',
  ])('of another machine is taken with TLS that knows whom it talks to: %s', async (address) => {
    await expect(open(address)).resolves.toBeUndefined();
  });

  it.each([
    'postgres://quanke@db.example/quanke',
    'postgres://quanke@10.0.0.7/quanke',
    'postgres://quanke@10.0.0.7/quanke?sslmode=verify-full', // pg would compare its certificate with `localhost`
    'postgres://quanke@127.0.0.1.example/quanke',
    'postgres://quanke@localhost.example/quanke',
    'postgres://quanke@localhost/quanke?host=db.example',
    'postgres://quanke@db.example/quanke?sslmode=disable',
    'postgres://quanke@db.example/quanke?sslmode=no-verify',
    'postgres://quanke@db.example/quanke?sslmode=prefer&uselibpqcompat=true',
    'postgres://quanke@db.example/quanke?sslmode=verify-full&ssl=0&sslmode=disable',
    'postgres://quanke@db.example/quanke?ssl=true',
    'postgres://quanke@db.example/quanke?sslmode=require',
  ])('of another machine is refused without it: %s', async (address) => {
    await expect(open(address)).rejects.toThrow('sslmode=verify-full');
  });

  it('is asked for TLS when the environment names another machine', async () => {
    vi.stubEnv('PGHOST', 'db.example');

    await expect(open('postgres:///quanke')).rejects.toThrow('sslmode=verify-full');
  });

  it('is never repeated with its password when it is refused', async () => {
    const refused = open('postgres://quanke:swordfish@db.example/quanke').catch((error: unknown) => error);

    expect(String(await refused)).not.toContain('swordfish');
  });
});
