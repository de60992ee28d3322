// What every script needs to know about this checkout. Plain JavaScript for Node 20 and later, no package.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** The Node the programs run on; a package brings its binary, so that no installation is needed. */
export const NODE_MAJOR = 24;

const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** @param {string} path relative to the project */
export function readJson(path) {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

/** The package that carries Node's binary for this machine. */
export function nodePackage() {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const file = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  return { name, binary: join(root, 'node_modules', name, file) };
}

/** Path of a Node of the right age: the one in node_modules, else the one that runs this; undefined when neither. */
export function findNode() {
  const { binary } = nodePackage();
  if (existsSync(binary)) return binary;
  return Number.parseInt(process.versions.node, 10) >= NODE_MAJOR ? process.execPath : undefined;
}

/** Runs this very script again on the right Node when an older one was asked; does not come back then. */
export async function continueOnRightNode() {
  if (Number.parseInt(process.versions.node, 10) >= NODE_MAJOR) return;
  const node = findNode();
  if (node === undefined) {
    console.error(
      `Node ${NODE_MAJOR} is missing: node_modules has no ${nodePackage().name}. Run: node scripts/set-up.mjs`,
    );
    process.exit(1);
  }
  become(node, process.argv.slice(1));
  await new Promise(() => {}); // the child's end ends us
}

/** Runs a program in our place: its output is ours, our signals and end are its own. */
export function become(command, args) {
  const child = spawn(command, args, { stdio: 'inherit' });
  for (const signal of STOP_SIGNALS) process.on(signal, () => passOn(child, signal));
  child.on('error', (error) => {
    console.error(error.message);
    process.exit(1);
  });
  child.on('exit', (status, signal) => process.exit(exitCodeOf(status, signal)));
}

/** A terminal sends Ctrl+C to the child as well: once is enough. */
function passOn(child, signal) {
  if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
}

/** As a shell counts: 128 and the number of the signal. */
function exitCodeOf(status, signal) {
  return status ?? 128 + (constants.signals[signal] ?? 0);
}
