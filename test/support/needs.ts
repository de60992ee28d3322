import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { expect } from 'vitest';
import { findFile } from '../../scripts/debian.mjs';

const PROJECT = join(import.meta.dirname, '../..');

type DebianTool = { readonly tool: string; readonly package: string; readonly file: string };

const DEBIAN_TOOLS = JSON.parse(
  readFileSync(join(PROJECT, 'scripts/debian-packages.json'), 'utf8'),
) as readonly DebianTool[];

/** A program or library outside of npm; all but Electron come from scripts/debian-packages.json. */
export type Tool =
  | 'electron'
  | 'chromium'
  | 'cjk-font'
  | 'pdfsig'
  | 'pdftoppm'
  | 'pdftotext'
  | 'certutil'
  | 'cupsd'
  | 'openssl'
  | 'qpdf'
  | 'mutool'
  | 'libusb'
  | 'gcc'
  | 'libc-headers'
  | 'xvfb'
  | 'setpriv'
  | 'gtk';

/**
 * The tool's path. When it is missing, the reason goes into the closing table and the answer is undefined:
 * `const chromium = needs('chromium'); describe.skipIf(!chromium)(…)`. Call it at the top of the test file.
 */
export function needs(tool: Tool): string | undefined {
  const path = tool === 'electron' ? findElectron() : findDebianTool(tool);
  if (path === undefined) recordSkip(tool);
  return path;
}

function findDebianTool(tool: Tool): string | undefined {
  const entry = entryOf(tool);
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const onPath = folders.map((folder) => join(folder, basename(entry.file))).find((path) => existsSync(path));
  return findFile(entry.file) ?? onPath;
}

function entryOf(tool: Tool): DebianTool {
  const entry = DEBIAN_TOOLS.find((candidate) => candidate.tool === tool);
  if (!entry) throw new Error(`scripts/debian-packages.json has no line for ${tool}`);
  return entry;
}

/** The binary itself: asking the npm package would start its download. */
function findElectron(): string | undefined {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(PROJECT, 'node_modules/electron/dist');
  const path = join(folder, process.platform === 'win32' ? 'electron.exe' : 'electron');
  return existsSync(path) ? path : undefined;
}

function recordSkip(tool: Tool): void {
  const skips = process.env['QUANKE_TEST_SKIPS'];
  if (skips === undefined) return;
  const reason =
    tool === 'electron'
      ? 'Electron is not there'
      : `${tool} is not there (Debian package ${entryOf(tool).package})`;
  appendFileSync(skips, `${JSON.stringify({ file: expect.getState().testPath, tool, reason })}\n`);
}
