// Builds programs and page when a source is younger than what was built from it.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './project.mjs';
import { build, runTool } from './tools.mjs';

const SOURCES = ['src', 'electron.vite.config.ts', 'package-lock.json'];
const BUILT = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html'];

/** True when out/ was made from the sources as they are; a folder's time tells of files that are gone. */
export function isBuilt() {
  const built = BUILT.map((path) => join(root, path));
  if (!built.every((path) => existsSync(path))) return false;
  const oldest = Math.min(...built.map((path) => statSync(path).mtimeMs));
  return SOURCES.every((path) => newestBelow(join(root, path)) <= oldest);
}

function newestBelow(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  const below = readdirSync(path).map((name) => newestBelow(join(path, name)));
  return Math.max(stat.mtimeMs, ...below);
}

/** Brings out/ up to date; false when the build failed, with its output on stderr. */
export async function buildWhenStale() {
  if (isBuilt()) return true;
  console.error('start: building the programs and the page (a few seconds, once per change)');
  const { ok, output } = await runTool(build);
  if (!ok) console.error(output);
  return ok;
}
