import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { needs } from '../../support/needs.ts';
import { openCupsBench } from '../support/cups-bench.ts';
import { openSimulatedBench } from '../support/print-bench.ts';
import type { PrintBench } from '../support/print-bench.ts';

const cupsd = needs('cupsd');

const BENCHES: readonly (readonly [string, () => Promise<PrintBench>])[] = [
  ['the simulated printer', openSimulatedBench],
  ...(cupsd ? [['CUPS', () => openCupsBench(cupsd)] as const] : []),
];

const PDF = '%PDF-1.7 a paper';
const never = new AbortController().signal;

describe.each(BENCHES)('%s', (_name, open) => {
  let bench: PrintBench;
  beforeEach(async () => {
    bench = await open();
  });
  afterEach(() => bench.close());

  const task = (more: { readonly printer?: string; readonly copies?: number } = {}) => ({
    jobId: randomUUID(),
    printer: bench.name,
    copies: 1,
    pdf: Buffer.from(PDF),
    ...more,
  });

  /** While a task waits for paper, as the list of printers shows it. */
  async function untilOutOfPaper(): Promise<void> {
    for (;;) {
      const listed = await bench.printers.list();
      if (listed.ok && listed.value[0]?.reasons.includes('mediaEmpty')) return;
    }
  }

  it('is in the list of printers, by name and as the default one', async () => {
    const listed = await bench.printers.list();

    const { simulated } = bench.printers;
    const printer = {
      name: bench.name,
      state: 'idle',
      accepting: true,
      reasons: [],
      isDefault: true,
      simulated,
    };
    expect(listed).toMatchObject({ ok: true, value: [printer] });
  });

  it('prints as many copies as are wanted, byte by byte', async () => {
    const printed = await bench.printers.print(task({ copies: 3 }), never);

    expect(printed).toEqual({ ok: true, value: undefined });
    expect(bench.printed()).toEqual([PDF, PDF, PDF]);
  });

  it('knows no other printer', async () => {
    const printed = await bench.printers.print(task({ printer: 'office/9; rm' }), never);

    expect(printed).toMatchObject({ ok: false, failure: { code: 'printing.noPrinter' } });
  });

  it('takes nothing while it is switched off', async () => {
    await bench.setOnline(false);

    const printed = await bench.printers.print(task(), never);
    await bench.setOnline(true);

    expect(printed).toMatchObject({ ok: false, failure: { code: 'printing.offline' } });
    expect(bench.printed()).toEqual([]);
  });

  it('says that it is out of paper, and prints nothing later', async () => {
    bench.setPaper(false);

    const printed = await bench.printers.print(task(), never);
    bench.setPaper(true);
    const again = await bench.printers.print(task(), never);

    expect(printed).toMatchObject({ ok: false, failure: { code: 'printing.paperOut' } });
    expect(again.ok).toBe(true);
    expect(bench.printed()).toEqual([PDF]);
  });

  it('goes on when somebody puts paper in', async () => {
    bench.setPaper(false);
    const printing = bench.printers.print(task(), never);
    await untilOutOfPaper();

    bench.setPaper(true);

    expect((await printing).ok).toBe(true);
    expect(bench.printed()).toEqual([PDF]);
  });

  it('takes a task back when it is asked to', async () => {
    bench.setPaper(false);
    const stop = new AbortController();
    const printing = bench.printers.print(task(), stop.signal);
    await untilOutOfPaper();

    stop.abort();
    const printed = await printing;
    bench.setPaper(true);
    await bench.printers.print(task(), never);

    expect(printed).toMatchObject({ ok: false, failure: { code: 'printing.cancelled' } });
    expect(bench.printed()).toEqual([PDF]);
  });
});
