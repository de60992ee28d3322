// Everything `npm test` runs, in the order in which it is cheapest to learn of a mistake.
import { readJson } from '../project.mjs';
import { build, canBuild, lintChecks, runInTurn, runTool, typeChecks } from '../tools.mjs';
import { forgottenFolders, runFolder } from './folders.mjs';
import { closingLines, judge } from './table.mjs';

const NEEDS_BUILD = ['flow'];
const STEPS = ['types', 'lint', 'build'];

/** `only` holds steps, folders of test/ or parts of paths in them; empty means all. True when nothing failed. */
export async function runTests({ only, deep }) {
  const { types, lint, build: buildSeconds, ...budgets } = readJson('scripts/test-budget.json');
  const plan = makePlan(only, Object.keys(budgets));
  const rows = [
    ...plan.unknown.map((name) =>
      toStepRow(name, [{ ok: false, name, output: '' }], 0, 'is no step and no folder of test/'),
    ),
    ...(await runChecks(plan, { types, lint })),
    ...(await runBuild(plan, buildSeconds)),
    ...(await runFolders(plan, budgets, deep)),
  ];
  judge(rows, { inCi: Boolean(process.env.CI) && process.env.CI !== 'false' });
  for (const line of closingLines(rows)) console.log(line);
  return rows.every((row) => row.failed === 0);
}

/** Without `only` everything; a folder that needs the bundles brings the build along. */
function makePlan(only, folders) {
  if (only.length === 0) {
    return {
      whole: true,
      unknown: [],
      steps: STEPS,
      folders: folders.map((name) => ({ name, filters: [] })),
    };
  }
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
async function runChecks(plan, budgets) {
  const lanes = [
    { name: 'types', tools: typeChecks },
    { name: 'lint', tools: lintChecks },
  ].filter(({ name }) => plan.steps.includes(name));
  return Promise.all(
    lanes.map(async ({ name, tools }) => told(toStepRow(name, await runInTurn(tools), budgets[name]))),
  );
}

async function runBuild(plan, budget) {
  if (!plan.steps.includes('build') || !canBuild()) return [];
  return [told(toStepRow('build', [{ name: 'build', ...(await runTool(build)) }], budget))];
}

async function runFolders(plan, budgets, deep) {
  const rows = [];
  for (const { name, filters } of plan.folders) {
    const onOutput = plan.whole ? undefined : (text) => process.stdout.write(text);
    const row = await runFolder({ folder: name, filters, budget: budgets[name], deep, onOutput });
    rows.push(told(plan.whole ? row : { ...row, output: '' }));
  }
  if (!plan.whole) return rows;
  const forgotten = forgottenFolders(budgets).map((name) => ({ ok: false, name, output: '' }));
  return forgotten.length === 0
    ? rows
    : [...rows, toStepRow('other', forgotten, 0, 'has tests but no line in scripts/test-budget.json')];
}

function toStepRow(name, results, budget, why = 'failed; its output is above') {
  const failures = results.filter((result) => !result.ok);
  return {
    name,
    passed: results.length - failures.length,
    failed: failures.length,
    skips: [],
    problems: failures.map((failure) => `${failure.name} ${why}`),
    seconds: results.reduce((sum, result) => sum + (result.seconds ?? 0), 0),
    budget,
    output: failures.map((failure) => failure.output).join('\n'),
  };
}

/** Says at once how a part went, with its own output where it failed. */
function told(row) {
  if (row.failed > 0 && row.output) console.log(`\n${row.output}\n`);
  console.log(`${row.failed > 0 ? 'FAILED' : 'ok    '} ${row.name} (${row.seconds.toFixed(1)} s)`);
  return row;
}
