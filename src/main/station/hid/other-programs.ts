import { readdirSync, readlinkSync } from 'node:fs';
import { basename, join } from 'node:path';

const MOST = 5;

/**
 * Names of other programs that have the device at this path open. On Linux a second opener is let in and both see all
 * answers, so nothing but this tells that somebody else talks to the reader. It sees the programs of the same user,
 * as root all; elsewhere the system does not tell and the list is empty.
 */
export function findOtherPrograms(
  path: string,
  processes = '/proc',
  ownPid: number = process.pid,
): readonly string[] {
  if (!path.startsWith('/dev/')) return [];
  const pids = list(processes).filter((name) => /^\d+$/.test(name) && Number(name) !== ownPid);
  const names = pids
    .filter((pid) => hasOpen(join(processes, pid, 'fd'), path))
    .map((pid) => nameOf(join(processes, pid)));
  return [...new Set(names)].slice(0, MOST);
}

function hasOpen(folder: string, path: string): boolean {
  return list(folder).some((name) => {
    try {
      return readlinkSync(join(folder, name)) === path;
    } catch {
      return false; // Closed in between.
    }
  });
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // Another user's process, one that has just ended, or not Linux.
  }
}

/** The file it runs. Its own name for itself says little (Node's is `MainThread`), its arguments may say too much. */
function nameOf(folder: string): string {
  try {
    return basename(readlinkSync(join(folder, 'exe')));
  } catch {
    return '?'; // Ended in between: it had the device open a moment ago.
  }
}
