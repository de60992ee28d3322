// The Debian packages the tests need: one list (debian-packages.json), looked up by file so that a check costs nothing.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readJson } from './project.mjs';

/** Where the file is; a `*` stands for one folder (the machine's triplet in /usr/lib). Undefined when it is nowhere. */
export function findFile(pattern) {
  if (!pattern.includes('*')) return existsSync(pattern) ? pattern : undefined;
  const [before, after] = pattern.split('*');
  const folder = dirname(`${before}x`);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.map((name) => join(folder, name, after)).find((path) => existsSync(path));
}

/** Installs what is missing when it can; otherwise says in one line what the tests will skip. */
export function installDebianPackages() {
  const missing = missingTools();
  if (missing.length === 0) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) install(packagesOf(missing));
  const still = missingTools();
  if (still.length > 0) console.error(skipLine(still));
}

function missingTools() {
  if (process.platform !== 'linux') return [];
  return readJson('scripts/debian-packages.json').filter(({ file }) => findFile(file) === undefined);
}

function packagesOf(tools) {
  return [...new Set(tools.map((tool) => tool.package))];
}

function install(packages) {
  console.error(`set-up: installing Debian packages the tests need: ${packages.join(' ')}`);
  apt(['update']);
  if (apt(['install', '--no-install-recommends', ...packages])) return;
  for (const name of packages) apt(['install', '--no-install-recommends', name]); // one that is gone must not stop the others
}

function apt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, stderr } = spawnSync('apt-get', ['-y', '-qq', ...args], { env, encoding: 'utf8' });
  if (status !== 0) console.error(`set-up: apt-get ${args.join(' ')} failed: ${lastLine(stderr)}`);
  return status === 0;
}

function lastLine(text) {
  return (text ?? '').trim().split('\n').at(-1);
}

function skipLine(tools) {
  const why = tools.map(({ tool, tests }) => `${tool} (${tests.join(', ')})`).join('; ');
  const how = `apt-get install ${packagesOf(tools).join(' ')}`;
  return `set-up: tests that need these will be skipped: ${why}. As root on Debian: ${how}`;
}
