import { createServer } from 'node:http';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findCups } from '../../../src/main/station/printing/cups-link.ts';
import { CupsPrinters } from '../../../src/main/station/printing/cups-printers.ts';
import { needs } from '../../support/needs.ts';
import { openCupsBench } from '../support/cups-bench.ts';
import type { CupsBench } from '../support/cups-bench.ts';
import { PAPER_MS } from '../support/print-bench.ts';

const cupsd = needs('cupsd');
const never = new AbortController().signal;
const PATIENCE = { answerMs: 300, startMs: 1_000, pageMs: 100, paperMs: 500, lookMs: 20 };

function task(printer: string) {
  return { jobId: randomUUID(), printer, copies: 1, pdf: Buffer.from('%PDF-1.7 a paper') };
}

describe.skipIf(!cupsd)('a print spooler', () => {
  let bench: CupsBench;
  beforeEach(async () => {
    bench = await openCupsBench(cupsd ?? '');
  });
  afterEach(() => bench.close());

  /** A task waits at the printer. */
  async function untilOutOfPaper(): Promise<void> {
    for (;;) {
      const listed = await bench.printers.list();
      if (listed.ok && listed.value[0]?.reasons.includes('mediaEmpty')) return;
    }
  }

  it.each([
    ['the job', 1],
    ['the queue', 4],
  ] as const)('tells that the printer broke %s off', async (_name, status) => {
    bench.setBroken(status);

    const printed = await bench.printers.print(task(bench.name), never);

    expect(printed).toMatchObject({ ok: false, failure: { code: 'printing.interrupted' } });
    expect(bench.printed()).toEqual([]);
  });

  it('prints on one side where the parts are given to two, and else as the queue is set', async () => {
    await bench.printers.print({ ...task(bench.name), oneSided: true }, never);
    const ofParts = bench.options();
    await bench.printers.print(task(bench.name), never);
    const ofOthers = bench.options();

    expect(ofParts).toContain('sides=one-sided');
    expect(ofOthers).not.toContain('sides=');
  });

  it('waits for a printer that goes on with one of its trays empty', async () => {
    bench.setSlow((PAPER_MS + 500) / 1_000);

    const printed = await bench.printers.print(task(bench.name), never);

    expect(printed).toEqual({ ok: true, value: undefined });
  });

  it('says what the printer warned of when it never comes to an end', async () => {
    bench.setSlow(6);

    const printed = await bench.printers.print(task(bench.name), never);

    expect(printed).toMatchObject({ ok: false, failure: { code: 'printing.paperOut' } });
    expect(bench.printed()).toEqual([]);
  });

  it('leaves the outcome open when it ends while it prints', async () => {
    bench.setPaper(false);
    const printing = bench.printers.print(task(bench.name), never);
    await untilOutOfPaper();

    await bench.stop();

    expect(await printing).toMatchObject({ ok: false, failure: { code: 'printing.timedOut' } });
  });

  it('is absent when it is not running', async () => {
    await bench.stop();

    const listed = await bench.printers.list();
    const printed = await bench.printers.print(task(bench.name), never);

    expect(listed).toMatchObject({ ok: false, failure: { code: 'printing.spoolerAbsent' } });
    expect(printed).toMatchObject({ ok: false, failure: { code: 'printing.spoolerAbsent' } });
  });
});

describe('a program that is no print spooler', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'quanke-nospooler-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it.each([
    ['answers a page', (end: (status: number, body: string) => void) => end(200, '<html>')],
    ['refuses', (end: (status: number, body: string) => void) => end(403, '')],
    ['says nothing', () => undefined],
  ])('is not waited for when it %s', async (_name, behave) => {
    const path = join(folder, 's');
    const server = createServer((_request, response) =>
      behave((status, body) => response.writeHead(status).end(body)),
    );
    await new Promise<void>((done) => server.listen(path, done));

    const listed = await new CupsPrinters({ kind: 'socket', path }, PATIENCE).list();
    server.closeAllConnections();
    await new Promise((done) => server.close(done));

    expect(listed).toMatchObject({ ok: false, failure: { code: 'printing.timedOut' } });
  });
});

describe('the address of the spooler', () => {
  it.each([
    ['/run/own.sock', { kind: 'socket', path: '/run/own.sock' }],
    ['print.intranet', { kind: 'host', host: 'print.intranet', port: 631 }],
    ['print.intranet:8631', { kind: 'host', host: 'print.intranet', port: 8631 }],
  ])('is what the administrator named: %s', (named, address) => {
    expect(findCups(named)).toEqual(address);
  });
});
