// Runs the tests of one folder of test/ and turns what happened into a row of the closing table.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../project.mjs';
import { runTool } from '../tools.mjs';

const RESULTS = join(root, 'test-results');
const NO_REASON = 'nobody said why: use needs() of test/support/needs.ts';

/** Test files that no run would reach, because their folder has no budget. */
export function forgottenFolders(budgets) {
  const folders = existsSync(join(root, 'test'))
    ? readdirSync(join(root, 'test'), { withFileTypes: true })
    : [];
  return folders
    .filter((entry) => entry.isDirectory() && !(entry.name in budgets) && holdsTests(entry.name))
    .map((entry) => entry.name);
}

function holdsTests(folder) {
  return readdirSync(join(root, 'test', folder), { recursive: true }).some((name) =>
    name.endsWith('.test.ts'),
  );
}

/** `filters` are parts of paths, empty for the whole folder. */
export async function runFolder({ folder, filters, budget, deep, onOutput }) {
  const files = prepareFiles(folder);
  const run = await runTool({
    script: 'vitest/vitest.mjs',
    args: [
      'run',
      '--project',
      folder,
      '--reporter=default',
      '--reporter=./scripts/test-run/reporter.mjs',
      ...filters,
    ],
    env: {
      QUANKE_TEST_RESULTS: files.results,
      QUANKE_TEST_SKIPS: files.skips,
      ...(deep ? { QUANKE_TEST_DEEP: '1' } : {}),
    },
    limitSeconds: deep ? 3600 : 3 * budget,
    onOutput,
  });
  writeFileSync(files.log, run.output);
  return toRow({ folder, filters, run, budget: deep ? undefined : budget, files });
}

function prepareFiles(folder) {
  mkdirSync(RESULTS, { recursive: true });
  const files = { results: `${folder}.json`, skips: `${folder}.skips`, log: `${folder}.log` };
  for (const [kind, name] of Object.entries(files)) {
    files[kind] = join(RESULTS, name);
    rmSync(files[kind], { force: true });
  }
  return files;
}

function toRow({ folder, filters, run, budget, files }) {
  const { tests, errors } = readResults(files.results);
  const failed = tests.filter((test) => test.state === 'failed');
  const skips = tests
    .filter((test) => test.state === 'skipped')
    .map((test) => toSkip(test, readSkips(files.skips)));
  const problems = [...errors, ...failed.map((test) => `${test.shortFile} > ${test.name}`)];
  if (run.stoppedAfter) problems.push(`hung: stopped after ${run.stoppedAfter} s`);
  if (filters.length > 0 && tests.length === 0 && problems.length === 0)
    problems.push(`no test matches ${filters.join(' ')}`);
  if (!run.ok && problems.length === 0) problems.push('Vitest ended with an error; its output is above');
  return {
    name: folder,
    passed: tests.filter((test) => test.state === 'passed').length,
    failed: problems.length,
    skips,
    problems,
    seconds: run.seconds,
    budget,
    output: run.output,
  };
}

function readResults(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { tests: [], errors: [] };
}

/** What needs() wrote: one JSON object per line, with the test file that missed something. */
function readSkips(file) {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

function toSkip(test, records) {
  const missed = records.filter((record) => record.file === test.file);
  const reasons = [...new Set(missed.map((record) => record.reason))];
  const tools = missed.map((record) => record.tool);
  const name = `${test.shortFile} > ${test.name}`;
  if (test.note) return { name, tools, reason: test.note };
  return reasons.length > 0
    ? { name, tools, reason: reasons.join('; ') }
    : { name, tools, reason: NO_REASON, unexplained: true };
}
