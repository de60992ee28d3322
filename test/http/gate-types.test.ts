import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const PROJECT = join(import.meta.dirname, '../..');
const FOLDER = mkdtempSync(join(PROJECT, 'test/http/.gate-'));

const HEAD = `import { oc } from '@orpc/contract';
import { answer, command, query } from '${PROJECT}/src/shared/api/procedure.ts';
import type { Gate, GatedRouter, OperationsOf } from '${PROJECT}/src/shared/api/procedure.ts';
import { fail, succeed } from '${PROJECT}/src/shared/kernel/result.ts';
const gate = { role: ['clerk'], audit: 'change' } as const;
const area = { accept: query(gate).output(answer<number>()) } satisfies GatedRouter;
`;

/** One file per case; the first must compile, or the others prove nothing. */
const CASES: readonly (readonly [string, string, boolean])[] = [
  ['a gated procedure', 'export const a = { b: query(gate) } satisfies GatedRouter;', true],
  [
    'all operations',
    'export const o: OperationsOf<typeof area, null> = { accept: async () => succeed(1) };',
    true,
  ],
  ['a procedure without a gate', 'export const a = { b: oc } satisfies GatedRouter;', false],
  ['half a gate', "export const a = { b: query({ role: 'anyone' }) } satisfies GatedRouter;", false],
  ['an optional gate', 'export const a = { b: oc.$meta<Partial<Gate>>({}) } satisfies GatedRouter;', false],
  ['a role there is not', "export const a = command({ role: ['king'], audit: 'none' });", false],
  ['an audit there is not', "export const a = command({ role: 'anyone', audit: 'maybe' });", false],
  ['a missing operation', 'export const o: OperationsOf<typeof area, null> = {};', false],
  [
    'another answer',
    "export const o: OperationsOf<typeof area, null> = { accept: async () => succeed('1') };",
    false,
  ],
  [
    'a failure the contract does not list',
    "export const o: OperationsOf<typeof area, null> = { accept: async () => fail('card.absent') };",
    false,
  ],
];

describe('the compiler', () => {
  afterAll(() => rmSync(FOLDER, { recursive: true }));

  const refused = compile();

  it.each(CASES)('judges %s', (name, _code, compiles) => {
    expect(refused.has(fileOf(name))).toBe(!compiles);
  });
});

function fileOf(name: string): string {
  return `${name.replaceAll(' ', '-')}.ts`;
}

/** One run for all files; gives the names of those it refused. */
function compile(): ReadonlySet<string> {
  for (const [name, code] of CASES) writeFileSync(join(FOLDER, fileOf(name)), HEAD + code);
  const config = { extends: join(PROJECT, 'tsconfig.main.json'), include: ['*.ts'], exclude: [] };
  const compilerOptions = { noUnusedLocals: false };
  writeFileSync(join(FOLDER, 'tsconfig.json'), JSON.stringify({ ...config, compilerOptions }));
  const output = runCompiler();
  return new Set([...output.matchAll(/([\w-]+\.ts)\(\d+,\d+\): error TS/g)].map(([, file]) => file ?? ''));
}

function runCompiler(): string {
  try {
    const args = [join(PROJECT, 'node_modules/typescript/bin/tsc'), '-p', FOLDER];
    return execFileSync(process.execPath, args, { encoding: 'utf8', cwd: FOLDER });
  } catch (error) {
    return (error as { stdout: string }).stdout; // refusing is what it is asked for
  }
}
