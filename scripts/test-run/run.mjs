// Everything `npm test` runs, in the order in which it is cheapest to learn of a mistake.
import { readJson } from '../project.mjs';
import { build, canBuild, lintChecks, runInTurn, typeChecks } from '../tools.mjs';
import { forgottenFolders, runFolder } from './folders.mjs';
import { closingLines, judge } from './table.mjs';

const NEEDS_BUILD = ['flow'];
const STEPS = ['types', 'lint', 'build'];

/** `only` holds steps, folders of test/ or parts of paths in them; empty means all. True when nothing failed. */
export async function runTests({ only, deep }) {
  const seconds = readJson('scripts/test-budget.json');
  const folders = Object.keys(seconds).filter((name) => !STEPS.includes(name));
  const plan = { deep, seconds, ...(only.length === 0 ? planAll(folders) : planSome(only, folders)) };
  const rows = [
    ...faultRows(plan.unknown, 'is no step and no folder of test/'),
    ...(await runChecks(plan)),
    ...(await runBuild(plan)),
    ...(await runFolders(plan)),
  ];
  judge(rows, { inCi: Boolean(process.env.CI) && process.env.CI !== 'false' });
  for (const line of closingLines(rows)) console.log(line);
  return rows.every((row) => row.failed === 0);
}

function planAll(folders) {
  return { whole: true, unknown: [], steps: STEPS, folders: folders.map((name) => ({ name, filters: [] })) };
}

/** A folder that needs the bundles brings the build along. */
function planSome(only, folders) {
  const wantedIn = (folder) => only.filter((part) => part.split('/')[0] === folder);
  const named = folders.filter((name) => wantedIn(name).length > 0);
  const needsBuild = named.some((name) => NEEDS_BUILD.includes(name));
  return {
    whole: false,
    unknown: only.filter((part) => !STEPS.includes(part) && !folders.includes(part.split('/')[0])),
    steps: STEPS.filter((name) => only.includes(name) || (name === 'build' && needsBuild)),
    folders: named.map((name) => ({ name, filters: filtersOf(wantedIn(name), name) })),
  };
}

function filtersOf(parts, folder) {
  return parts.includes(folder) ? [] : parts.map((part) => `test/${part}`);
}

/** Two cores: compilers in one lane, linter and formatter in the other. */
async function runChecks({ steps, seconds }) {
  const lanes = [
    { name: 'types', tools: typeChecks },
    { name: 'lint', tools: lintChecks },
  ].filter(({ name }) => steps.includes(name));
  return Promise.all(
    lanes.map(async ({ name, tools }) => told(toStepRow(name, await runInTurn(tools), seconds[name]))),
  );
}

async function runBuild({ steps, seconds }) {
  if (!steps.includes('build') || !canBuild()) return [];
  return [told(toStepRow('build', await runInTurn([build]), seconds.build))];
}

async function runFolders({ folders, seconds, deep, whole }) {
  const rows = [];
  for (const { name, filters } of folders) {
    const onOutput = whole ? undefined : (text) => process.stdout.write(text);
    const row = await runFolder({ folder: name, filters, budget: seconds[name], deep, onOutput });
    rows.push(told(whole ? row : { ...row, output: '' }));
  }
  const forgotten = whole ? forgottenFolders(seconds) : [];
  return [...rows, ...faultRows(forgotten, 'has tests but no line in scripts/test-budget.json')];
}

function toStepRow(name, results, budget) {
  const failures = results.filter((result) => !result.ok);
  return {
    name,
    passed: results.length - failures.length,
    failed: failures.length,
    skips: [],
    problems: failures.map((failure) => `${failure.name} failed; its output is above`),
    seconds: results.reduce((sum, result) => sum + result.seconds, 0),
    budget,
    output: failures.map((failure) => failure.output).join('\n'),
  };
}

function faultRows(names, why) {
  return names.map((name) => ({ name, passed: 0, failed: 1, skips: [], problems: [why], seconds: 0 }));
}

/** Says at once how a part went, with its own output where it failed. */
function told(row) {
  if (row.failed > 0 && row.output) console.log(`\n${row.output}\n`);
  console.log(`${row.failed > 0 ? 'FAILED' : 'ok    '} ${row.name} (${row.seconds.toFixed(1)} s)`);
  return row;
}
