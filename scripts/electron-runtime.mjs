// Whether the desktop can be opened in Electron here, and if not, why.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './project.mjs';

const DOWNLOAD_MS = 20_000;

/** `{ binary }`, or `{ why }` in one line. */
export function findElectron(environment = process.env) {
  if (process.getuid?.() === 0) return { why: 'Electron’s sandbox does not run as root' };
  if (!hasDisplay(environment)) return { why: 'there is no display' };
  const binary = binaryIn(environment) ?? download() ?? binaryIn(environment);
  return binary ? { binary } : { why: 'Electron’s binary is not there and did not arrive within 20 s' };
}

/** X11 or Wayland; the other systems always have one. */
export function hasDisplay(environment) {
  return process.platform !== 'linux' || Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);
}

function binaryIn({ ELECTRON_OVERRIDE_DIST_PATH: override }) {
  const folder = override ?? join(root, 'node_modules/electron/dist');
  const names = {
    win32: 'electron.exe',
    darwin: 'Electron.app/Contents/MacOS/Electron',
  };
  const path = join(folder, names[process.platform] ?? 'electron');
  return existsSync(path) ? path : undefined;
}

/** Electron's own installer; install scripts of packages are off, so nobody has run it yet. */
function download() {
  const installer = join(root, 'node_modules/electron/install.js');
  if (!existsSync(installer)) return undefined;
  console.error('start: fetching Electron’s binary (at most 20 s)');
  spawnSync(process.execPath, [installer], { cwd: root, stdio: 'ignore', timeout: DOWNLOAD_MS });
  return undefined;
}
