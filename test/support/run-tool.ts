import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Exit code and everything the program said. */
export type ToolAnswer = { readonly code: number | null; readonly text: string };

/** Runs a program outside of this project to its end. */
export function runTool(path: string, args: readonly string[]): ToolAnswer {
  const { status, stdout, stderr, error } = spawnSync(path, args, { encoding: 'utf8', timeout: 60_000 });
  if (error) throw error;
  return { code: status, text: stdout + stderr };
}

/** A folder for one test file; `remove` when done. */
export function makeFolder(): { readonly path: (name: string) => string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'quanke-test-'));
  return {
    path: (name) => join(folder, name),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
