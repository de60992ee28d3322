import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PrintTasks } from '../../../src/main/station/printing/print-tasks.ts';
import { openSimulatedBench } from '../support/print-bench.ts';
import type { PrintBench } from '../support/print-bench.ts';

let bench: PrintBench;
let tasks: PrintTasks;
beforeEach(async () => {
  bench = await openSimulatedBench();
  tasks = new PrintTasks(bench.printers);
});
afterEach(async () => {
  await tasks.close();
  await bench.close();
});

const task = (jobId: string) => ({ jobId, printer: bench.name, copies: 1, pdf: Buffer.from('%PDF-') });

describe('the tasks of a station', () => {
  it('print a job once at a time, and again when it is over', async () => {
    const jobId = randomUUID();
    const first = tasks.print(task(jobId));
    const second = await tasks.print(task(jobId));

    expect((await first).ok).toBe(true);
    expect(second).toMatchObject({ ok: false, failure: { code: 'printing.busy' } });
    expect((await tasks.print(task(jobId))).ok).toBe(true);
  });

  it('are taken back by the name of their job', async () => {
    bench.setPaper(false);
    const jobId = randomUUID();
    const printing = tasks.print(task(jobId));

    const taken = [tasks.cancel(randomUUID()), tasks.cancel(jobId)];

    expect(taken).toEqual([false, true]);
    expect(await printing).toMatchObject({ ok: false, failure: { code: 'printing.cancelled' } });
  });

  it('are all taken back when the station ends', async () => {
    bench.setPaper(false);
    const printing = [tasks.print(task(randomUUID())), tasks.print(task(randomUUID()))];

    await tasks.close();

    const ended = await Promise.all(printing);
    expect(ended.map(({ ok }) => ok)).toEqual([false, false]);
    expect(bench.printed()).toEqual([]);
  });
});
