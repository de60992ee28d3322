// npm run bench -- [name…] [--full] [--json]: what DESIGN.md §10 promises, measured. Exit code 1 when a bound is missed.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { BenchLine, BenchSize } from './bench-line.ts';

type Benchmark = { readonly file: string; readonly exported: string };

/** A benchmark is loaded when it is asked for: each brings a program of its own. */
const BENCHMARKS: Readonly<Record<string, Benchmark>> = {
  clock: { file: 'clock.ts', exported: 'benchClock' },
  card: { file: 'card.ts', exported: 'benchCard' },
  merge: { file: 'catalogue.ts', exported: 'benchMerge' },
  search: { file: 'catalogue.ts', exported: 'benchSearch' },
  accept: { file: 'accept.ts', exported: 'benchAccept' },
  compose: { file: 'compose.ts', exported: 'benchCompose' },
  seal: { file: 'seal.ts', exported: 'benchSeal' },
  hid: { file: 'hid.ts', exported: 'benchHid' },
  start: { file: 'start.ts', exported: 'benchStart' },
};

const USAGE = `usage: npm run bench -- [${Object.keys(BENCHMARKS).join('|')} …] [--full] [--json]`;

const { names, full, json } = readOptions();
const missed: string[] = [];
if (!json) console.log(row(['', 'figure', 'unit', 'bound', 'met', 'peer', 'ratio']));
for (const name of names) {
  for (const line of await run(name, { full })) {
    if (!line.met) missed.push(line.name);
    console.log(json ? JSON.stringify(line) : toRow(line));
  }
}
// A browser or a database that is slow to end shall not keep us.
process.exit(missed.length === 0 ? 0 : 1);

function readOptions() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { full: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
    });
    const unknown = positionals.filter((name) => !(name in BENCHMARKS));
    if (unknown.length > 0) return stop(`There is no benchmark ${unknown.join(', ')}.\n${USAGE}`);
    return {
      ...values,
      names: positionals.length > 0 ? positionals : Object.keys(BENCHMARKS).filter(isThere),
    };
  } catch (error) {
    return stop(`${error instanceof Error ? error.message : ''}\n${USAGE}`);
  }
}

function isThere(name: string): boolean {
  return existsSync(join(import.meta.dirname, BENCHMARKS[name]?.file ?? name));
}

async function run(name: string, size: BenchSize): Promise<readonly BenchLine[]> {
  const benchmark = BENCHMARKS[name];
  if (!benchmark || !isThere(name)) return stop(`${name} cannot be measured yet.`);
  const module = (await import(join(import.meta.dirname, benchmark.file))) as Record<
    string,
    ((size: BenchSize) => Promise<readonly BenchLine[]>) | undefined
  >;
  const measure = module[benchmark.exported];
  return measure ? measure(size) : stop(`${benchmark.file} has no ${benchmark.exported}.`);
}

function toRow({ name, figure, unit, bound, met, peer, ratio }: BenchLine): string {
  return row([name, figure, unit, bound ?? '-', met ? 'yes' : 'NO', peer ?? '-', ratio ?? '-']);
}

function row([name, ...cells]: readonly (string | number)[]): string {
  return String(name).padEnd(52) + cells.map((cell) => String(cell).padStart(10)).join('');
}

function stop(why: string): never {
  console.error(why);
  process.exit(2);
}
