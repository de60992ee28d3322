import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClient } from '../../src/shared/api/client.ts';
import { createMemorySession, forwardFetch } from '../../src/main/http/forward-fetch.ts';
import type { PipeAddress } from '../../src/main/http/process-launcher.ts';
import { createForwardedLink } from './support/forwarded-link.ts';
import { isAlive, launchTestProgram } from './support/launch-test-program.ts';
import type { TestContract } from './support/test-contract.ts';
import { until } from './support/until.ts';

type Launched = Awaited<ReturnType<typeof launchTestProgram>>;

function clientOf(whenReady: () => Promise<PipeAddress | undefined>) {
  const session = createMemorySession();
  return createClient<TestContract>({
    url: 'http://localhost/office',
    fetch: (request) => forwardFetch(request, { target: { kind: 'program', whenReady }, session }),
  });
}

describe('a supervised program', () => {
  let launched: Launched;

  beforeEach(async () => {
    launched = await launchTestProgram();
  });
  afterEach(() => launched.close());

  it('comes back under a new address and secret when it is killed', async () => {
    const before = await launched.program.whenReady();
    const { pid } = launched.program;
    if (pid === undefined) throw new Error('not running');

    process.kill(pid, 'SIGKILL');
    await until(() => launched.program.pid !== pid);
    const after = await launched.program.whenReady();

    expect(after).toBeDefined();
    expect(after?.socketPath).not.toBe(before?.socketPath);
    expect(after?.secret).not.toBe(before?.secret);
    expect(launched.lines.join('')).toContain('"how":"SIGKILL"');
  });

  it('lets a call wait while it is started again', async () => {
    await launched.program.whenReady();
    const { pid } = launched.program;
    if (pid === undefined) throw new Error('not running');
    const client = clientOf(() => launched.program.whenReady());
    process.kill(pid, 'SIGKILL');
    await until(() => launched.program.pid !== pid);

    const answer = await client.desk.echo({ text: 'patience' });

    expect(answer).toMatchObject({ ok: true, value: { text: 'patience' } });
  });

  it('that dies in the middle of a call leaves the outcome unknown', async () => {
    const target = { kind: 'program' as const, whenReady: () => launched.program.whenReady() };
    const request = new Request('http://localhost/office/die', { method: 'POST' });

    const response = await forwardFetch(request, { target, session: null });

    expect(response.status).toBe(502);
    expect(await response.json()).toMatchObject({ json: { code: 'call.outcomeUnknown' } });
  });

  it('does not answer after it was closed, and does not come back', async () => {
    await launched.program.whenReady();
    const { pid } = launched.program;
    await launched.program.close();

    const address = await launched.program.whenReady();

    expect(address).toBeUndefined();
    expect(isAlive(pid ?? 0)).toBe(false);
    expect(launched.program.pid).toBeUndefined();
  });
});

describe('a program that hangs', () => {
  const hangs = (launched: Launched): boolean => launched.lines.join('').includes('"event":"programHangs"');

  it('in the middle of its work is ended, and comes back', async () => {
    const launched = await launchTestProgram({ limits: { startMs: 60_000, silentMs: 2_500 } });
    const before = await launched.program.whenReady();
    const { pid } = launched.program;
    const target = { kind: 'program' as const, whenReady: () => launched.program.whenReady() };

    const request = new Request('http://localhost/office/hang', { method: 'POST' });
    const response = await forwardFetch(request, { target, session: null });
    await until(() => ![pid, undefined].includes(launched.program.pid));
    const after = await launched.program.whenReady();
    await launched.close();

    expect(response.status).toBe(502);
    expect(hangs(launched)).toBe(true);
    expect(after?.socketPath).not.toBe(before?.socketPath);
  });

  it('before it answers at all is ended too', async () => {
    const launched = await launchTestProgram({
      args: ['--stuck'],
      limits: { startMs: 500, silentMs: 60_000 },
    });

    await until(() => launched.lines.join('').includes('"how":"SIGKILL"'));
    await launched.close();

    expect(hangs(launched)).toBe(true);
  });
});

describe('a program that cannot start', () => {
  it('is tried again with longer pauses, and calls are told that nothing happened', async () => {
    const launched = await launchTestProgram({ args: ['--broken'] });
    const client = clientOf(() => launched.program.whenReady(300));
    await until(() => launched.lines.length >= 3);

    const answer = await client.desk.echo({ text: 'a' });
    await launched.close();

    expect(answer).toMatchObject({ ok: false, failure: { code: 'call.programAway' } });
    const pauses = launched.lines.map((line) => (JSON.parse(line) as { pauseMs: number }).pauseMs);
    expect(pauses.slice(0, 3)).toEqual([0, 100, 200]);
  });
});

describe('a pipe nobody listens to', () => {
  it('is answered with 503, in the shape of the contract, by the forwarder too', async () => {
    const link = await createForwardedLink({ socketPath: '/tmp/quanke-nobody.sock', secret: 'a' });
    const client = createClient<TestContract>({
      url: `${link.origin}/office`,
      fetch: (request) => link.fetch(request),
    });

    const answer = await client.desk.echo({ text: 'a' });
    const response = await link.fetch(new Request(`${link.origin}/office/desk/echo`, { method: 'POST' }));
    await link.close();

    expect(answer).toEqual({ ok: false, failure: { code: 'call.programAway' } });
    expect(response.status).toBe(503);
  });
});

describe('the end of a parent', () => {
  it('is the end of its programs, even when it is killed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'quanke-parent-'));
    const parent = fork(join(import.meta.dirname, 'support/test-parent.ts'), [folder]);
    const [pid] = (await once(parent, 'message')) as [number];

    parent.kill('SIGKILL');

    await until(() => !isAlive(pid));
    await rm(folder, { recursive: true }); // a killed parent cannot tidy up
    expect(isAlive(pid)).toBe(false);
  });
});
