// The tools a check is made of, run on the Node that runs us.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './project.mjs';

const TYPESCRIPT = 'typescript/bin/tsc';
const VUE_TYPESCRIPT = 'vue-tsc/bin/vue-tsc.js';
const ESLINT = 'eslint/bin/eslint.js';
const PRETTIER = 'prettier/bin/prettier.cjs';

/** One compiler run per kind of place the code runs in; each sees only what is there (no DOM in shared, for one). */
export const typeChecks = [
  { name: 'types shared', script: TYPESCRIPT, args: ['-p', 'tsconfig.shared.json'] },
  { name: 'types main', script: TYPESCRIPT, args: ['-p', 'tsconfig.main.json'] },
  { name: 'types flow', script: TYPESCRIPT, args: ['-p', 'tsconfig.flow.json'] },
  { name: 'types page', script: VUE_TYPESCRIPT, args: ['-p', 'tsconfig.page.json'] },
];

export const lintChecks = [
  { name: 'lint', script: ESLINT, args: ['--max-warnings=0', '.'] },
  { name: 'format', script: PRETTIER, args: ['--check', '--log-level=warn', '.'] },
];

export const build = { name: 'build', script: 'electron-vite/bin/electron-vite.js', args: ['build'] };

/** False until the programs are there to be bundled. */
export function canBuild() {
  return existsSync(join(root, 'electron.vite.config.ts'));
}

/** Runs one tool to its end. `limitSeconds` stops a hanging one together with all it started. */
export async function runTool({ script, args, env = {}, limitSeconds, onOutput = () => {} }) {
  const started = performance.now();
  const child = spawn(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    env: { ...process.env, ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32', // a group of its own, so that a stop reaches browsers and servers too
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
      onOutput(text);
    });
  }
  const end = await endOf(child, limitSeconds);
  return { ...end, output: output.trim(), seconds: (performance.now() - started) / 1000 };
}

/** Runs tools one after another. */
export async function runInTurn(tools) {
  const results = [];
  for (const tool of tools) results.push({ name: tool.name, ...(await runTool(tool)) });
  return results;
}

async function endOf(child, limitSeconds) {
  let stoppedAfter;
  const stop = () => stopGroup(child);
  const stopAndLeave = () => {
    stop();
    process.exit(130);
  };
  const timer =
    limitSeconds && setTimeout(() => ((stoppedAfter = limitSeconds), stop()), limitSeconds * 1000);
  process.once('SIGINT', stopAndLeave).once('SIGTERM', stopAndLeave);
  const code = await new Promise((resolve) => child.on('close', resolve).on('error', () => resolve(1)));
  clearTimeout(timer);
  process.off('SIGINT', stopAndLeave).off('SIGTERM', stopAndLeave);
  return { ok: code === 0 && stoppedAfter === undefined, stoppedAfter };
}

function stopGroup(child) {
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
  } catch {
    // already gone, which is what was wanted
  }
}
