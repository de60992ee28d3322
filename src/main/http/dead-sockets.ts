import { lstat, readdir, rm, rmdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';

/** Removes a socket nobody listens to any more; never a file of another kind, never one that answers. */
export async function removeDeadSocket(path: string): Promise<void> {
  const found = await lstat(path).catch(() => undefined);
  if (found?.isSocket() && !(await isAnswered(path))) await rm(path, { force: true });
}

/** A folder's name tells whose it is, so that a later start can see whether that process is still there. */
export function socketFolderPrefix(pid: number): string {
  return `quanke-p${pid}-`;
}

const SOCKET_FOLDER = /^quanke-p(\d+)-\w{6}$/;

/**
 * Removes what killed processes left in this folder. Sockets that answer stay, whatever their folder's name says: it
 * may be shared with a container, which counts its processes for itself.
 */
export async function removeDeadFolders(parent: string): Promise<void> {
  const names = await readdir(parent).catch(() => []);
  for (const name of names) {
    const pid = Number(SOCKET_FOLDER.exec(name)?.[1] ?? process.pid);
    if (isGone(pid)) await removeDeadFolder(join(parent, name));
  }
}

async function removeDeadFolder(folder: string): Promise<void> {
  try {
    for (const name of await readdir(folder)) await removeDeadSocket(join(folder, name));
    await rmdir(folder);
  } catch {
    // of another user, not empty, or removed by another start meanwhile: it stays, and harms nobody
  }
}

function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}

function isAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path, () => resolve(true));
    socket.once('error', () => resolve(false)).once('connect', () => socket.destroy());
  });
}
